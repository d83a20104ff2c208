using EcsTaskDef.Engine.Facts;
using EcsTaskDef.Engine.Region;
using EcsTaskDef.Model.Workloads;

namespace EcsTaskDef.Engine.Instances;

/// <summary>Describes instances (ECS API model).</summary>
internal sealed class DescribeContainerInstances(RegionEngine region)
{
    public async ValueTask<DescribeContainerInstancesResponse> RunAsync(
        DescribeContainerInstancesRequest request, CancellationToken cancellationToken)
    {
        string clusterName = region.Identifiers.Cluster(request.Cluster);
        string[] ids = (request.ContainerInstances ?? [])
            .Select(i => region.Identifiers.Instance(i, clusterName, "Container Instances")).ToArray();
        return await region.ReadWorkloadsAsync(view =>
        {
            ClusterFact cluster = view.DemandCluster(clusterName);
            RequestRules.DemandList(ids, EcsErrors.Client(SR.ContainerInstancesEmpty), "instanceIds", Paging.MaxSize);
            RequestRules.DemandInclude(request.Include, "TAGS", "CONTAINER_INSTANCE_HEALTH");
            (IReadOnlyList<ContainerInstance> found, IReadOnlyList<Failure> failures) = Described.Of(
                ids,
                id => view.GetInstance(cluster.Name, id) is { } instance
                    ? InstanceAnswers.Of(instance, view, request.Include?.Contains("TAGS") == true)
                    : null,
                id => view.Arns.Instance(cluster.Name, id));
            return new DescribeContainerInstancesResponse { ContainerInstances = found, Failures = failures };
        }, cancellationToken).ConfigureAwait(false);
    }
}
