using System.Text.RegularExpressions;
using EcsTaskDef.PowerShell.Commands;
using EcsTaskDef.PowerShell.Pipeline;

namespace EcsTaskDef.PowerShell.Tests;

/// <summary>The laws of the house that hold for the cmdlets.</summary>
[Trait("Category", "Fast")]
public sealed partial class LawTests
{
    private static readonly string s_source = Repository.Combine("src", "EcsTaskDef.PowerShell");

    [Fact]
    public void Commands_holds_one_file_for_each_cmdlet_and_nothing_else()
    {
        string[] files = Directory.GetFileSystemEntries(Path.Combine(s_source, "Commands"))
            .Select(Path.GetFileName).Order(StringComparer.Ordinal).ToArray()!;
        string[] expected = CmdletSurface.Cmdlets.Select(static cmdlet => cmdlet.Name + ".cs")
            .Order(StringComparer.Ordinal).ToArray();
        Assert.Equal(expected, files);
    }

    [Fact]
    public void A_cmdlet_is_named_for_its_verb_and_noun_and_sealed()
    {
        Assert.All(CmdletSurface.Cmdlets, static cmdlet =>
        {
            Assert.Equal(CmdletSurface.NameOf(cmdlet).Replace("-", "", StringComparison.Ordinal) + "Command", cmdlet.Name);
            Assert.True(cmdlet.IsSealed);
            Assert.Equal("EcsTaskDef.PowerShell.Commands", cmdlet.Namespace);
        });
    }

    // The bases have a page of what all cmdlets share in the same three words, and each cmdlet calls it where it begins and ends.
    [Fact]
    public void A_cmdlet_reads_in_the_words_of_PowerShell()
    {
        foreach (Type cmdlet in CmdletSurface.Cmdlets)
        {
            string source = File.ReadAllText(Path.Combine(s_source, "Commands", cmdlet.Name + ".cs"));
            Assert.Contains("protected override void ProcessRecord()", source, StringComparison.Ordinal);

            // They look at a store that has other regions than the session's, which is not judged.
            bool judges = typeof(RegistryCommand).IsAssignableFrom(cmdlet)
                && cmdlet != typeof(GetTaskDefinitionStoreCommand) && cmdlet != typeof(SetTaskDefinitionStoreCommand);
            string[] shared = [.. judges ? ["ProcessRecord"] : Array.Empty<string>(),
                .. typeof(StoreCommand).IsAssignableFrom(cmdlet) ? ["BeginProcessing", "EndProcessing"] : Array.Empty<string>()];
            Assert.All(shared, word => Assert.Equal(
                source.Contains($"protected override void {word}()", StringComparison.Ordinal),
                source.Contains($"        base.{word}();", StringComparison.Ordinal)));
        }
    }

    [Fact]
    public void The_manifest_exports_exactly_the_cmdlets()
    {
        string manifest = File.ReadAllText(Repository.Combine("EcsTaskDef.psd1"));
        string list = CmdletsToExport().Match(manifest).Groups[1].Value;
        string[] exported = Quoted().Matches(list).Select(static match => match.Groups[1].Value).ToArray();
        Assert.Equal(CmdletSurface.Cmdlets.Select(CmdletSurface.NameOf), exported);
    }

    // PowerShell looks a name of a type in brackets up while it reads the file, and one that it does not know by heart in every
    // assembly of the process: a quarter of the time that an import takes. ([type]'Name')::Member looks when it runs.
    [Theory]
    [InlineData("EcsTaskDef.psm1")]
    [InlineData("EcsTaskDef.Format.ps1xml")]
    [InlineData("EcsTaskDef.Types.ps1xml")]
    public void What_is_read_at_import_names_no_type_that_is_searched_for(string file)
    {
        string text = File.ReadAllText(Repository.Combine("module", file));
        string[] known = ["type", "string", "version", "int"];
        Assert.All(TypeLiteral().Matches(text), match => Assert.Contains(match.Groups[1].Value, known));
    }

