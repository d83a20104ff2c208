namespace EcsTaskDef.Registry;

/// <summary>
/// Keeps families short: drops old revisions, never one in use and never the latest ACTIVE one. A sibling of
/// <see cref="ITaskDefinitionRegistry"/>.
/// </summary>
public interface IFamilyLimits
{
    /// <summary>
    /// What would be done, and why: every ACTIVE and INACTIVE revision of the family, the newest first. Empty when there
    /// is none.
    /// </summary>
    /// <param name="family">The family's exact name.</param>
    /// <param name="limit">How much is to stay.</param>
    /// <param name="cancellationToken">Stops the look-up.</param>
    ValueTask<IReadOnlyList<FamilyLimitItem>> PlanLimitAsync(
        string family, FamilyLimit limit, CancellationToken cancellationToken = default);

    /// <summary>
    /// Does it, in one change: a crash leaves the family untouched or finished. The plan is made anew where nobody can
    /// interfere, and done is only what both plans say: what came into use in between stays.
    /// </summary>
    /// <param name="family">The family's exact name.</param>
    /// <param name="limit">How much is to stay.</param>
    /// <param name="plan">What <see cref="PlanLimitAsync"/> answered.</param>
    /// <param name="cancellationToken">Stops before anything is written.</param>
    /// <returns>The items that were done, the newest first, with their new status.</returns>
    ValueTask<IReadOnlyList<FamilyLimitItem>> ApplyLimitAsync(
        string family, FamilyLimit limit, IReadOnlyList<FamilyLimitItem> plan, CancellationToken cancellationToken = default);
}
