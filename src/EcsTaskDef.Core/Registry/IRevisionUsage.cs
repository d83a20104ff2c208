namespace EcsTaskDef.Registry;

/// <summary>
/// Who uses a revision: what a registry of our own knows beyond what ECS tells. A sibling of
/// <see cref="ITaskDefinitionRegistry"/>. Every look-up goes by an index of users, so its cost does not grow with the number
/// of tasks and services that use other revisions.
/// </summary>
public interface IRevisionUsage
{
    /// <summary>
    /// Whether a task that is not STOPPED, a service that is not INACTIVE, or one of its deployments uses the revision; one
    /// look-up, however many do. False for a revision that there is not.
    /// </summary>
    ValueTask<bool> IsInUseAsync(string family, int revision, CancellationToken cancellationToken = default);

    /// <summary>
    /// Who uses one revision in any state, or a family's latest ACTIVE one, named as in DescribeTaskDefinition and refused
    /// like there. Tasks and services that refer to a revision that is gone are told as well: its status is null then.
    /// </summary>
    ValueTask<TaskDefinitionUsage> GetUsageAsync(string taskDefinition, CancellationToken cancellationToken = default);

    /// <summary>Who uses the revisions of a family, whatever their states: one page, by revision number.</summary>
    /// <param name="family">The family's exact name.</param>
    /// <param name="after">Only revisions above this number; 0 = from the start.</param>
    /// <param name="maxResults">At most so many, 1 to 1000.</param>
    /// <param name="cancellationToken">Stops the look-up.</param>
    ValueTask<IReadOnlyList<TaskDefinitionUsage>> GetFamilyUsageAsync(
        string family, int after, int maxResults, CancellationToken cancellationToken = default);
}