    [Fact]
    public void Every_cmdlet_has_a_suite_and_each_that_asks_a_registry_has_region_and_store()
    {
        Assert.All(CmdletSurface.Cmdlets, static cmdlet =>
        {
            if (typeof(StoreCommand).IsAssignableFrom(cmdlet))
            {
                string[] parameters = CmdletSurface.Parameters(cmdlet).Select(static parameter => parameter.Name).ToArray();
                Assert.Contains("Region", parameters);
                Assert.Contains("Store", parameters);
            }

            string name = CmdletSurface.NameOf(cmdlet);
            Assert.True(File.Exists(Repository.Combine("tests", "pester", name + ".Tests.ps1")), $"{name} has no suite.");
        });
    }

    [Fact]
    public void Every_parameter_set_is_used_in_a_Pester_file()
    {
        string[] lines = [.. Directory.GetFiles(Repository.Combine("tests", "pester"), "*.ps1").SelectMany(File.ReadLines)];
        foreach (Type cmdlet in CmdletSurface.Cmdlets)
        {
            string name = CmdletSurface.NameOf(cmdlet);
            string[] sets = CmdletFacts.Sets(cmdlet);
            if (sets.Length == 1) continue;
            foreach (string set in sets)
            {
                // What only this set has, or takes from the pipeline: by name or in the pipeline or at a position.
                string[] own = [.. CmdletFacts.Parameters(cmdlet)
                    .Where(facts => facts.Value.In(set) is { } here
                        && sets.Count(other => facts.Value.In(other) is { } there && (there.FromPipeline || !here.FromPipeline)) == 1)
                    .Select(facts => facts.Value.In(set) is { FromPipeline: true } ? $@"\|[^|]*{name}\b"
                        : facts.Value.In(set)!.Position is not null ? $@"{name} ['\w*./$]" : $@"{name}\b.* -{facts.Key}\b")];
                bool isUsed = lines.Any(line => own.Any(pattern => Regex.IsMatch(line, pattern)));
                Assert.True(own.Length > 0 && isUsed, $"{name}: no Pester file uses its set {set}.");
            }
        }
    }

    [Fact]
    public void Scripts_are_ascii_for_Windows_PowerShell()
    {
        string[] scripts = [.. Directory.GetFiles(Repository.Root, "*.ps*1"),
            .. Directory.GetFiles(Repository.Combine("module"), "*.ps*1*"),
            .. Directory.GetFiles(Repository.Combine("tests", "pester"), "*.ps1")];
        Assert.NotEmpty(scripts);
        Assert.All(scripts, static script => Assert.All(File.ReadAllBytes(script), static b => Assert.InRange(b, 0, 127)));
    }

    // Where a parameter of text has no completer, PowerShell suggests the files of the folder.
    [Fact]
    public void Only_what_takes_a_file_or_folder_lets_PowerShell_suggest_files()
    {
        string[] files = ["Path", "LiteralPath", "Store", "Destination", "LogPath", "Json", "InputObject"];
        string[] wrong = [.. CmdletSurface.Cmdlets.SelectMany(static cmdlet => CmdletSurface.Parameters(cmdlet)
            .Where(static parameter => TextOf(parameter.PropertyType) is "System.String" or "System.Object")
            .Where(static parameter => !parameter.GetCustomAttributesData().Any(static attribute =>
                attribute.AttributeType.Name is "ArgumentCompleterAttribute" or "ValidateSetAttribute"))
            .Select(parameter => (Name: $"{CmdletSurface.NameOf(cmdlet)} -{parameter.Name}", Parameter: parameter.Name)))
            .Where(one => !files.Contains(one.Parameter)).Select(static one => one.Name)];
        Assert.Empty(wrong);
    }

    private static string? TextOf(Type type) => (type.IsArray ? type.GetElementType()! : type).FullName;

    [Fact]
    public void The_surface_changes_only_with_its_approved_file() =>
        Repository.DemandApproved("cmdlet-surface.txt", CmdletSurface.Describe());

    [GeneratedRegex(@"\[([A-Za-z][A-Za-z.]*)\]")]
    private static partial Regex TypeLiteral();

    [GeneratedRegex(@"CmdletsToExport\s*=\s*@\(([^)]*)\)")]
    private static partial Regex CmdletsToExport();

    [GeneratedRegex("'([^']+)'")]
    private static partial Regex Quoted();
}
