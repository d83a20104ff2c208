namespace EcsTaskDef.Help;

/// <summary>A table as lines of text: columns side by side where they fit, otherwise each row under its first cell.</summary>
internal static class TextTable
{
    private const int Gap = 2, LeastLastColumn = 28;

    /// <param name="rows">The cells; the first row has the heads.</param>
    /// <param name="width">The width of a line.</param>
    public static string Of(IReadOnlyList<IReadOnlyList<string>> rows, int width)
    {
        int columns = rows[0].Count;
        int[] widths = [.. Enumerable.Range(0, columns - 1).Select(i => rows.Max(row => row[i].Length))];
        int before = widths.Sum() + (Gap * widths.Length);
        IEnumerable<string> lines = width - before >= LeastLastColumn
            ? SideBySide([rows[0], Rule(rows, widths, width - before), .. rows.Skip(1)], widths, width - before)
            : rows.Skip(1).SelectMany(row => Stacked(rows[0], row, width));
        return string.Join('\n', lines);
    }

    /// <summary>Text in lines of at most the given number of characters, broken at spaces.</summary>
    public static IEnumerable<string> Wrap(string text, int width)
    {
        var line = new StringBuilder();
        foreach (string word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > width)
            {
                yield return line.ToString();
                line.Clear();
            }

            if (line.Length > 0) line.Append(' ');
            line.Append(word);
        }

        yield return line.ToString();
    }

    private static string[] Rule(IReadOnlyList<IReadOnlyList<string>> rows, int[] widths, int last) =>
        [.. widths.Append(Math.Min(last, rows.Max(static row => row[^1].Length))).Select(static width => new string('-', width))];

    private static IEnumerable<string> SideBySide(IReadOnlyList<IReadOnlyList<string>> rows, int[] widths, int last)
    {
        foreach (IReadOnlyList<string> row in rows)
        {
            string[] wrapped = [.. Wrap(row[^1], last)];
            for (int i = 0; i < wrapped.Length; i++)
            {
                int number = i;
                yield return (string.Concat(widths.Select((width, column) => (number == 0 ? row[column] : "").PadRight(width + Gap)))
                    + wrapped[i]).TrimEnd();
            }
        }
    }

    private static IEnumerable<string> Stacked(IReadOnlyList<string> heads, IReadOnlyList<string> row, int width)
    {
        yield return row[0];
        for (int i = 1; i < row.Count; i++)
        {
            bool isFirst = true;
            foreach (string line in Wrap($"{heads[i]}: {row[i]}", width - 4))
            {
                yield return (isFirst ? "    " : "      ") + line;
                isFirst = false;
            }
        }
    }
}
