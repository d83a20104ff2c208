namespace EcsTaskDef.Registry;

/// <summary>A registry of which each look-up takes its time on a wire: it describes several revisions at once, and remembers.</summary>
public interface IDescribesMany
{
    /// <summary>
    /// Describes revisions that were just listed, as DescribeTaskDefinition does. A definition never changes, so one that was described
    /// before in the same state is not asked for again; tags may have changed and are.
    /// </summary>
    /// <param name="taskDefinitions">ARNs, or <c>family:revision</c>.</param>
    /// <param name="withTags">Whether their tags are wanted.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>One for each, in their order; null for one that is not there.</returns>
    ValueTask<IReadOnlyList<DescribeTaskDefinitionResponse?>> DescribeManyAsync(
        IReadOnlyList<string> taskDefinitions, bool withTags, CancellationToken cancellationToken = default);
}
