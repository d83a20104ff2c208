using EcsTaskDef.Engine.Facts;
using EcsTaskDef.Engine.Region;
using EcsTaskDef.Rules.Refusals;

namespace EcsTaskDef.Engine;

// Tags of clusters, services, tasks and instances (docs/ECS.md §4.7).
public sealed partial class LocalRegistry
{
    private ValueTask<IReadOnlyList<Tag>> ReadRuntimeTagsAsync(TaggedResource resource, CancellationToken cancellationToken) =>
        ReadRuntimeAsync(look => FindTagged(look, resource).Tags, cancellationToken);

    private async ValueTask ChangeRuntimeTagsAsync(
        TaggedResource resource, Func<IReadOnlyList<Tag>, IReadOnlyList<Tag>> edit, CancellationToken cancellationToken) =>
        await ChangeRuntimeAsync((_, look) =>
        {
            (IFact fact, IReadOnlyList<Tag> before) = FindTagged(look, resource);
            IReadOnlyList<Tag> after = edit(before);
            if (after.Count > TagsRule.MaxTags) throw TagsRule.TooMany("$.tags").ToException();
            if (after.SequenceEqual(before)) return false;
            look.Put(fact switch
            {
                ClusterFact cluster => cluster with { Tags = after },
                ServiceFact service => service with { Tags = after },
                TaskFact task => task with { Tags = after },
                InstanceFact instance => instance with { Tags = after },
                _ => fact,
            });
            return true;
        }, cancellationToken).ConfigureAwait(false);

    // The texts are captured for clusters and tasks, derived for services, and ours for instances (docs/ECS.md §4.7).
    private static (IFact Fact, IReadOnlyList<Tag> Tags) FindTagged(RuntimeLook look, TaggedResource resource)
    {
        switch (resource.Type)
        {
            case "cluster":
                ClusterFact cluster = look.GetCluster(resource.Name) ?? throw EcsErrors.ClusterNotFound(SR.ClusterNotFound);
                return cluster.IsActive ? (cluster, cluster.Tags) : throw EcsErrors.InvalidParameter(SR.TagClusterInactive);
            case "service":
                ServiceFact service = look.GetService(resource.Cluster, resource.Name)
                    ?? throw EcsErrors.InvalidParameter(SR.TagServiceUnknown);
                return service.DeletedAt is null ? (service, service.Tags) : throw EcsErrors.InvalidParameter(SR.TagServiceInactive);
            case "task":
                TaskFact task = look.GetTask(resource.Cluster, resource.Name)
                    ?? throw EcsErrors.InvalidParameter(SR.TagTaskUnknown);
                return TaskClock.IsStopped(task, look.Now) ? throw EcsErrors.InvalidParameter(SR.TagTaskStopped) : (task, task.Tags);
            default:
                InstanceFact instance = look.GetInstance(resource.Cluster, resource.Name)
                    ?? throw EcsErrors.InvalidParameter(SR.TagInstanceUnknown);
                return instance.DeregisteredAt is null ? (instance, instance.Tags) : throw EcsErrors.InvalidParameter(SR.TagInstanceInactive);
        }
    }
}
