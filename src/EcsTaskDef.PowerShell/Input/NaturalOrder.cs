namespace EcsTaskDef.PowerShell.Input;

/// <summary>Orders names as people do: <c>web.9</c> before <c>web.10</c>.</summary>
internal sealed class NaturalOrder : IComparer<string>
{
    public static NaturalOrder Instance { get; } = new();

    public int Compare(string? x, string? y)
    {
        (string a, string b) = (x ?? "", y ?? "");
        int i = 0, j = 0;
        while (i < a.Length && j < b.Length)
        {
            if (char.IsDigit(a[i]) && char.IsDigit(b[j]))
            {
                string m = Number(a, ref i), n = Number(b, ref j);
                int order = m.Length != n.Length ? m.Length.CompareTo(n.Length) : string.CompareOrdinal(m, n);
                if (order != 0) return order;
            }
            else if (a[i++].CompareTo(b[j++]) is not 0 and var order)
            {
                return order;
            }
        }

        int rest = (a.Length - i).CompareTo(b.Length - j);
        return rest != 0 ? rest : string.CompareOrdinal(a, b);
    }

    private static string Number(string text, ref int position)
    {
        int start = position;
        while (position < text.Length && char.IsDigit(text[position])) position++;
        return text.Substring(start, position - start).TrimStart('0');
    }
}
