using EcsTaskDef.Engine.Facts;
using EcsTaskDef.Engine.Region;
using EcsTaskDef.Engine.Scheduling;

namespace EcsTaskDef.Engine.Instances;

/// <summary>Takes an instance out of its cluster (ECS API model).</summary>
internal sealed class DeregisterContainerInstance(RegionEngine region)
{
    public async ValueTask<DeregisterContainerInstanceResponse> RunAsync(
        DeregisterContainerInstanceRequest request, CancellationToken cancellationToken)
    {
        string clusterName = region.Identifiers.Cluster(request.Cluster);
        string id = region.Identifiers.Instance(request.ContainerInstance, clusterName);
        return await region.ChangeWorkloadsAsync(view =>
        {
            ClusterFact cluster = view.DemandCluster(clusterName);
            InstanceFact instance = view.GetInstance(cluster.Name, id)
                ?? throw EcsErrors.Missing(
                    EcsErrorCodes.InvalidParameter, new MissingResource(MissingResource.ContainerInstance, id), SR.InstanceNotFound);
            if (instance.DeregisteredAt is null)
            {
                if (request.Force != true && view.TasksNotStopped(IndexText.Of("instance", cluster.Name, instance.Id)).Any())
                    throw EcsErrors.InvalidParameter(SR.InstanceHasTasks);

                // What runs there goes on unseen by ECS; tasks of services are replaced elsewhere only when they stop.
                instance = instance with { DeregisteredAt = view.Now, Version = instance.Version + 1 };
                view.Put(instance);
                ServiceScheduler.RescheduleDaemons(view, cluster);
            }

            return new DeregisterContainerInstanceResponse { ContainerInstance = InstanceAnswers.Of(instance, view, withTags: true) };
        }, cancellationToken).ConfigureAwait(false);
    }
}
