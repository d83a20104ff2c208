using EcsTaskDef.Engine.Facts;
using EcsTaskDef.Engine.Region;
using EcsTaskDef.Rules.Refusals;
using EcsTaskDef.Storage;

namespace EcsTaskDef.Engine.Tags;

/// <summary>The tags of revisions, clusters, services, tasks and instances (docs/ECS.md §4.7).</summary>
internal sealed class ResourceTags(RegionEngine region)
{
    public async ValueTask AddAsync(TagResourceRequest request, CancellationToken cancellationToken)
    {
        IReadOnlyList<Tag> added = request.Tags ?? Array.Empty<Tag>();
        TaggedResource resource = region.Identifiers.Resource(request.ResourceArn);
        if (resource.Definition is not { } reference)
        {
            RequestRules.DemandTags(added);
            await ChangeWorkloadAsync(resource, tags => Merge(tags, added), cancellationToken).ConfigureAwait(false);
            return;
        }

        if (TagsRule.Check(added, "$.tags") is { } finding) throw finding.ToException();
        await ChangeRevisionAsync(reference, tags => Merge(tags, added), cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask RemoveAsync(UntagResourceRequest request, CancellationToken cancellationToken)
    {
        TaggedResource resource = region.Identifiers.Resource(request.ResourceArn);
        IReadOnlyList<string> keys = request.TagKeys ?? throw EcsErrors.Client(SR.TagKeysMissing);
        IReadOnlyList<Tag> Without(IReadOnlyList<Tag> tags) => tags.Where(t => !keys.Contains(t.Key, StringComparer.Ordinal)).ToArray();
        if (resource.Definition is { } reference) await ChangeRevisionAsync(reference, Without, cancellationToken).ConfigureAwait(false);
        else await ChangeWorkloadAsync(resource, Without, cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask<ListTagsForResourceResponse> ListAsync(
        ListTagsForResourceRequest request, CancellationToken cancellationToken)
    {
        TaggedResource resource = region.Identifiers.Resource(request.ResourceArn);
        IReadOnlyList<Tag> tags = resource.Definition is { } reference
            ? await region.ReadAsync(
                view => view.Stored.ReadTags(view.Demand(reference, SR.DefinitionNotFound)), ReadPlans.Of(reference), cancellationToken)
                .ConfigureAwait(false)
            : await region.ReadWorkloadsAsync(view => Find(view, resource).Tags, cancellationToken).ConfigureAwait(false);
        return new ListTagsForResourceResponse { Tags = tags };
    }

    private async ValueTask ChangeRevisionAsync(
        TaskDefinitionReference reference, Func<IReadOnlyList<Tag>, IReadOnlyList<Tag>> edit, CancellationToken cancellationToken) =>
        await region.ChangeAsync((view, change) =>
        {
            RevisionFact revision = view.Demand(reference, SR.DefinitionNotFound);
            IReadOnlyList<Tag> before = view.Stored.ReadTags(revision);
            IReadOnlyList<Tag> after = edit(before);
            DemandRoom(after);
            if (!before.SequenceEqual(after))
                change.Add(new RevisionTagsChanged(revision.Family, revision.Revision, region.NextEventTime(view.Stored, revision), after));
            return true;
        }, ReadPlans.Of(reference), cancellationToken).ConfigureAwait(false);

    private async ValueTask ChangeWorkloadAsync(
        TaggedResource resource, Func<IReadOnlyList<Tag>, IReadOnlyList<Tag>> edit, CancellationToken cancellationToken) =>
        await region.ChangeWorkloadsAsync(view =>
        {
            (IFact fact, IReadOnlyList<Tag> before) = Find(view, resource);
            IReadOnlyList<Tag> after = edit(before);
            DemandRoom(after);
            if (after.SequenceEqual(before)) return false;
            view.Put(fact switch
            {
                ClusterFact cluster => cluster with { Tags = after },
                ServiceFact service when resource.Type == "task-set" => service with
                {
                    TaskSets = service.TaskSets.Select(s => IsNamed(s, resource) ? s with { Tags = after } : s).ToArray(),
                },
                ServiceFact service => service with { Tags = after },
                TaskFact task => task with { Tags = after },
                InstanceFact instance => instance with { Tags = after },
                ProviderFact provider => provider with { Tags = after },
                DaemonFact daemon => daemon with { Tags = after },
                DaemonDefinitionFact definition => definition with { Tags = after },
                _ => fact,
            });
            return true;
        }, cancellationToken).ConfigureAwait(false);

    // An existing key gets the new value in place, new keys come last (docs/ECS.md §4.7).
    public static List<Tag> Merge(IReadOnlyList<Tag> tags, IReadOnlyList<Tag> added)
    {
        List<Tag> merged = tags.ToList();
        foreach (Tag tag in added)
        {
            int at = merged.FindIndex(t => t.Key == tag.Key);
            if (at >= 0) merged[at] = tag;
            else merged.Add(tag);
        }

        return merged;
    }

    private static bool IsNamed(TaskSetFact set, TaggedResource resource) =>
        set.Deployment.Number == resource.Name.Substring(resource.Name.LastIndexOf('/') + 1);

    private static void DemandRoom(IReadOnlyList<Tag> tags)
    {
        if (tags.Count > TagsRule.MaxTags) throw TagsRule.TooMany("$.tags").ToException();
    }

    // The texts are captured for clusters and tasks, derived for services, and ours for instances (docs/ECS.md §4.7).
    private static (IFact Fact, IReadOnlyList<Tag> Tags) Find(WorkloadView view, TaggedResource resource)
    {
        switch (resource.Type)
        {
            case "cluster":
                ClusterFact cluster = view.GetCluster(resource.Name) ?? throw EcsErrors.ClusterNotFound(SR.ClusterNotFound);
                return cluster.IsActive ? (cluster, cluster.Tags) : throw EcsErrors.InvalidParameter(SR.TagClusterInactive);
            case "service":
                ServiceFact service = view.GetService(resource.Cluster, resource.Name)
                    ?? throw Missing(MissingResource.Service, SR.TagServiceUnknown);
                return service.DeletedAt is null ? (service, service.Tags) : throw EcsErrors.InvalidParameter(SR.TagServiceInactive);
            case "task":
                TaskFact task = view.GetTask(resource.Cluster, resource.Name)
                    ?? throw Missing(MissingResource.Task, SR.TagTaskUnknown);
                return TaskClock.IsStopped(task, view.Now) ? throw EcsErrors.InvalidParameter(SR.TagTaskStopped) : (task, task.Tags);
            case "task-set":
                ServiceFact? owner = view.GetService(resource.Cluster, resource.Name.Split('/')[0]);
                TaskSetFact set = owner?.TaskSets.FirstOrDefault(s => IsNamed(s, resource) && !(s.Deployment.RetiredAt <= view.Now))
                    ?? throw Missing("TaskSetNotFound", SR.TagTaskSetUnknown);
                return (owner, set.Tags);
            case "daemon":
                DaemonFact daemon = view.GetDaemon(resource.Cluster, resource.Name) ?? throw Missing("DaemonNotFound", SR.TagDaemonUnknown);
                return (daemon, daemon.Tags);
            case "daemon-task-definition":
                int colon = resource.Name.LastIndexOf(':');
                string key = DaemonDefinitionFact.KeyOf(
                    resource.Name.Substring(0, colon), int.Parse(resource.Name.Substring(colon + 1), CultureInfo.InvariantCulture));
                DaemonDefinitionFact definition = view.GetDaemonDefinition(key)
                    ?? throw Missing(MissingResource.TaskDefinition, SR.DaemonDefinitionUnknown);
                return (definition, definition.Tags);
            case "capacity-provider":
                ProviderFact provider = view.GetProvider(resource.Name)
                    ?? throw Missing("CapacityProviderNotFound", SR.TagProviderUnknown);
                return provider.DeletedAt is null ? (provider, provider.Tags) : throw EcsErrors.InvalidParameter(SR.TagProviderInactive);
            default:
                InstanceFact instance = view.GetInstance(resource.Cluster, resource.Name)
                    ?? throw Missing(MissingResource.ContainerInstance, SR.TagInstanceUnknown);
                return instance.DeregisteredAt is null
                    ? (instance, instance.Tags)
                    : throw EcsErrors.InvalidParameter(SR.TagInstanceInactive);
        }

        EcsException Missing(string id, string text) =>
            EcsErrors.Missing(EcsErrorCodes.InvalidParameter, new MissingResource(id, resource.Name), text);
    }
}
