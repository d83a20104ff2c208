using System.Runtime.CompilerServices;

namespace EcsTaskDef.PowerShell.Errors;

/// <summary>
/// The cmdlets' own errors, one method each. The method's name is the error id, so no id can drift from its text.
/// </summary>
internal static partial class Faults
{
    private const string Missing = "MISSING";
    /// <summary>The advice about a value that has the wrong type because it was cut off.</summary>
    public const string AdviceOnCutOff = CutOff + " " + HowToWriteAll;

    private const string CutOff = "ConvertTo-Json did not write all of the object into the JSON.";
    private const string HowToWriteAll = "Give it -Depth 16, or write the file with Export-TaskDefinition.";
    private const string HowToFindFamilies = "Names are case-sensitive; Get-TaskDefinitionFamily lists them.";

    public static EcsException RegionNotListed(string region, string? origin, IEnumerable<string> nearest) => Fault(
        $"'{region}'{From(origin)} is not a region of AWS that this version knows.",
        $"The nearest names are {string.Join(", ", nearest)}. Add -SkipRegionCheck to use '{region}' anyway.");

    public static EcsException RegionUnknown(string region, IEnumerable<string> nearest) => Fault(
        $"'{region}' is not a region of AWS.", $"The nearest names are {string.Join(", ", nearest)}.");

    public static EcsException RegionNameInvalid(string region, string? origin) => Fault(
        $"'{region}'{From(origin)} cannot be a region's name.",
        "A region is made of lower-case letters, digits and single hyphens, such as eu-west-1.");

    public static EcsException StoreNotOnFileSystem(string path, string provider) => Fault(
        $"'{path}' is a place of PowerShell's {provider} provider; a store is a folder.",
        "Give -Store a folder on a disk.");

    public static EcsException StorePathInvalid(string path, Exception cause) => Fault(
        $"'{path}' cannot be a store's folder: {cause.Message}",
        "Give -Store a folder on a disk.",
        cause);

    public static EcsException RemoteNeedsPowerShell7() => Fault(
        "A store at AWS or at another endpoint needs PowerShell 7: Windows PowerShell cannot keep its AWS SDK apart from others.",
        "Start pwsh, or use a store on disk.");

    public static EcsException RemoteNotInstalled(string folder) => Fault(
        $"This module has no code for stores at AWS or at another endpoint: there is no folder '{folder}'.",
        "Install the whole module.");

    public static EcsException DatabaseNeedsPowerShell7() => Fault(
        "A store in a database needs PowerShell 7: Windows PowerShell cannot keep the database's client apart from others.",
        "Start pwsh, or use a store on disk.");

    public static EcsException DatabaseNotInstalled(string folder) => Fault(
        $"This module has no code for stores in a database: there is no folder '{folder}'.",
        "Install the whole module.");

    public static EcsException NotInDatabase(string what, string store) => Fault(
        $"{what} is about files, and {store} has none of its own.",
        "Use the database's own tools, as pg_dump and pg_restore; Copy-TaskDefinitionStore and Export-TaskDefinition copy what it has.");

    public static EcsException StoreReadOnly(string store) => Fault(
        $"The session uses {store} read-only. Nothing was changed.", "Set-TaskDefinitionStore without -ReadOnly allows changes.");

    public static EcsException OnlyOnDisk(string what, string store) => Fault(
        $"{what} is for a store on disk, and {store} is none.", "Name a folder with -Store, or choose one with Set-TaskDefinitionStore.");

    public static EcsException NoStore(string path) => Fault(
        $"There is no store in {path}. Nothing was copied.", "Name the store to copy with -Source.");

    public static EcsException CopyToItself(string path) => Fault(
        $"{path} is both the store to copy and the place to copy it to. Nothing was copied.", "Name another -Destination.");

    public static EcsException CopyToAws(string location) => Fault(
        $"{location} is the real ECS, and a copy is for tests. Nothing was copied.",
        "Give -Destination a folder or the address of an endpoint; Import-TaskDefinition -Store registers files at AWS.");

    public static EcsException FamilyNotFound(string family, string region)
    {
        const string Id = nameof(FamilyNotFound);
        return new(EcsErrorKind.Fault, Id, $"There is no family '{family}' in {region}.", HowToFindFamilies)
        {
            Missing = new MissingResource(Id, family),
        };
    }

