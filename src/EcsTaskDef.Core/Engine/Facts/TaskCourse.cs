namespace EcsTaskDef.Engine.Facts;

/// <summary>How a task ends by itself. Times count from the moment at which its first containers start.</summary>
internal sealed record TaskCourse
{
    /// <summary>How long its essential containers wait for those that they depend on: it is RUNNING from then on.</summary>
    public TimeSpan WaitsFor { get; init; }

    /// <summary>When it ends; null = it runs until it is asked to stop.</summary>
    public TimeSpan? EndsAfter { get; init; }

    public string? StopCode { get; init; }

    public string? StopReason { get; init; }

    /// <summary>It ends before it has run.</summary>
    public bool NeverRuns { get; init; }
}

/// <summary>How a container's own run goes. Times count as those of its task.</summary>
internal sealed record ContainerCourse
{
    /// <summary>When it starts; null = never, since what it depends on failed.</summary>
    public TimeSpan? StartsAfter { get; init; }

    /// <summary>When it ends; null = with its task.</summary>
    public TimeSpan? EndsAfter { get; init; }

    public int? ExitCode { get; init; }

    public string? Reason { get; init; }

    public string? Health { get; init; }

    /// <summary>When it has that health.</summary>
    public TimeSpan? HealthAfter { get; init; }
}

/// <summary>
/// Makes a task's course of the runs that are set for its containers, their dependencies and restart policies (docs/ECS.md §6.4). A pure
/// function: the course is kept with the task, and a look compares times.
/// </summary>
internal sealed class CourseMaker
{
    // ECS API model: seconds that a container must have run to be restarted.
    private const int DefaultRestartPeriod = 300;

    private readonly ContainerDefinition[] _containers;
    private readonly Func<string, TaskRun?> _runOf;
    private readonly Dictionary<string, TimeSpan?> _starts = new(StringComparer.Ordinal);

    private CourseMaker(TaskDefinition definition, Func<string, TaskRun?> runOf)
    {
        _containers = (definition.ContainerDefinitions ?? []).ToArray();
        _runOf = runOf;
    }

    /// <summary>The task with its course; itself where nothing is set for any of its containers.</summary>
    /// <param name="task">A new task.</param>
    /// <param name="definition">Its definition.</param>
    /// <param name="runOf">The run of a container, by its name; null = none is set.</param>
    public static TaskFact Apply(TaskFact task, TaskDefinition definition, Func<string, TaskRun?> runOf)
    {
        CourseMaker maker = new(definition, runOf);
        if (maker._containers.All(c => runOf(c.Name ?? "") is null)) return task;
        return task with
        {
            Course = maker.OfTask(isService: task.Service is not null),
            Containers = task.Containers.Select(c => c with { Course = maker.OfContainer(c.Name) }).ToArray(),
        };
    }

    private TaskCourse OfTask(bool isService)
    {
        TaskCourse? first = null;
        TimeSpan waits = TimeSpan.Zero;
        foreach (ContainerDefinition container in _containers.Where(static c => c.Essential != false))
        {
            TaskRun? run = _runOf(container.Name!);
            TimeSpan? start = StartOf(container);
            if (start > waits) waits = start.Value;
            foreach (TaskCourse end in Ends(container, run, start, isService))
                if (first is null || end.EndsAfter < first.EndsAfter) first = end;
        }

        first ??= new TaskCourse();
        return first with { WaitsFor = waits, NeverRuns = first.NeverRuns || first.EndsAfter < waits };
    }

