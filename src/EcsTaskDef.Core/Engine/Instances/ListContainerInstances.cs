using EcsTaskDef.Engine.Facts;
using EcsTaskDef.Engine.Region;
using EcsTaskDef.Engine.Scheduling;

namespace EcsTaskDef.Engine.Instances;

/// <summary>Lists instances (ECS API model).</summary>
internal sealed class ListContainerInstances(RegionEngine region)
{
    private static readonly string[] s_instanceStatuses = ["ACTIVE", "DRAINING", "REGISTERING", "DEREGISTERING", "REGISTRATION_FAILED"];

    public async ValueTask<ListContainerInstancesResponse> RunAsync(
        ListContainerInstancesRequest request, CancellationToken cancellationToken)
    {
        string clusterName = region.Identifiers.Cluster(request.Cluster);
        int size = Paging.Size(request.MaxResults);
        if (request.Status is { } status && !s_instanceStatuses.Contains(status)) throw EcsErrors.NotOneOf("status", s_instanceStatuses);
        (string Text, string Key)? after = Paging.ReadToken(request.NextToken);
        Func<IQueried, bool>? filter = string.IsNullOrWhiteSpace(request.Filter) ? null : ClusterQuery.Parse(request.Filter!);
        return await region.ReadWorkloadsAsync(view =>
        {
            ClusterFact cluster = view.DemandCluster(clusterName);
            IEnumerable<InstanceFact> all = view.Instances(cluster.Name)
                .Where(i => (request.Status is null || i.Status == request.Status) && (filter is null || filter(Queried(view, i))));
            if (after is { } last) all = all.Where(i => string.CompareOrdinal(i.Key, last.Key) > 0);
            (IReadOnlyList<InstanceFact> page, string? token) = Paging.Of(all, size, static i => Paging.WriteToken("", i.Key));
            return new ListContainerInstancesResponse
            {
                ContainerInstanceArns = page.Select(i => view.Arns.Instance(i.Cluster, i.Id)).ToArray(),
                NextToken = token,
            };
        }, cancellationToken).ConfigureAwait(false);
    }

    private static QueriedInstance Queried(WorkloadView view, InstanceFact instance) => new(
        instance, view.TasksNotStopped(IndexText.Of("instance", instance.Cluster, instance.Id)).ToArray(), view.Now);
}
