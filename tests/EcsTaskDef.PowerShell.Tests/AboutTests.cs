using System.Reflection;
using System.Text.RegularExpressions;
using EcsTaskDef.PowerShell.Errors;

namespace EcsTaskDef.PowerShell.Tests;

/// <summary>The about topics leave nothing out.</summary>
[Trait("Category", "Fast")]
public sealed partial class AboutTests
{
    [Fact]
    public void Every_error_id_is_explained_and_every_explained_id_is_one()
    {
        string core = string.Join('\n', new[] { "EcsTaskDef.Core", "EcsTaskDef.PostgreSql" }
            .SelectMany(static project => Directory.GetFiles(Repository.Combine("src", project), "*.cs", SearchOption.AllDirectories))
            .Where(static file => !file.Split(Path.DirectorySeparatorChar).Contains("obj"))
            .Where(static file => Path.GetFileName(file) != "EcsErrors.cs")
            .Select(File.ReadAllText));
        string[] reasons = [.. core.Split('\n')
            .Where(static line => ReasonGiven().IsMatch(line) || line.Contains("\"RESOURCE:", StringComparison.Ordinal))
            .SelectMany(static line => Reason().Matches(line)).Select(static match => match.Groups[1].Value)];
        IEnumerable<string> faults = StoreFault().Matches(core).Select(static match => match.Groups[1].Value);
        string[] ids = [.. Codes(), .. MissingIds(), .. CmdletFaults(), .. faults, .. reasons];

        // A fault takes its id from the text's key; code that hands a text on hands its key on too.
        Assert.All(TextHandedOn().Matches(core), static match => Assert.EndsWith(", code);", match.Value, StringComparison.Ordinal));
        Assert.Equal(
            ids.Distinct().Order(StringComparer.Ordinal),
            Row().Matches(Page("about_EcsTaskDef_Errors")).Select(static match => match.Groups[1].Value).Order(StringComparer.Ordinal));
    }

    // Ids that no Pester file can have a cmdlet give; other tests do.
    private static readonly Dictionary<string, string> s_unseen = new()
    {
        [EcsErrorCodes.UnknownOperation] = "the endpoint alone gives it",
        [EcsErrorCodes.ClusterContainsInstances] = "container instances are registered through the endpoint",
        [EcsErrorCodes.AttributeLimitExceeded] = "the endpoint alone gives it",
        [EcsErrorCodes.DaemonNotFound] = "the endpoint alone gives it",
        [EcsErrorCodes.ResourceInUse] = "the endpoint alone gives it",
        [EcsErrorCodes.ServiceDeploymentNotFound] = "the endpoint alone gives it",
        [EcsErrorCodes.TargetNotFound] = "the endpoint alone gives it",
        [EcsErrorCodes.TaskSetNotFound] = "the endpoint alone gives it",
        ["CopyDiffers"] = "the destination must change what was written",
        ["CopyWorkloadInvalid"] = "a server must answer names that ECS has not",
        [EcsErrorCodes.ResourceNotFound] = "the endpoint alone gives it",
        ["PagesEndless"] = "a server must answer pages that ECS has not",
        ["RESOURCE:CPU"] = "container instances are registered through the endpoint",
        ["RESOURCE:MEMORY"] = "container instances are registered through the endpoint",
        ["AccessRefused"] = "the account that runs the tests may be refused nothing",
        ["DatabaseEncoding"] = "the database must have another encoding",
        ["DatabaseLocationInvalid"] = "PostgreSql.Tests has them all",
        ["DatabaseNotInstalled"] = "the package is whole",
        ["DatabaseOutcomeUnknown"] = "the database must go away between COMMIT and its answer",
        ["DatabaseSchemaGone"] = "the tables must be dropped under a session",
        ["DatabaseSchemaMissing"] = "the role must have no right to make tables",
        ["DatabaseSchemaOld"] = "there is no older version yet",
        ["DatabaseSettingsUnreadable"] = "somebody must have written the row",
        ["ServerNotThere"] = "the package is whole",
        ["Unexpected"] = "a defect of the module gives it",
        [MissingResource.ContainerInstance] = "container instances are registered through the endpoint",
        [MissingResource.Service] = "services are tagged through the endpoint",
        ["YamlReaderNotThere"] = "the package is whole",
        ["RestoreTooLarge"] = "it takes 256 MiB of definitions",
        ["StoreBusy"] = "a lock is waited for, for a minute",
        ["StoreCopyUnsound"] = "the disk must change what was written",
        ["RemoteNotInstalled"] = "the package is whole",
        ["StoreLocksOff"] = "the file system must have no locks",
        ["StoreNotCompacted"] = "a warning, where damage is found in a region that a change compacts",
        ["StoreNetwork"] = "the store must be on a network file system",
        ["StoreOptimizeFailed"] = "the disk must refuse a write",
        ["StoreReadFailed"] = "the disk must refuse a read",
        ["StoreRegionInvalid"] = "RegionNameInvalid comes first",
        ["StoreReplaced"] = "the journal must be replaced while a change is written",
        ["StoreRepairFailed"] = "the disk must refuse a write",
        ["StoreSyncFailed"] = "the disk must refuse a sync",
    };

    [Fact]
    public void Every_error_id_that_a_cmdlet_can_be_made_to_give_is_named_in_a_Pester_file()
    {
        string suite = string.Join('\n', Directory.GetFiles(Repository.Combine("tests", "pester"), "*.ps1").Select(File.ReadAllText));
        string[] ids = [.. Row().Matches(Page("about_EcsTaskDef_Errors")).Select(static match => match.Groups[1].Value)];
        string[] unseen = [.. ids.Where(id => !Regex.IsMatch(suite, $@"\b{Regex.Escape(id)}\b")).Order(StringComparer.Ordinal)];
        Assert.Equal(s_unseen.Keys.Order(StringComparer.Ordinal), unseen);
    }

    [Fact]
    public void Every_cmdlet_is_among_the_commands()
    {
        string[] told = [.. Row().Matches(Page("about_EcsTaskDef")).Select(static match => match.Groups[1].Value)];
        Assert.Equal(CmdletSurface.Cmdlets.Select(CmdletSurface.NameOf), told.Order(StringComparer.Ordinal));
    }

    private static IEnumerable<string> Codes() =>
        typeof(EcsErrorCodes).GetFields().Select(static field => (string)field.GetRawConstantValue()!);

    private static IEnumerable<string> MissingIds() =>
        typeof(MissingResource).GetFields().Select(static field => (string)field.GetRawConstantValue()!);

    private static IEnumerable<string> CmdletFaults() => typeof(Faults).GetMethods(BindingFlags.Public | BindingFlags.Static)
        .Where(static method => method.ReturnType == typeof(EcsException) && method.Name != nameof(Faults.FailureOf))
        .Select(static method => method.Name);

    private static string Page(string topic) => File.ReadAllText(Repository.Combine("docs", "en-US", topic + ".md"));

    [GeneratedRegex(@"^\| ([A-Z][\w:-]*) \|", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(@"(?:EcsErrors\.Fault\(\s*|, nameof\()SR\.(\w+)")]
    private static partial Regex StoreFault();

    [GeneratedRegex(@"EcsErrors\.Fault\((?!\s*SR\.)[^;]*;")]
    private static partial Regex TextHandedOn();

    [GeneratedRegex(@"\b[rR]eason = ")]
    private static partial Regex ReasonGiven();

    [GeneratedRegex("\"([A-Z]+(?::[A-Z]+)?)\"")]
    private static partial Regex Reason();
}
