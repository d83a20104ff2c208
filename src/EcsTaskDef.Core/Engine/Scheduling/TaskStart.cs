using EcsTaskDef.Engine.Facts;
using EcsTaskDef.Engine.Region;
using EcsTaskDef.Storage;

namespace EcsTaskDef.Engine.Scheduling;

/// <summary>What a new task starts from: a revision that may be started, its definition and its tags (docs/ECS.md §2, §4.8).</summary>
internal static class TaskStart
{
    /// <summary>
    /// The revision that RunTask, StartTask, CreateService or UpdateService means: a bare family is its latest ACTIVE
    /// revision; a revision that is named must be ACTIVE.
    /// </summary>
    /// <param name="view">What there is.</param>
    /// <param name="reference">What the caller names.</param>
    /// <param name="forService">Tasks and services have different codes for one text.</param>
    public static RevisionFact Resolve(WorkloadView view, TaskDefinitionReference reference, bool forService)
    {
        if (reference.Revision is null && view.Revisions.LatestActive(reference.Family) is { } latest) return latest;
        RevisionFact revision = view.Revisions.Demand(reference, SR.TaskDefinitionNotFound);
        return revision.Status switch
        {
            RevisionStatus.Active => revision,
            RevisionStatus.Inactive when PropagationRule.MayStill(view.Settings, revision, view.Now) => revision,
            RevisionStatus.Inactive => throw Refuse(SR.TaskDefinitionInactive),
            _ => throw Refuse(SR.TaskDefinitionDeleting),
        };

        EcsException Refuse(string message) => forService
            ? EcsErrors.Client(message, SR.AdviceInactive)
            : EcsErrors.InvalidParameter(message, SR.AdviceInactive);
    }

    public static TaskDefinition Definition(WorkloadView view, RevisionFact revision) =>
        new TaskDefinitionDocument(view.Stored.ReadDocument(revision)).Value;

    public static TaskDefinition Definition(WorkloadView view, string family, int revision) =>
        Definition(view, view.Stored.GetRevision(family, revision)
            ?? throw RevisionView.Missing(
                new TaskDefinitionReference { Family = family, Revision = revision },
                SR.TaskDefinitionNotFound,
                Texts.Format(SR.AdviceUsedButGone, $"{family}:{revision}")));

    /// <summary>A task of a definition, without id, place and origin.</summary>
    public static TaskFact NewTask(TaskDefinition definition, string cluster, WorkloadView view) => new()
    {
        Cluster = cluster,
        Family = definition.Family!,
        Revision = definition.Revision!.Value,
        CreatedAt = view.Now,
        Cpu = definition.Cpu,
        Memory = definition.Memory,
        HasInterface = definition.NetworkMode == NetworkModes.AwsVpc,
        Architecture = definition.RuntimePlatform?.CpuArchitecture == CpuArchitectures.Arm64 ? "arm64" : "x86_64",
        EphemeralStorageGiB = definition.EphemeralStorage?.SizeInGiB,
        Delays = view.Settings.TaskDelays == new TaskDelays() ? null : view.Settings.TaskDelays,
        Containers = (definition.ContainerDefinitions ?? []).Select(static c => new TaskContainerFact
        {
            Name = c.Name ?? "",
            Image = c.Image,
            Cpu = c.Cpu,
            Memory = c.Memory,
            MemoryReservation = c.MemoryReservation,
        }).ToArray(),
    };

    /// <summary>
    /// A new task with the run that is set for it: by RunTask's override, by a tag, by the store for the container, the family or all.
    /// </summary>
    public static TaskFact WithRun(TaskFact task, TaskDefinition definition, WorkloadView view)
    {
        IReadOnlyDictionary<string, TaskRun> runs = view.Settings.TaskRuns;
        TaskRun? tagged = task.Tags.FirstOrDefault(static t => t.Key == TaskRun.Tag)?.Value is { } text ? Parse(text) : null;
        Dictionary<string, TaskRun> overridden = new(StringComparer.Ordinal);
        foreach (ContainerOverride item in task.Overrides?.ContainerOverrides ?? [])
            if (item.Environment?.FirstOrDefault(static e => e.Name == TaskRun.Variable)?.Value is { } value)
                overridden[item.Name ?? ""] = Parse(value);
        if (runs.Count == 0 && tagged is null && overridden.Count == 0) return task;
        return CourseMaker.Apply(task, definition, name =>
            overridden.TryGetValue(name, out TaskRun? run) ? run
            : tagged is not null ? tagged
            : runs.TryGetValue($"{definition.Family}/{name}", out run) || runs.TryGetValue(definition.Family!, out run)
                || runs.TryGetValue(TaskRun.Everything, out run) ? run
            : null);

        static TaskRun Parse(string given) =>
            TaskRun.TryParse(given) ?? throw EcsErrors.Client(Texts.Format(SR.TaskRunInvalid, given));
    }

    /// <summary>The tags of a new task: its own, those it inherits, and ECS's own.</summary>
    public static List<Tag> Tags(
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
