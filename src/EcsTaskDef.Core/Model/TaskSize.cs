namespace EcsTaskDef.Model;

/// <summary>
/// Task-level <c>cpu</c> and <c>memory</c>: a number of CPU units or MiB, or <c>0.25 vCPU</c>, <c>2 GB</c> (blank
/// optional, any case, decimals). ECS answers units and MiB as decimal text.
/// Evidence: docs/ECS.md §3.3, forms and normalisation [captured].
/// </summary>
internal static class TaskSize
{
    private const int MaxDigits = 9;
    private const decimal UnitsPerVcpu = 1024;
    private const decimal MibPerGb = 1024;

    /// <summary>CPU units; null when the text is not a CPU size.</summary>
    public static long? ParseCpu(string text) => Parse(text, "vcpu", UnitsPerVcpu);

    /// <summary>MiB; null when the text is not a memory size.</summary>
    public static long? ParseMemory(string text) => Parse(text, "gb", MibPerGb);

    /// <summary>CPU units as ECS answers them; null when the text is not a CPU size.</summary>
    public static string? NormalizeCpu(string text) => ParseCpu(text)?.ToString(CultureInfo.InvariantCulture);

    /// <summary>MiB as ECS answers them; null when the text is not a memory size.</summary>
    public static string? NormalizeMemory(string text) => ParseMemory(text)?.ToString(CultureInfo.InvariantCulture);

    private static long? Parse(string text, string unit, decimal factor)
    {
        int end = Digits(text, 0);
        if (end > MaxDigits) return null;
        if (end == text.Length) return end == 0 ? null : long.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);

        int number = end;
        if (text[end] == '.')
        {
            number = Digits(text, end + 1);
            if (number == end + 1 || number - end - 1 > MaxDigits) return null;
        }

        if (number == 0) return null;
        int at = number;
        while (at < text.Length && text[at] == ' ') at++;
        if (text.Length - at != unit.Length || string.Compare(text, at, unit, 0, unit.Length, StringComparison.OrdinalIgnoreCase) != 0)
            return null;
        decimal value = decimal.Parse(text.Substring(0, number), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
        return (long)decimal.Truncate(value * factor);
    }

    private static int Digits(string text, int start)
    {
        int at = start;
        while (at < text.Length && text[at] is >= '0' and <= '9') at++;
        return at;
    }
}