    // Each way in which an essential container ends its task.
    private IEnumerable<TaskCourse> Ends(ContainerDefinition container, TaskRun? run, TimeSpan? start, bool isService)
    {
        TaskCourse exited = new() { StopCode = StopCodes.EssentialContainerExited, StopReason = SR.ReasonContainerExited };
        if (start is not { } begun)
        {
            yield return exited with { EndsAfter = BlockedAt(container), NeverRuns = true };
        }
        else if (run?.StopCode is { } code and not StopCodes.EssentialContainerExited)
        {
            yield return new TaskCourse
            {
                EndsAfter = begun + (run.RunTime ?? TimeSpan.Zero), StopCode = code, StopReason = run.Reason ?? SR.ReasonSet,
                NeverRuns = code == StopCodes.TaskFailedToStart,
            };
        }
        else if (EndOf(container) is { } end)
        {
            yield return exited with { EndsAfter = end };
        }

        // The scheduler stops what fails its health checks; single tasks stay.
        if (isService && start is { } since && run?.Health == "UNHEALTHY")
        {
            yield return new TaskCourse
            {
                EndsAfter = since + run.HealthAfter, StopCode = StopCodes.ServiceSchedulerInitiated, StopReason = SR.ReasonUnhealthy,
            };
        }
    }

    private ContainerCourse? OfContainer(string name)
    {
        ContainerDefinition container = _containers.First(c => c.Name == name);
        TaskRun? run = _runOf(name);
        TimeSpan? start = StartOf(container);
        if (run is null && start == TimeSpan.Zero) return null;
        bool runs = run?.StopCode != StopCodes.TaskFailedToStart;
        return new ContainerCourse
        {
            StartsAfter = runs ? start : null,
            EndsAfter = runs ? EndOf(container) : null,
            ExitCode = runs && run?.RunTime is not null ? run.ExitCode : null,
            Reason = run?.Reason,
            Health = run?.Health,
            HealthAfter = run?.Health is null ? null : start + run.HealthAfter,
        };
    }

    // When a container starts: when all that it depends on has come so far; null = never. One without a run has come so far.
    private TimeSpan? StartOf(ContainerDefinition container)
    {
        if (_starts.TryGetValue(container.Name!, out TimeSpan? known)) return known;
        _starts[container.Name!] = TimeSpan.Zero;
        TimeSpan? latest = TimeSpan.Zero;
        foreach (ContainerDependency dependency in container.DependsOn ?? [])
        {
            TimeSpan? reached = _containers.FirstOrDefault(c => c.Name == dependency.ContainerName) is { } other
                ? ReachedAt(other, dependency.Condition)
                : TimeSpan.Zero;
            latest = reached > latest ? reached : reached is null ? null : latest;
        }

        return _starts[container.Name!] = latest;
    }

    private TimeSpan? ReachedAt(ContainerDefinition other, string? condition)
    {
        TaskRun? run = _runOf(other.Name!);
        if (StartOf(other) is not { } start) return null;
        return condition switch
        {
            ContainerConditions.Healthy when run?.Health is not null => run.Health == "HEALTHY" ? start + run.HealthAfter : null,
            ContainerConditions.Complete when run?.RunTime is not null => EndOf(other),
            ContainerConditions.Success when run?.RunTime is not null => run.ExitCode == 0 ? EndOf(other) : null,
            _ => start,
        };
    }

    // When it is known that a container never starts: when the first of those that it depends on has failed.
    private TimeSpan BlockedAt(ContainerDefinition container) => (container.DependsOn ?? [])
        .Select(d => _containers.FirstOrDefault(c => c.Name == d.ContainerName)).OfType<ContainerDefinition>()
        .Select(c => StartOf(c) is not { } start ? BlockedAt(c) : EndOf(c) ?? start + (_runOf(c.Name!)?.HealthAfter ?? TimeSpan.Zero))
        .DefaultIfEmpty(TimeSpan.Zero).Min();

    // A restart policy starts it again, if it has run long enough and its exit code is not ignored: then it never ends.
    private TimeSpan? EndOf(ContainerDefinition container)
    {
        if (_runOf(container.Name!) is not { RunTime: { } time } run || StartOf(container) is not { } start) return null;
        bool restarts = container.RestartPolicy is { Enabled: true } policy
            && policy.IgnoredExitCodes?.Contains(run.ExitCode) != true
            && time.TotalSeconds >= (policy.RestartAttemptPeriod ?? DefaultRestartPeriod);
        return restarts ? null : start + time;
    }
}
