using EcsTaskDef.Engine.Facts;
using EcsTaskDef.Engine.Region;

namespace EcsTaskDef.Engine.Clusters;

/// <summary>Deletes a cluster in which there is nothing (docs/ECS.md §5.2).</summary>
internal sealed class DeleteCluster(RegionEngine region)
{
    public async ValueTask<DeleteClusterResponse> RunAsync(DeleteClusterRequest request, CancellationToken cancellationToken)
    {
        string name = region.Identifiers.NeededCluster(request.Cluster, "Cluster");
        return await region.ChangeWorkloadsAsync(view =>
        {
            ClusterFact cluster = view.DemandKnownCluster(name);
            bool again = !cluster.IsActive;
            if (!again)
            {
                DemandEmpty(view, cluster);
                cluster = cluster with { DeletedAt = view.Now };
                view.Put(cluster);
            }

            // A second deletion answers attachments too (docs/ECS.md §5.1 [captured]); tags are never shown, settings are
            // (§5.2 [captured]).
            return new DeleteClusterResponse
            {
                Cluster = ClusterAnswers.Of(cluster, view, settings: true, tags: false, attachments: again),
                ClusterCount = 0,
            };
        }, cancellationToken).ConfigureAwait(false);
    }

    // In this order; a service with no tasks counts, a DRAINING one does not (docs/ECS.md §5.2 [captured]).
    private static void DemandEmpty(WorkloadView view, ClusterFact cluster)
    {
        if (view.Stored.ListByIndex(ServiceFact.KindName, IndexText.Of("active", cluster.Name) + "/").Any())
            throw EcsErrors.ClusterInUse(EcsErrorCodes.ClusterContainsServices, SR.ClusterHasServices);
        if (view.TasksNotStopped(IndexText.Of("cluster", cluster.Name)).Any())
            throw EcsErrors.ClusterInUse(EcsErrorCodes.ClusterContainsTasks, SR.ClusterHasTasks);
        if (cluster.CapacityProviders.Any(p => view.GetProvider(p)?.Cluster == cluster.Name))
            throw EcsErrors.Client(SR.ClusterHasProviders);
        if (view.Instances(cluster.Name).Any())
            throw EcsErrors.ClusterInUse(EcsErrorCodes.ClusterContainsInstances, SR.ClusterHasInstances);
    }
}
