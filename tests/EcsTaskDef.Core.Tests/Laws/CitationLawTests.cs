using System.Text.RegularExpressions;

namespace EcsTaskDef.Core.Tests.Laws;

/// <summary>What comments, texts and pages cite is there to be read: docs/ECS.md, by section and by anchor.</summary>
[Trait("Category", "Fast")]
public sealed class CitationLawTests
{
    private static readonly string s_catalogue = File.ReadAllText(Path.Combine(Repository.Root, "docs", "ECS.md"));

    [Fact]
    public void Every_citation_of_the_catalogue_leads_somewhere()
    {
        HashSet<string> sections = Found(s_catalogue, @"^#+ (\d+(?:\.\d+)?) ").ToHashSet();
        HashSet<string> anchors = Found(s_catalogue, "<a id=\"([^\"]+)\"></a>").ToHashSet();
        Assert.True(sections.Count > 30);
        Assert.True(anchors.Count > 300);

        List<string> astray = [];
        int citations = 0;
        foreach (string file in Pages())
        {
            string text = File.ReadAllText(file);
            string[] cited = Found(text, @"§\s?(\d+(?:\.\d+)?)").ToArray();
            citations += cited.Length;
            IEnumerable<string> lost = cited.Where(s => !sections.Contains(s)).Select(static s => "§" + s)
                .Concat(Found(text, "ECS\\.md#([a-z0-9.-]+)").Where(a => !anchors.Contains(a)).Select(static a => "#" + a));
            astray.AddRange(lost.Distinct().Select(place => $"{Path.GetRelativePath(Repository.Root, file)}: {place}"));
        }

        Assert.True(citations > 300);
        Assert.Empty(astray);
    }

    [Fact]
    public void Every_anchor_of_the_catalogue_is_there_once()
    {
        IEnumerable<string> twice = Found(s_catalogue, "<a id=\"([^\"]+)\"></a>").GroupBy(static a => a).Where(static g => g.Skip(1).Any())
            .Select(static g => g.Key);
        Assert.Empty(twice);
    }

    private static IEnumerable<string> Pages() =>
        from folder in new[] { "src", "tests", "docs", "module" }
        from file in Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*", SearchOption.AllDirectories)
        where Path.GetExtension(file) is ".cs" or ".resx" or ".md" or ".ps1" or ".psm1"
        where !file.Contains(Repository.Separated("obj"), StringComparison.Ordinal)
        where !file.Contains(Repository.Separated("bin"), StringComparison.Ordinal)
        select file;

    private static IEnumerable<string> Found(string text, string pattern) =>
        Regex.Matches(text, pattern, RegexOptions.Multiline).Select(static m => m.Groups[1].Value);
}
