namespace EcsTaskDef.PowerShell.Input;

/// <summary>The answer to a numbered list: <c>2</c>, <c>1,3-5</c>, <c>all</c>; nothing = none.</summary>
internal static class Choice
{
    /// <summary>The chosen positions, from 0, in the order of the list; null when the text is invalid.</summary>
    /// <param name="text">The answer.</param>
    /// <param name="count">The length of the list.</param>
    /// <param name="single">Whether at most one may be chosen.</param>
    public static IReadOnlyList<int>? Parse(string text, int count, bool single)
    {
        var chosen = new SortedSet<int>();
        foreach (string part in text.Split(new[] { ',', ' ', '\t' }, StringSplitOptions.RemoveEmptyEntries))
        {
            if (string.Equals(part, "all", StringComparison.OrdinalIgnoreCase) || part == "*")
            {
                for (int i = 0; i < count; i++) chosen.Add(i);
                continue;
            }

            int dash = part.IndexOf('-');
            int? first = Number(dash < 0 ? part : part.Substring(0, dash), count);
            int? last = dash < 0 ? first : Number(part.Substring(dash + 1), count);
            if (first is not { } from || last is not { } to || from > to) return null;
            for (int i = from; i <= to; i++) chosen.Add(i - 1);
        }

        return single && chosen.Count > 1 ? null : new List<int>(chosen);
    }

    /// <summary>Why an answer is invalid, and how to write one.</summary>
    public static string Refusal(string text, int count, bool single) => single
        ? $"'{text}' is not a number from 1 to {count}."
        : $"'{text}' is no choice: write numbers from 1 to {count}, such as 1,3-5, or all.";

    private static int? Number(string text, int count) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= 1 && number <= count
            ? number : null;
}
