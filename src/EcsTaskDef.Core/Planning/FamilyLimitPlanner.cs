using EcsTaskDef.Registry;

namespace EcsTaskDef.Planning;

/// <summary>Decides what stays of a family and what goes: a pure function.</summary>
internal static class FamilyLimitPlanner
{
    /// <summary>The plan, in the order of the candidates. A DELETE_IN_PROGRESS revision has gone already and is not in it.</summary>
    /// <param name="newestFirst">The family's revisions, the highest number first.</param>
    /// <param name="limit">How much is to stay.</param>
    /// <param name="now">The time.</param>
    /// <param name="isInUse">Whether somebody holds on to a revision; asked only about those that could go.</param>
    public static IEnumerable<(Candidate Candidate, FamilyLimitAction Action, FamilyLimitReason Reason)> Plan(
        IEnumerable<Candidate> newestFirst, FamilyLimit limit, DateTimeOffset now, Func<int, bool> isInUse)
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

            if (stays is { } reason) yield return (candidate, FamilyLimitAction.Keep, reason);
            else if (candidate.Status == RevisionStatus.Inactive)
                yield return (candidate, FamilyLimitAction.Delete, FamilyLimitReason.BeyondKeepInactive);
            else
                yield return (candidate, OfActive(), FamilyLimitReason.BeyondKeep);
        }

        // What turns INACTIVE now counts among the INACTIVE ones.
        FamilyLimitAction OfActive() => limit.Delete && ++inactive > limit.KeepInactive
            ? FamilyLimitAction.Delete : FamilyLimitAction.Deregister;

        FamilyLimitReason? Held(Candidate candidate) =>
            isInUse(candidate.Revision) ? FamilyLimitReason.InUse
            : limit.OlderThan is { } age && now - candidate.RegisteredAt <= age ? FamilyLimitReason.NotOldEnough
            : null;
    }

    /// <summary>A revision that may stay or go.</summary>
    internal readonly record struct Candidate(int Revision, RevisionStatus Status, DateTimeOffset RegisteredAt);
}