    /// <summary>The advice where a family that is named does not exist.</summary>
    /// <param name="family">The name; null = the error says it.</param>
    /// <param name="region">The region.</param>
    /// <param name="similar">Families that may be meant.</param>
    public static string AdviceOnFamily(string? family, string region, IReadOnlyList<string> similar) =>
        (family is null ? "" : $"There is no family '{family}' in {region}. ")
        + (similar.Count == 0 ? "" : $"Did you mean {string.Join(" or ", similar.Select(static one => $"'{one}'"))}? ")
        + HowToFindFamilies;

    /// <summary>The same where there is no family at all: it may be the wrong place.</summary>
    /// <param name="place">The place.</param>
    public static string AdviceOnEmptyPlace(string place) =>
        $"There is no family at all in {place}. Set-TaskDefinitionStore, -Store and -Region choose another place.";

    public static EcsException FileNotFound(string path, string advice = "Look for it with Get-ChildItem, or quote the path.") =>
        Fault($"There is no file '{path}'.", advice);

    public static EcsException TextIsNoPath(string text) => Fault(
        $"'{Shorten(text)}' is JSON text, not a path.", "Pipe it, or give it with -Json.");

    public static EcsException NoFileMatches(string pattern) => Fault(
        $"No file matches '{pattern}'.",
        "Look for it with Get-ChildItem; -LiteralPath takes a name with brackets as it is.");

    public static EcsException NameAmbiguous(string name, string region) => Fault(
        $"'{name}' is a family or revision in {region}, and a file here.",
        $"Write {PowerShellText.Argument("./" + name)} for the file; for the registry, give the revision's ARN or the object of "
            + $"Get-TaskDefinition {PowerShellText.Argument(name)}.");

    public static EcsException NotAFile(string path) => Fault(
        $"'{path}' is not a file on a disk.", "Name the JSON files in it, for example with a wildcard.");

    public static EcsException FileNotReadable(Exception cause) => Fault(
        cause.Message, "See that nobody else holds the file and that you may read it.", cause);

    public static EcsException AccessRefused(Exception cause) => Fault(
        cause.Message, "See that your user may read and write there.", cause);

    public static EcsException JsonNotReadable(Exception cause) => Fault(
        cause.Message, "Fix the JSON text and try again.", cause);

    public static EcsException YamlNotReadable(Exception cause) => Fault(
        $"The YAML cannot be read: {cause.Message}.", "Fix the file, or write it as JSON.", cause);

    public static EcsException YamlReaderNotThere(string path) => Fault(
        $"What reads YAML is missing: there is no '{path}'.", "Run ./build.ps1 in the module's folder, or install the module again.");

    public static EcsException JsonIncomplete() => Fault(
        "The JSON text from the pipeline ends before its last closing bracket.",
        "Read the file in one piece with Get-Content -Raw, or name it with -Path.");

    public static EcsException TextNotJson(
        string text, string advice = "Text from the pipeline is taken as JSON; name a file with -Path.") =>
        Fault($"'{Shorten(text)}' is not a JSON object.", advice);

    public static EcsException NotComparable(string what) => Fault(
        $"{what} is no task definition to compare.",
        "Give one revision such as web:3, an ARN, a file, JSON text or an object with ECS's members; from the pipeline, one after the "
            + "other.");

    public static EcsException FamilyExpected(string name, string family) => Fault(
        $"'{name}' is a revision; expected a family.", $"Write {PowerShellText.Argument(family)}.");

    public static EcsException RuleUnknown(string pattern) => Fault(
        $"There is no rule '{pattern}'.",
        "Get-TaskDefinitionFinding shows the rules' names; Tab completes them after -Finding.");

    public static EcsException NoneBefore(string revision) => Fault(
        $"There is no revision before {revision} to compare it with.",
        "Name both: Compare-TaskDefinition web:1 web:3.");

    public static EcsException NothingToCompareWith(string what) => Fault(
        $"{what} alone cannot be compared: only a family or revision has one before it.",
        "Name what to compare it with as well.");

    public static EcsException NothingGiven() => Fault(
        "No task definition was given.",
        "Give a file, -ContainerDefinition, JSON text with -Json, a revision to start from with -TaskDefinition, or pipe task "
            + "definitions.");

