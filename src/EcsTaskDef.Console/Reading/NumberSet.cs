namespace EcsTaskDef.Console.Reading;

/// <summary>Numbers of revisions as an address has them: <c>1-3,7</c>.</summary>
internal static class NumberSet
{
    // More would be no address any more.
    private const int LongestText = 1500;
    private const int MostNumbers = 100_000;

    /// <summary>Reads a text; what cannot be read is left out.</summary>
    public static HashSet<int> Parse(string? text)
    {
        HashSet<int> numbers = [];
        foreach (string part in (text ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            string[] ends = part.Split('-');
            if (ends.Length > 2 || !TryRead(ends[0], out int first) || !TryRead(ends[^1], out int last)) continue;
            for (int number = first; number <= last && numbers.Count < MostNumbers; number++) numbers.Add(number);
        }

        return numbers;
    }

    /// <summary>Writes numbers; null where there are none, or too many for an address.</summary>
    public static string? Write(IEnumerable<int> numbers)
    {
        StringBuilder text = new();
        int? first = null, last = null;
        foreach (int number in numbers.Order())
        {
            if (number == last + 1)
            {
                last = number;
                continue;
            }

            Append();
            (first, last) = (number, number);
        }

        Append();
        return text.Length is 0 or > LongestText ? null : text.ToString();

        void Append()
        {
            if (first is null) return;
            if (text.Length > 0) text.Append(',');
            text.Append(CultureInfo.InvariantCulture, $"{first}");
            if (last != first) text.Append(CultureInfo.InvariantCulture, $"-{last}");
        }
    }

    private static bool TryRead(string text, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
