using EcsTaskDef.Engine.Answers;
using EcsTaskDef.Engine.Facts;
using EcsTaskDef.Engine.Region;
using EcsTaskDef.Rules.Parsing;

namespace EcsTaskDef.Engine;

public sealed partial class LocalRegistry
{
    /// <inheritdoc/>
    public async ValueTask<DeleteClusterResponse> DeleteClusterAsync(
        DeleteClusterRequest request, CancellationToken cancellationToken = default)
    {
        string name = Identifiers.NeededCluster(request.Cluster, "Cluster");
        return await ChangeRuntimeAsync((_, look) =>
        {
            ClusterFact cluster = DemandKnownCluster(look, name);
            bool again = !cluster.IsActive;
            if (!again)
            {
                DemandEmpty(look, cluster);
                cluster = cluster with { DeletedAt = look.Now };
                look.Put(cluster);
            }

            // A second deletion answers attachments too (docs/ECS.md §5.1 [captured]); tags are never shown, settings are
            // (§5.2 [captured]).
            return new DeleteClusterResponse
            {
                Cluster = ClusterAnswers.Of(cluster, look, settings: true, tags: false, attachments: again),
                ClusterCount = 0,
            };
        }, cancellationToken).ConfigureAwait(false);
    }

    // In this order; a service with no tasks counts, a DRAINING one does not (docs/ECS.md §5.2 [captured]).
    private static void DemandEmpty(RuntimeLook look, ClusterFact cluster)
    {
        if (look.View.ListByIndex(ServiceFact.KindName, IndexText.Of("active", cluster.Name) + "/").Any())
            throw EcsErrors.ClusterInUse(EcsErrorCodes.ClusterContainsServices, SR.ClusterHasServices);
        if (look.TasksNotStopped(IndexText.Of("cluster", cluster.Name)).Any())
            throw EcsErrors.ClusterInUse(EcsErrorCodes.ClusterContainsTasks, SR.ClusterHasTasks);
        if (look.Instances(cluster.Name).Any())
            throw EcsErrors.ClusterInUse(EcsErrorCodes.ClusterContainsInstances, SR.ClusterHasInstances);
    }
}
