namespace EcsTaskDef.Registry;

/// <summary>
/// The cluster operations of one region's registry, a sibling of <see cref="ITaskDefinitionRegistry"/>.
/// </summary>
public interface IClusterRegistry
{
    /// <summary>Creates a cluster; the same request again changes nothing. docs/ECS.md §5.2.</summary>
    ValueTask<CreateClusterResponse> CreateClusterAsync(
        CreateClusterRequest request, CancellationToken cancellationToken = default);

    /// <summary>Deletes a cluster without services, tasks and instances; it stays INACTIVE for a while. docs/ECS.md §5.2.</summary>
    ValueTask<DeleteClusterResponse> DeleteClusterAsync(
        DeleteClusterRequest request, CancellationToken cancellationToken = default);

    /// <summary>Describes clusters; missing ones are failures of the answer. docs/ECS.md §5.2.</summary>
    ValueTask<DescribeClustersResponse> DescribeClustersAsync(
        DescribeClustersRequest request, CancellationToken cancellationToken = default);

    /// <summary>Lists ARNs of ACTIVE clusters, a page at a time. docs/ECS.md §5.2.</summary>
    ValueTask<ListClustersResponse> ListClustersAsync(
        ListClustersRequest request, CancellationToken cancellationToken = default);

    /// <summary>Changes a cluster. docs/ECS.md §5.2.</summary>
    ValueTask<UpdateClusterResponse> UpdateClusterAsync(
        UpdateClusterRequest request, CancellationToken cancellationToken = default);

    /// <summary>Changes the settings of a cluster. docs/ECS.md §5.2.</summary>
    ValueTask<UpdateClusterResponse> UpdateClusterSettingsAsync(
        UpdateClusterSettingsRequest request, CancellationToken cancellationToken = default);
}
