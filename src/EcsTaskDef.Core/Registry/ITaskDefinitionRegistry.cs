namespace EcsTaskDef.Registry;

/// <summary>
/// The task definition operations of one region's registry, with ECS's rules, defaults, errors and texts. The first of
/// the two seams (docs/ARCHITECTURE.md): doors see this and nothing below it. Every refusal is an
/// <see cref="EcsException"/> with ECS's code and text. Implementations are safe for concurrent use.
/// </summary>
public interface ITaskDefinitionRegistry
{
    /// <summary>The region whose registry this is, e.g. <c>eu-west-1</c>.</summary>
    string Region { get; }

    /// <summary>The twelve-digit account id that stands in every ARN.</summary>
    string Account { get; }

    /// <summary>
    /// Registers the next revision of a family. Never idempotent: the same body again is a new revision.
    /// docs/ECS.md §3.
    /// </summary>
    ValueTask<RegisterTaskDefinitionResponse> RegisterTaskDefinitionAsync(
        RegisterTaskDefinitionRequest request, CancellationToken cancellationToken = default);

    /// <summary>Turns one revision INACTIVE; a no-op on an INACTIVE one. docs/ECS.md §4.2.</summary>
    ValueTask<DeregisterTaskDefinitionResponse> DeregisterTaskDefinitionAsync(
        DeregisterTaskDefinitionRequest request, CancellationToken cancellationToken = default);

    /// <summary>Describes a revision in any state, or a family's latest ACTIVE one. docs/ECS.md §4.3.</summary>
    ValueTask<DescribeTaskDefinitionResponse> DescribeTaskDefinitionAsync(
        DescribeTaskDefinitionRequest request, CancellationToken cancellationToken = default);

    /// <summary>Lists revision ARNs of one status, a page at a time. docs/ECS.md §4.4.</summary>
    ValueTask<ListTaskDefinitionsResponse> ListTaskDefinitionsAsync(
        ListTaskDefinitionsRequest request, CancellationToken cancellationToken = default);

    /// <summary>Lists family names, a page at a time. docs/ECS.md §4.5.</summary>
    ValueTask<ListTaskDefinitionFamiliesResponse> ListTaskDefinitionFamiliesAsync(
        ListTaskDefinitionFamiliesRequest request, CancellationToken cancellationToken = default);

    /// <summary>Submits 1 to 10 INACTIVE revisions for deletion; failures are items of the answer. docs/ECS.md §4.6.</summary>
    ValueTask<DeleteTaskDefinitionsResponse> DeleteTaskDefinitionsAsync(
        DeleteTaskDefinitionsRequest request, CancellationToken cancellationToken = default);

    /// <summary>Adds tags to a revision of any status, replacing the values of keys it has. docs/ECS.md §4.7.</summary>
    ValueTask TagResourceAsync(TagResourceRequest request, CancellationToken cancellationToken = default);

    /// <summary>Removes tags by key; unknown keys are ignored. docs/ECS.md §4.7.</summary>
    ValueTask UntagResourceAsync(UntagResourceRequest request, CancellationToken cancellationToken = default);

    /// <summary>The tags of a revision, in the order they were added. docs/ECS.md §4.7.</summary>
    ValueTask<ListTagsForResourceResponse> ListTagsForResourceAsync(
        ListTagsForResourceRequest request, CancellationToken cancellationToken = default);
}
