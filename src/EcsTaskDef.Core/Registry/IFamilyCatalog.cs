namespace EcsTaskDef.Registry;

/// <summary>
/// What a registry of our own knows of its families beyond what ECS tells in one call: counts per status, the highest
/// revision ever, the last change. A sibling of <see cref="ITaskDefinitionRegistry"/>.
/// </summary>
public interface IFamilyCatalog
{
    /// <summary>
    /// One page of family summaries in ordinal order of their names.
    /// </summary>
    /// <param name="prefix">Only families whose name begins so; null or empty = all.</param>
    /// <param name="status">ACTIVE, INACTIVE or ALL (null = ALL), as ListTaskDefinitionFamilies has it.</param>
    /// <param name="after">Only families after this name (exclusive); null = from the start.</param>
    /// <param name="maxResults">At most so many, 1 to 1000.</param>
    /// <param name="cancellationToken">Stops the look-up.</param>
    ValueTask<IReadOnlyList<FamilySummary>> GetFamiliesAsync(
        string? prefix, string? status, string? after, int maxResults, CancellationToken cancellationToken = default);

    /// <summary>One family's summary, by its exact name; null when no revision of it can be seen.</summary>
    ValueTask<FamilySummary?> GetFamilyAsync(string family, CancellationToken cancellationToken = default);

    /// <summary>The newest revisions of a family, the highest number first. No definition is read: it costs the same in any store.</summary>
    /// <param name="family">The family's exact name.</param>
    /// <param name="digits">Only revisions whose number begins so (<c>45</c>: 45, 450 to 459, 4500 to 4599 …); null or empty = all.</param>
    /// <param name="statuses">The states, each once.</param>
    /// <param name="maxResults">At most so many, 1 to 1000.</param>
    /// <param name="cancellationToken">Stops the look-up.</param>
    ValueTask<IReadOnlyList<RevisionSummary>> GetNewestRevisionsAsync(
        string family, string? digits, IReadOnlyList<string> statuses, int maxResults, CancellationToken cancellationToken = default);
}
