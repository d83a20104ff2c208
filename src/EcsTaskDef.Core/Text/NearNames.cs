namespace EcsTaskDef.Text;

/// <summary>Finds what somebody who mistyped a name may have meant.</summary>
public static class NearNames
{
    /// <summary>All names, those most like the given one first.</summary>
    public static IEnumerable<string> Nearest(string name, IEnumerable<string> known) =>
        known.Select(one => (Name: one, Distance: Distance(name, one)))
            .OrderBy(static one => one.Distance).ThenBy(static one => one.Name, StringComparer.Ordinal)
            .Select(static one => one.Name);

    /// <summary>
    /// The names that differ from the given one by case, or by so little that they may be meant: a third of the letters, two at least.
    /// </summary>
    public static IEnumerable<string> Similar(string name, IEnumerable<string> known)
    {
        string lower = name.ToLowerInvariant();
        int most = Math.Min(Math.Max(2, name.Length / 3), name.Length - 1);
        return known
            .Where(one => Math.Abs(one.Length - name.Length) <= most)
            .Select(one => (Name: one, Distance: Distance(lower, one.ToLowerInvariant())))
            .Where(one => one.Distance <= most)
            .OrderBy(static one => one.Distance).ThenBy(static one => one.Name, StringComparer.Ordinal)
            .Select(static one => one.Name);
    }

    // Levenshtein's distance: insertions, deletions and substitutions between two names.
    private static int Distance(string a, string b)
    {
        int[] row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (int i = 1; i <= a.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int cost = a[i - 1] == b[j - 1] ? diagonal : diagonal + 1;
                diagonal = row[j];
                row[j] = Math.Min(cost, Math.Min(row[j - 1], row[j]) + 1);
            }
        }

        return row[b.Length];
    }
}
