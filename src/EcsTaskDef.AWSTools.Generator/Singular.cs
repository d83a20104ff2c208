using System.Text.RegularExpressions;

namespace EcsTaskDef.AWSTools.Generator;

/// <summary>AWS.Tools' rule for the names of parameters: the last word in the singular.</summary>
internal static partial class Singular
{
    // Words that end in s and are no plurals.
    private static readonly string[] s_kept = ["Status", "Iops", "Efs", "Nfs", "Access", "Dns", "Lens"];

    public static string Of(string name)
    {
        string word = LastWord().Match(name).Value;
        if (word.Length < 3 || s_kept.Contains(word) || !word.EndsWith('s') || word.EndsWith("ss", StringComparison.Ordinal)) return name;
        return word.EndsWith("ies", StringComparison.Ordinal) ? name[..^3] + "y" : name[..^1];
    }

    [GeneratedRegex("[A-Z][a-z0-9]*$|[a-z0-9]+$")]
    private static partial Regex LastWord();
}
