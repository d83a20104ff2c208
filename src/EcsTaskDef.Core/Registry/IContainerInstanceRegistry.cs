namespace EcsTaskDef.Registry;

/// <summary>
/// The container instances of one region's registry, as far as tasks need somewhere to be; a sibling of
/// <see cref="ITaskDefinitionRegistry"/>.
/// </summary>
public interface IContainerInstanceRegistry
{
    /// <summary>Registers an instance in a cluster, and starts what waited for room. Source: ECS API model.</summary>
    ValueTask<RegisterContainerInstanceResponse> RegisterContainerInstanceAsync(
        RegisterContainerInstanceRequest request, CancellationToken cancellationToken = default);

    /// <summary>Takes an instance out of its cluster. Source: ECS API model.</summary>
    ValueTask<DeregisterContainerInstanceResponse> DeregisterContainerInstanceAsync(
        DeregisterContainerInstanceRequest request, CancellationToken cancellationToken = default);

    /// <summary>Lists ARNs of instances, a page at a time. Source: ECS API model.</summary>
    ValueTask<ListContainerInstancesResponse> ListContainerInstancesAsync(
        ListContainerInstancesRequest request, CancellationToken cancellationToken = default);

    /// <summary>Describes instances; missing ones are failures of the answer. Source: ECS API model.</summary>
    ValueTask<DescribeContainerInstancesResponse> DescribeContainerInstancesAsync(
        DescribeContainerInstancesRequest request, CancellationToken cancellationToken = default);
}