    public static EcsException NothingToRegister() => Fault(
        "There is nothing to register in this input.",
        "Give JSON text, a file, a hashtable or an object with ECS's members, such as family and containerDefinitions.");

    public static EcsException NothingToImport(string input) => Fault(
        $"'{input}' is neither a file nor JSON text.",
        "Pipe files or their content; register objects with Register-TaskDefinition.");

    public static EcsException InputNamesNothing() => Fault(
        "The object of the pipeline names no cluster, service or task.",
        "Pipe objects with ClusterArn, ServiceArn or TaskArn, or name what you want.");

    public static EcsException NobodyToAsk() => Fault(
        "Nobody can be asked here: this host is not interactive.",
        "Choose with Where-Object or Select-Object instead.");

    public static EcsException NobodyToAsk(string target, string action, Exception cause) => Fault(
        $"\"{action}\" on \"{target}\" is to be confirmed, and nobody can be asked here: this host is not interactive.",
        "Add -Force, or -Confirm:$false.",
        cause);

    public static EcsException InputTooDeep(int levels, string path) => Fault(
        $"The object is nested more than {levels} levels deep.",
        "Does it contain itself? A task definition needs about ten.",
        path: path);

    public static EcsException MemberTwice(string member, string path) => Fault(
        $"The member '{member}' is there twice under different spellings.",
        "Keep one of them.",
        path: path);

    public static EcsException MemberUnknown(string member, IEnumerable<string> known, string path) => Fault(
        $"ECS has no member '{member}' here.",
        $"The members are {string.Join(", ", known.OrderBy(static k => k, StringComparer.Ordinal))}.",
        path: path);

    public static EcsException MemberMisspelt(string message, string advice, string path, int more) => Fault(
        message,
        more == 0 ? advice : $"{advice} {more} more of its members are misspelt: Test-TaskDefinition shows them all.",
        path: path);

    public static EcsException ObjectFromElsewhere(string origin, string place) => Fault(
        $"The object is from {origin}, and the command works on {place}.",
        "Leave -Store and -Region out to work where it is from. Register-TaskDefinition copies revisions to another store or region.");

    public static EcsException WildcardInvalid(Exception cause) => Fault(
        cause.Message, "Close the bracket, as in web-[ab]*; a name with a bracket has a backtick before it.", cause);

    public static EcsException ServerRuntimeMissing(bool dotnetIsThere, IEnumerable<string> others) => Fault(
        "The server needs the ASP.NET Core Runtime 10.0, and "
            + (!dotnetIsThere ? "there is no dotnet."
                : others.Any() ? $"dotnet has {string.Join(", ", others)}."
                : "dotnet has no ASP.NET Core Runtime."),
        "Install 'ASP.NET Core Runtime 10.0' from https://dotnet.microsoft.com/download/dotnet/10.0 and see that dotnet is on "
            + "the PATH or that DOTNET_ROOT names its folder.");

    public static EcsException ServerNotThere(string program) => Fault(
        $"There is no '{program}'.", "Run ./build.ps1 in the module's folder, or install the module again.");

    public static EcsException ServerNotStarted(string reason) => Fault(
        $"The server did not start: {(reason.Length > 0 ? reason : "it gave no reason.")}",
        "Fix the cause; without -Port a free port is taken.");

    public static EcsException ServerSlow(TimeSpan patience) => Fault(
        $"The server did not answer within {patience.TotalSeconds:0.#} seconds and was stopped.",
        "Give it more with -Timeout; a store of gigabytes without a checkpoint is read first.");

    public static EcsException ServerUnknown(int processId) => Fault(
        $"No server of this PowerShell has the process id {processId}.",
        "A server ends with the process that started it; Stop-TaskDefinitionServer without an id stops all of this one's, "
            + "and Get-TaskDefinitionServer shows those of others too.");

    public static EcsException ServerNotFound(int processId) => Fault(
        $"No server of yours has the process id {processId}.", "Get-TaskDefinitionServer without an id shows all.");

    /// <summary>
    /// An item of an answer's failures: ECS gives it a reason and no code, so the reason is the id too.
    /// </summary>
    public static EcsException FailureOf(Failure failure) => new(
        EcsErrorKind.Refusal,
        failure.Reason,
        failure.Reason == Missing ? $"There is no '{failure.Arn}' (MISSING)"
            : $"'{failure.Arn}' does not take the task: {failure.Reason}"
                + (failure.Detail is { Length: > 0 } detail ? $" ({detail})" : ""));

