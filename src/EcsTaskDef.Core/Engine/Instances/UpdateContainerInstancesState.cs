using EcsTaskDef.Engine.Facts;
using EcsTaskDef.Engine.Region;
using EcsTaskDef.Engine.Scheduling;

namespace EcsTaskDef.Engine.Instances;

/// <summary>Lets instances drain: they take no new tasks, and those of services move away (docs/ECS.md §6.5).</summary>
internal sealed class UpdateContainerInstancesState(RegionEngine region)
{
    // ECS API model.
    private const int MaxInstances = 10;

    public ValueTask<DescribeContainerInstancesResponse> RunAsync(
        UpdateContainerInstancesStateRequest request, CancellationToken cancellationToken)
    {
        string clusterName = region.Identifiers.Cluster(request.Cluster);
        string[] ids = (request.ContainerInstances ?? [])
            .Select(i => region.Identifiers.Instance(i, clusterName, "Container Instances")).ToArray();
        if (request.Status is not ("ACTIVE" or "DRAINING")) throw EcsErrors.NotOneOf("status", ["ACTIVE", "DRAINING"]);
        return region.ChangeWorkloadsAsync(view =>
        {
            ClusterFact cluster = view.DemandCluster(clusterName);
            RequestRules.DemandList(ids, EcsErrors.Client(SR.ContainerInstancesEmpty), "instanceIds", MaxInstances);
            List<InstanceFact> changed = new();
            List<Failure> failures = new();
            foreach (string id in ids.Distinct(StringComparer.Ordinal))
            {
                InstanceFact? before = view.GetInstance(cluster.Name, id);
                if (before is { DeregisteredAt: null })
                {
                    InstanceFact after = before with
                    {
                        DrainingAt = request.Status == "ACTIVE" ? null : before.DrainingAt ?? view.Now, Version = before.Version + 1,
                    };
                    view.Put(after);
                    changed.Add(after);
                }
                else
                {
                    string reason = before is null ? "MISSING" : "INACTIVE";
                    failures.Add(new Failure { Arn = view.Arns.Instance(cluster.Name, id), Reason = reason });
                }
            }

            if (changed.Count > 0) ServiceScheduler.RescheduleAll(view, cluster);
            return new DescribeContainerInstancesResponse
            {
                ContainerInstances = changed.Select(i => InstanceAnswers.Of(i, view, withTags: false)).ToArray(), Failures = failures,
            };
        }, cancellationToken);
    }
}
