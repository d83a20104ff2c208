namespace EcsTaskDef.Benchmarks;

/// <summary>The measured part of docs/PERFORMANCE.md: printed as it grows, and put between the marks at the end.</summary>
internal sealed class Report
{
    private const string Begin = "<!-- measured: begin -->";
    private const string End = "<!-- measured: end -->";

    private readonly StringBuilder _details = new();
    private readonly List<string> _rows = [];

    /// <summary>A line of the table of what was promised.</summary>
    public void Promise(string work, string toReach, string measured, bool reached)
    {
        string row = $"| {work} | {toReach} | {measured} | {(reached ? "yes" : "**no**")} |";
        _rows.Add(row);
        Console.WriteLine(row);
    }

    /// <summary>A table of details with its title.</summary>
    public void Table(string title, string[] head, IEnumerable<string[]> rows)
    {
        StringBuilder table = new();
        table.Append("### ").Append(title).Append("\n\n| ").AppendJoin(" | ", head).Append(" |\n|");
        foreach (string _ in head) table.Append("---|");
        table.Append('\n');
        foreach (string[] row in rows) table.Append("| ").AppendJoin(" | ", row).Append(" |\n");
        _details.Append(table).Append('\n');
        Console.WriteLine();
        Console.WriteLine(table);
    }

    public void Write(string path, string machine)
    {
        string whole = File.ReadAllText(path);
        int begin = whole.IndexOf(Begin, StringComparison.Ordinal), end = whole.IndexOf(End, StringComparison.Ordinal);
        if (begin < 0 || end < begin) throw new InvalidDataException($"'{path}' has no marks {Begin} and {End}.");
        StringBuilder measured = new();
        measured.Append(Begin).Append("\n\n").Append(machine).Append("\n\n| work | to reach | measured | reached |\n|---|---|---|---|\n");
        foreach (string row in _rows) measured.Append(row).Append('\n');
        measured.Append('\n').Append(_details);
        File.WriteAllText(path, whole[..begin] + measured + whole[end..]);
    }
}