    public static EcsException KeepInactiveNeedsDelete() => Fault(
        "-KeepInactive says how many INACTIVE revisions are not deleted, but nothing is deleted without -Delete.",
        "Add -Delete, or leave -KeepInactive out.");

    public static EcsException OlderThanNegative() => Fault(
        "-OlderThan is a length of time and cannot be negative.", "Write 12h or 30d.");

    public static EcsException FileExists(string path) => Fault(
        $"The file '{path}' is there already.", "Export into an empty folder, or replace files with -Force.");

    public static EcsException FileNameUnsafe(string name) => Fault(
        $"'{name}' cannot be a file's name in the folder: a family has letters, digits, hyphens and underscores.",
        "The store or the definition was not written by this software. See what Get-TaskDefinitionStoreFinding lists.");

    public static EcsException ArchiveTextInvalid(string reason) => Fault(
        $"An object in the file is not a revision: {reason}.", "Export it again.");

    public static EcsException ArchiveIncomplete() => Fault(
        "The file ends before the last closing bracket; nothing of it was imported.",
        "Export it again, or repair its end.");

    public static EcsException ArchiveTooNew(int format) => Fault(
        $"The file is an export of format {format}, which this version does not know.", "Use a newer version.");

    public static EcsException RevisionNumberMissing(string family) => Fault(
        $"A definition of the family '{family}' has no revision number; nothing of the family was restored.",
        "Leave -KeepRevision out to register it as a new revision, or import what Export-TaskDefinition -All wrote.");

    public static EcsException JsonCutOff(string path) => Fault(CutOff, HowToWriteAll, path: path);

    public static EcsException Unexpected(Exception cause) => Fault(
        $"Something went wrong that should not: {cause.Message} ({cause.GetType().Name})",
        "Please report it with the output of Get-Error.",
        cause);

    /// <summary>The ids of the faults that say something is not there.</summary>
    public static bool IsAbsence(string code) => code is nameof(FileNotFound) or nameof(NoFileMatches)
        or nameof(NoneBefore) or nameof(ServerUnknown) or nameof(ServerNotFound) or Missing;

    /// <summary>The ids of the faults, the store's too, that are about what the user typed.</summary>
    public static bool IsAboutInput(string code) =>
        code is "NoteTooLong" or "StoreAccountInvalid" or "StoreRegionInvalid" or "StoreRemovalDelayInvalid" or "StoreRuntimeSettingInvalid"
            or "StoreSequenceNeedsRegion" or nameof(NotComparable)
            or nameof(NothingToCompareWith) or nameof(RuleUnknown) or nameof(FamilyExpected) or nameof(NothingGiven)
            or nameof(RegionNotListed) or nameof(RegionUnknown) or nameof(RegionNameInvalid) or nameof(StoreNotOnFileSystem)
            or nameof(StorePathInvalid) or nameof(NotAFile) or nameof(NameAmbiguous) or nameof(NothingToRegister)
            or nameof(NothingToImport) or nameof(InputNamesNothing) or nameof(MemberUnknown) or nameof(MemberMisspelt)
            or nameof(ObjectFromElsewhere) or nameof(WildcardInvalid)
            or nameof(KeepInactiveNeedsDelete) or nameof(OlderThanNegative) or nameof(OverrideEmpty) or nameof(OverrideShapeWrong)
            or nameof(OverrideMixed) or nameof(OverrideValueWrong) or nameof(OverrideTwice) or nameof(VariableAndSecret)
            or nameof(ContainerUnknown) or nameof(ContainerNotNamed) or nameof(TextIsNoPath) or nameof(TimeoutNeedsWait);

    private static EcsException Fault(
        string text, string advice, Exception? cause = null, string? path = null, [CallerMemberName] string id = "") =>
        new(EcsErrorKind.Fault, id, text, advice, path, cause);

    private static string From(string? origin) => origin is null ? "" : $" (from {origin})";

    private static string Shorten(string text)
    {
        string line = new(text.Trim().TakeWhile(static c => c is not ('\r' or '\n')).ToArray());
        return line.Length <= 60 ? line : line.Substring(0, 59) + "...";
    }
}
