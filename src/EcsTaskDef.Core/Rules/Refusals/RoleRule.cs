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
        const int Partition = 4, Digits = 12;
        const string Service = ":iam::", Resource = ":role/";
        int service = text.IndexOf(':', Partition), account = service + Service.Length, resource = account + Digits;
        return service > Partition && text.Length > resource && HasAt(text, service, Service) && HasAt(text, resource, Resource)
            && AccountId.IsValid(text.Substring(account, Digits)) && IsName(text, resource + Resource.Length);
    }

    private static bool HasAt(string text, int start, string part) => string.CompareOrdinal(text, start, part, 0, part.Length) == 0;

    // IAM's names, with their path.
    private static bool IsName(string text, int start)
    {
        if (text.Length <= start) return false;
        for (int i = start; i < text.Length; i++)
        {
            if (text[i] is not (>= 'a' and <= 'z' or >= 'A' and <= 'Z' or >= '0' and <= '9'
                or '+' or '=' or ',' or '.' or '@' or '_' or '-' or '/')) return false;
        }

        return true;
    }
}
