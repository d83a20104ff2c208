namespace EcsTaskDef.Registry;

/// <summary>
/// The service operations of one region's registry, a sibling of <see cref="ITaskDefinitionRegistry"/>.
/// </summary>
public interface IServiceRegistry
{
    /// <summary>Creates a service on an ACTIVE revision. docs/ECS.md §7.2.</summary>
    ValueTask<CreateServiceResponse> CreateServiceAsync(
        CreateServiceRequest request, CancellationToken cancellationToken = default);

    /// <summary>Scales a service or gives it a new deployment. docs/ECS.md §7.2.</summary>
    ValueTask<UpdateServiceResponse> UpdateServiceAsync(
        UpdateServiceRequest request, CancellationToken cancellationToken = default);

    /// <summary>Deletes a service; it drains, then stays INACTIVE for a while. docs/ECS.md §7.2.</summary>
    ValueTask<DeleteServiceResponse> DeleteServiceAsync(
        DeleteServiceRequest request, CancellationToken cancellationToken = default);

    /// <summary>Describes services; missing ones are failures of the answer. docs/ECS.md §7.2.</summary>
    ValueTask<DescribeServicesResponse> DescribeServicesAsync(
        DescribeServicesRequest request, CancellationToken cancellationToken = default);

    /// <summary>Lists ARNs of ACTIVE services, a page at a time. docs/ECS.md §7.2.</summary>
    ValueTask<ListServicesResponse> ListServicesAsync(
        ListServicesRequest request, CancellationToken cancellationToken = default);

    /// <summary>Lists a service's deployments, the newest first. Source: ECS API model.</summary>
    ValueTask<ListServiceDeploymentsResponse> ListServiceDeploymentsAsync(
        ListServiceDeploymentsRequest request, CancellationToken cancellationToken = default);

    /// <summary>Describes deployments; missing ones are failures of the answer. Source: ECS API model.</summary>
    ValueTask<DescribeServiceDeploymentsResponse> DescribeServiceDeploymentsAsync(
        DescribeServiceDeploymentsRequest request, CancellationToken cancellationToken = default);

    /// <summary>Describes what deployments deploy. Source: ECS API model.</summary>
    ValueTask<DescribeServiceRevisionsResponse> DescribeServiceRevisionsAsync(
        DescribeServiceRevisionsRequest request, CancellationToken cancellationToken = default);
}
