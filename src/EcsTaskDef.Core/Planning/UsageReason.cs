using EcsTaskDef.Registry;

namespace EcsTaskDef.Planning;

/// <summary>Why a revision may or may not be deregistered or deleted, in words.</summary>
internal static class UsageReason
{
    /// <summary>The sentence.</summary>
    public static string Of(
        RevisionStatus? status, bool inUse, string family, bool stands, int? next, int tasks, IReadOnlyList<ServiceUse> services)
    {
        int count = services.Select(static s => s.ServiceArn).Distinct().Count();
        string users = string.Join(" and ", new[] { Number(count, "service"), Number(tasks, "task") }.Where(static n => n.Length > 0));
        if (users.Length == 0) users = SR.UsersToCome;
        return status switch
        {
            null => Texts.Format(SR.UsageGone, users),
            RevisionStatus.Active when inUse => Texts.Format(SR.UsageActive, users),
            RevisionStatus.Inactive when inUse => Texts.Format(SR.UsageInactive, users),
            RevisionStatus.DeleteInProgress when inUse => Texts.Format(SR.UsageDeleting, users),
            RevisionStatus.Active when stands && next is { } other => Texts.Format(SR.UsageLatest, family, $"{family}:{other}"),
            RevisionStatus.Active when stands => Texts.Format(SR.UsageOnly, family),
            RevisionStatus.Active => SR.UnusedActive,
            RevisionStatus.Inactive => SR.UnusedInactive,
            _ => SR.UnusedDeleting,
        };

        static string Number(int n, string what) =>
            n switch { 0 => "", 1 => $"1 {what}", _ => $"{n.ToString(CultureInfo.InvariantCulture)} {what}s" };
    }
}
