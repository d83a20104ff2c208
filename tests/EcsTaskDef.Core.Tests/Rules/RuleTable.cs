namespace EcsTaskDef.Core.Tests.Rules;

/// <summary>
/// A table of the folder Tables: headings, and under each what it is about, a definition (<see cref="Court.Define"/>) behind a sign.
/// A line that begins further in continues the line above; # begins a comment.
/// </summary>
internal static class RuleTable
{
    /// <summary>The rows of each table whose name begins so.</summary>
    public static Row[] Read(string name) =>
    [
        .. Directory.GetFiles(Repository.Combine("tests", "EcsTaskDef.Core.Tests", "Rules", "Tables"), name + "*.txt")
            .Order(StringComparer.Ordinal).SelectMany(static f => Rows(Whole(File.ReadLines(f)))),
    ];

    /// <summary>Rows that go by two: what is wrong (-), and beside it what is right (+).</summary>
    public static IEnumerable<(string Heading, string Wrong, string Right)> Pairs(string name)
    {
        foreach (Row[] pair in Read(name).Chunk(2))
        {
            Assert.Equal("-+", $"{pair[0].Sign}{pair[1].Sign}");
            yield return (pair[0].Heading, pair[0].Json, pair[1].Json);
        }
    }

    private static IEnumerable<Row> Rows(IEnumerable<string> lines)
    {
        string heading = "";
        foreach (string line in lines)
        {
            if (line.StartsWith("  ", StringComparison.Ordinal)) yield return new Row(heading, line[2], Court.Define(line[4..]));
            else heading = line;
        }
    }

    private static List<string> Whole(IEnumerable<string> lines)
    {
        List<string> whole = [];
        foreach (string line in lines.Where(static l => l.Length > 0 && l[0] != '#'))
        {
            if (line.StartsWith("      ", StringComparison.Ordinal)) whole[^1] += ' ' + line.TrimStart();
            else whole.Add(line);
        }

        return whole;
    }

    internal sealed record Row(string Heading, char Sign, string Json);
}
