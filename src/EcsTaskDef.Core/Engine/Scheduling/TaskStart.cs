using EcsTaskDef.Engine.Facts;
using EcsTaskDef.Engine.Region;
using EcsTaskDef.Engine.Rules;
using EcsTaskDef.Storage;

namespace EcsTaskDef.Engine;

// From which revision something new may start (docs/ECS.md §2, §4.8).
public sealed partial class LocalRegistry
{
    /// <summary>
    /// The revision that RunTask, StartTask, CreateService or UpdateService means: a bare family is its latest ACTIVE
    /// revision; a revision that is named must be ACTIVE.
    /// </summary>
    /// <param name="look">What there is.</param>
    /// <param name="runtime">What there is that runs.</param>
    /// <param name="reference">What the caller names.</param>
    /// <param name="forService">Tasks and services have different codes for one text.</param>
    private RevisionFact ResolveForStart(Look look, RuntimeLook runtime, TaskDefinitionReference reference, bool forService)
    {
        if (reference.Revision is null && look.View.GetLatest(reference.Family, RevisionStatus.Active) is { } latest)
            return look.GetRevision(reference.Family, latest)!;

        RevisionFact revision = Find(look, reference)
            ?? throw EcsErrors.Client(SR.TaskDefinitionNotFound, AdviceUnknown);
        return revision.Status switch
        {
            RevisionStatus.Active => revision,
            RevisionStatus.Inactive when PropagationRule.MayStill(runtime.Settings, revision, runtime.Now) => revision,
            RevisionStatus.Inactive => throw Refuse(SR.TaskDefinitionInactive),
            _ => throw Refuse(SR.TaskDefinitionDeleting),
        };

        EcsException Refuse(string message) => forService
            ? EcsErrors.Client(message, SR.AdviceInactive)
            : EcsErrors.InvalidParameter(message, SR.AdviceInactive);
    }

    private static TaskDefinition Definition(IRegionView view, RevisionFact revision) =>
        new TaskDefinitionDocument(view.ReadDocument(revision)).Value;

    private static TaskDefinition Definition(IRegionView view, string family, int revision) =>
        Definition(view, view.GetRevision(family, revision)
            ?? throw EcsErrors.Client(SR.TaskDefinitionNotFound, Texts.Format(SR.AdviceUsedButGone, $"{family}:{revision}")));

    /// <summary>A task of a definition, without id, place and origin.</summary>
    private static TaskFact NewTask(TaskDefinition definition, string cluster, RuntimeLook look) => new()
    {
        Cluster = cluster,
        Family = definition.Family!,
        Revision = definition.Revision!.Value,
        CreatedAt = look.Now,
        Cpu = definition.Cpu,
        Memory = definition.Memory,
        HasInterface = definition.NetworkMode == NetworkModes.AwsVpc,
        Architecture = definition.RuntimePlatform?.CpuArchitecture == CpuArchitectures.Arm64 ? "arm64" : "x86_64",
        EphemeralStorageGiB = definition.EphemeralStorage?.SizeInGiB,
        Delays = look.Settings.TaskDelays == new TaskDelays() ? null : look.Settings.TaskDelays,
        Containers = (definition.ContainerDefinitions ?? []).Select(static c => new TaskContainerFact
        {
            Name = c.Name ?? "",
            Image = c.Image,
            Cpu = c.Cpu,
            Memory = c.Memory,
            MemoryReservation = c.MemoryReservation,
        }).ToArray(),
    };

    /// <summary>The tags of a new task: its own, those it inherits, and ECS's own.</summary>
    private static List<Tag> TaskTags(
        IReadOnlyList<Tag>? own, IReadOnlyList<Tag> inherited, bool managed, string cluster, string? service)
    {
        List<Tag> tags = (own ?? []).ToList();
        tags.AddRange(inherited.Where(i => tags.All(t => t.Key != i.Key)));
        if (!managed) return tags;
        tags.Add(new Tag { Key = "aws:ecs:clusterName", Value = cluster });
        if (service is not null) tags.Add(new Tag { Key = "aws:ecs:serviceName", Value = service });
        return tags;
    }
}
