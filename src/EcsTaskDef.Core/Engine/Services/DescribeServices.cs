using EcsTaskDef.Engine.Facts;
using EcsTaskDef.Engine.Region;
using EcsTaskDef.Model.Workloads;

namespace EcsTaskDef.Engine.Services;

/// <summary>Describes services (docs/ECS.md §7.2).</summary>
internal sealed class DescribeServices(RegionEngine region)
{
    // docs/ECS.md §7.2.
    private const int MaxDescribedServices = 10;

    public async ValueTask<DescribeServicesResponse> RunAsync(
        DescribeServicesRequest request, CancellationToken cancellationToken)
    {
        string clusterName = region.Identifiers.Cluster(request.Cluster);
        string[] names = (request.Services ?? []).Select(s => region.Identifiers.Service(s, clusterName, "Services")).ToArray();
        return await region.ReadWorkloadsAsync(view =>
        {
            ClusterFact cluster = view.DemandCluster(clusterName);
            RequestRules.DemandInclude(request.Include, "TAGS");
            RequestRules.DemandList(names, EcsErrors.InvalidParameter(SR.ServicesEmpty), "service names", MaxDescribedServices);
            bool withTags = request.Include is { Count: > 0 };
            (IReadOnlyList<ContainerService> services, IReadOnlyList<Failure> failures) = Described.Of(
                names.Distinct(StringComparer.Ordinal),
                name => view.GetService(cluster.Name, name) is { } service
                    ? ServiceAnswers.Of(service, view, ServiceAnswers.Moment.Look, withTags)
                    : null,
                name => view.Arns.Service(cluster.Name, name));
            return new DescribeServicesResponse { Failures = failures, Services = services };
        }, cancellationToken).ConfigureAwait(false);
    }
}
