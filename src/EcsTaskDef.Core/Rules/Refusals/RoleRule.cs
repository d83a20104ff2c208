using EcsTaskDef.Rules.Vocabulary;

namespace EcsTaskDef.Rules.Refusals;

/// <summary>
/// Roles: a name or <c>arn:{partition}:iam::{12 digits}:role/…</c>. An empty text counts as not given. Evidence:
/// docs/ECS.md §3.3, roles [seen].
/// </summary>
internal static class RoleRule
{
    public static readonly Rule Invalid = Rule.Refuses(nameof(SR.RoleInvalid), "[seen]");

    public static void Check(Candidate candidate, Report report)
    {
        if (candidate.TaskRole is { } task && !IsRole(task)) report.Add(Invalid, "$.taskRoleArn");
        if (candidate.ExecutionRole is { } execution && !IsRole(execution)) report.Add(Invalid, "$.executionRoleArn");
    }

    private static bool IsRole(string text)
    {
        if (!text.StartsWith("arn:", StringComparison.Ordinal)) return IsName(text, 0);
        string[] parts = text.Split(s_colon, 6);
        const string Prefix = "role/";
        return parts.Length == 6 && parts[1].Length > 0 && parts[2] == "iam" && parts[3].Length == 0 && AccountId.IsValid(parts[4])
            && parts[5].StartsWith(Prefix, StringComparison.Ordinal) && IsName(parts[5], Prefix.Length);
    }

    // IAM's names, with their path.
    private static bool IsName(string text, int start)
    {
        if (text.Length == start) return false;
        for (int i = start; i < text.Length; i++)
        {
            if (text[i] is not (>= 'a' and <= 'z' or >= 'A' and <= 'Z' or >= '0' and <= '9'
                or '+' or '=' or ',' or '.' or '@' or '_' or '-' or '/')) return false;
        }

        return true;
    }

    private static readonly char[] s_colon = { ':' };
}
