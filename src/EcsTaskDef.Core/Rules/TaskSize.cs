using System.Globalization;
using System.Text.RegularExpressions;

namespace EcsTaskDef.Rules;

/// <summary>
/// Task-level <c>cpu</c> and <c>memory</c>: a number of CPU units or MiB, or <c>0.25 vCPU</c>, <c>2 GB</c> (blank
/// optional, any case, decimals). ECS answers units and MiB as decimal text.
/// Evidence: ECS semantics §3.3, forms and normalisation [captured].
/// </summary>
internal static class TaskSize
{
    private const decimal UnitsPerVcpu = 1024;
    private const decimal MibPerGb = 1024;

    private static readonly Regex s_cpu = Pattern("vcpu");
    private static readonly Regex s_memory = Pattern("gb");

    /// <summary>CPU units as ECS answers them; null when the text is not a CPU size.</summary>
    public static string? NormalizeCpu(string text) => Normalize(text, s_cpu, UnitsPerVcpu);

    /// <summary>MiB as ECS answers them; null when the text is not a memory size.</summary>
    public static string? NormalizeMemory(string text) => Normalize(text, s_memory, MibPerGb);

    private static Regex Pattern(string unit) =>
        new(@"^(?:(?<plain>[0-9]{1,9})|(?<number>[0-9]{0,9}(?:\.[0-9]{1,9})?) *" + unit + @")\z",
            RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static string? Normalize(string text, Regex pattern, decimal factor)
    {
        Match match = pattern.Match(text);
        if (!match.Success) return null;
        if (match.Groups["plain"].Success) return Number(match.Groups["plain"].Value, 1);
        return Number(match.Groups["number"].Value, factor);
    }

    private static string? Number(string digits, decimal factor)
    {
        if (!decimal.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal value)) return null;
        return decimal.Truncate(value * factor).ToString(CultureInfo.InvariantCulture);
    }
}
