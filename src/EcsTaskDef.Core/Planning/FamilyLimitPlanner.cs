using EcsTaskDef.Registry;

namespace EcsTaskDef.Planning;

/// <summary>Decides what stays of a family and what goes: a pure function.</summary>
internal static class FamilyLimitPlanner
{
    /// <summary>The plan, in the order of the candidates. A DELETE_IN_PROGRESS revision has gone already and is not in it.</summary>
    /// <param name="family">The family.</param>
    /// <param name="region">The region that has it.</param>
    /// <param name="newestFirst">The family's revisions, the highest number first.</param>
    /// <param name="limit">How much is to stay.</param>
    /// <param name="now">The time.</param>
    /// <param name="isInUse">Whether somebody holds on to a revision; asked only about those that could go.</param>
    public static IEnumerable<FamilyLimitItem> Plan(
        string family, string region, IEnumerable<Candidate> newestFirst, FamilyLimit limit, DateTimeOffset now, Func<int, bool> isInUse)
    {
        int active = 0, inactive = 0;
        foreach (Candidate candidate in newestFirst)
        {
            FamilyLimitReason? stays = candidate.Status switch
            {
                RevisionStatus.Active when ++active == 1 => FamilyLimitReason.LatestActive,
                RevisionStatus.Active when active <= limit.Keep => FamilyLimitReason.Newest,
                RevisionStatus.Active => Held(candidate),
                RevisionStatus.Inactive when !limit.Delete => FamilyLimitReason.Inactive,
                RevisionStatus.Inactive when ++inactive <= limit.KeepInactive => FamilyLimitReason.NewestInactive,
                RevisionStatus.Inactive => Held(candidate),
                _ => null,
            };
            if (candidate.Status is not (RevisionStatus.Active or RevisionStatus.Inactive)) continue;

            (FamilyLimitAction action, FamilyLimitReason reason) =
                stays is { } held ? (FamilyLimitAction.Keep, held)
                : candidate.Status == RevisionStatus.Inactive ? (FamilyLimitAction.Delete, FamilyLimitReason.BeyondKeepInactive)
                : (OfActive(), FamilyLimitReason.BeyondKeep);
            yield return new()
            {
                Family = family,
                Revision = candidate.Revision,
                Status = candidate.Status.ToText(),
                Action = action,
                Reason = reason,
                RegisteredAt = candidate.RegisteredAt,
                TaskDefinitionArn = candidate.Arn,
                Region = region,
            };
        }

        // What turns INACTIVE now counts among the INACTIVE ones.
        FamilyLimitAction OfActive() => limit.Delete && ++inactive > limit.KeepInactive
            ? FamilyLimitAction.Delete : FamilyLimitAction.Deregister;

        FamilyLimitReason? Held(Candidate candidate) =>
            isInUse(candidate.Revision) ? FamilyLimitReason.InUse
            : limit.OlderThan is { } age && now - candidate.RegisteredAt <= age ? FamilyLimitReason.NotOldEnough
            : null;
    }

    /// <summary>What is left of a plan that was agreed to: nothing that it did not show, however the family has changed.</summary>
    public static FamilyLimitItem[] Agreed(IReadOnlyList<FamilyLimitItem> agreed, IEnumerable<FamilyLimitItem> now)
    {
        HashSet<(string, int, FamilyLimitAction)> shown = [.. agreed
            .Where(static item => item.Action != FamilyLimitAction.Keep)
            .Select(static item => (item.Family, item.Revision, item.Action))];
        return [.. now.Where(item => shown.Contains((item.Family, item.Revision, item.Action)))];
    }

    /// <summary>A revision that may stay or go.</summary>
    internal readonly record struct Candidate(int Revision, RevisionStatus Status, DateTimeOffset RegisteredAt, string Arn);
}
