using System.Reflection;
using System.Resources;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using EcsTaskDef.Engine;

namespace EcsTaskDef.Core.Tests.Laws;

/// <summary>The laws of docs/ARCHITECTURE.md that a test can keep.</summary>
[Trait("Category", "Fast")]
public sealed class LawTests
{
    private static readonly Assembly s_core = typeof(RegistryHost).Assembly;

    [Fact]
    public void The_engine_knows_nothing_of_PowerShell_HTTP_SQL_or_consoles()
    {
        string[] referenced = s_core.GetReferencedAssemblies().Select(static a => a.Name!).ToArray();
        Assert.Contains("System.Text.Json", referenced);
        string[] strangers =
            ["System.Management.Automation", "PowerShell", "System.Net", "Microsoft.AspNetCore", "System.Data", "Npgsql", "System.Console",
                "Newtonsoft"];
        Assert.Empty(referenced.Where(name => strangers.Any(s => name.StartsWith(s, StringComparison.OrdinalIgnoreCase))));
        Assert.All(referenced, static name => Assert.Matches("^(System|netstandard|Microsoft\\.Bcl\\.)", name));
    }

    [Fact]
    public void Conditions_stand_in_the_polyfill_files_alone()
    {
        string[] sources = Directory.GetFiles(Path.Combine(Repository.Root, "src"), "*.cs", SearchOption.AllDirectories)
            .Where(static f => !f.Contains(Repository.Separated("obj"), StringComparison.Ordinal)).ToArray();
        Assert.True(sources.Length > 100);
        Assert.Contains(sources, HasCondition);
        Assert.Empty(sources.Where(static f => Path.GetFileName(f) != "Polyfills.cs" && HasCondition(f)));

        static bool HasCondition(string file) => Regex.IsMatch(File.ReadAllText(file), @"^\s*#\s*(if|elif)\b", RegexOptions.Multiline);
    }

    // For one kind of machine it is built into another folder: then what lies in this one is old, or nothing.
    [Fact]
    public void No_project_guesses_where_another_is_built()
    {
        string[] projects = Directory.GetFiles(Path.Combine(Repository.Root, "src"), "*.csproj", SearchOption.AllDirectories);
        Assert.True(projects.Length > 5);

        // Its generator runs while it is built, on whatever machine that is.
        Assert.Equal(
            ["EcsTaskDef.AWSTools.csproj"],
            projects.Where(static file => File.ReadAllText(file).Contains("/bin/$(Configuration)", StringComparison.Ordinal))
                .Select(Path.GetFileName));
    }

    [Fact]
    public void Every_text_is_used()
    {
        string[] postgres = Repository.Sources(Repository.Combine("src", "EcsTaskDef.PostgreSql"));
        string code = string.Join("\n", Repository.CoreSources().Concat(postgres).Select(File.ReadAllText));

        // A rule's text and how to mend it go by one name.
        Assert.Empty(Texts().Select(static t => t.Key).Where(key => !Regex.IsMatch(code, $@"\bSR\.{Regex.Replace(key, "Fix$", "")}\b")));
    }

    [Fact]
    public void Every_text_says_whose_it_is() =>
        Assert.Empty(Texts().Where(static t => !Regex.IsMatch(t.Comment, "[Oo]urs|docs/ECS.md §|CloudFormation"))
            .Select(static t => t.Key));

    [Fact]
    public void The_texts_are_in_the_assembly()
    {
        ResourceManager manager = new("EcsTaskDef.Errors.SR", s_core);
        Assert.Equal("Revision is missing", manager.GetString("RevisionMissing", System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Every_member_of_the_model_and_of_requests_is_immutable()
    {
        IEnumerable<string> settable =
            from type in s_core.GetExportedTypes()
            where type.Namespace is "EcsTaskDef.Model" or "EcsTaskDef.Model.Workloads" or "EcsTaskDef.Messages"
            from property in type.GetProperties(BindingFlags.Instance | BindingFlags.Public)
            where property.SetMethod is { IsPublic: true } set
                && !set.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(System.Runtime.CompilerServices.IsExternalInit))
            select $"{type.Name}.{property.Name}";
        Assert.Empty(settable);
    }

    private static List<(string Key, string Value, string Comment)> Texts()
    {
        XDocument file = XDocument.Load(Path.Combine(Repository.Root, "src", "EcsTaskDef.Core", "Errors", "SR.resx"));
        return file.Root!.Elements("data").Select(static d =>
            ((string)d.Attribute("name")!, (string)d.Element("value")!, (string?)d.Element("comment") ?? "")).ToList();
    }
}
