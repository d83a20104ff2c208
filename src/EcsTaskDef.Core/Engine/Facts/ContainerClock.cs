namespace EcsTaskDef.Engine.Facts;

/// <summary>Where a container of a task is at a time (docs/ECS.md §6.2, §6.4); it follows from its task.</summary>
internal sealed record ContainerClock
{
    // How the containers of a task that is asked to stop end: killed [captured].
    private const int Killed = 137;

    private const string Unknown = "UNKNOWN";

    public bool HasStarted { get; private init; }

    public bool IsOver { get; private init; }

    public int? ExitCode { get; private init; }

    public string? Reason { get; private init; }

    public string Health { get; private init; } = Unknown;

    private bool IsChecked { get; init; }

    public string Status => IsOver ? TaskStatuses.Stopped : HasStarted ? TaskStatuses.Running : TaskStatuses.Pending;

    /// <param name="container">The container.</param>
    /// <param name="task">Its task.</param>
    /// <param name="ran">The task has reached RUNNING.</param>
    /// <param name="ended">When all of the task's containers had ended; null = they have not.</param>
    /// <param name="now">At what time.</param>
    /// <param name="justNow">What begins now has not begun yet.</param>
    public static ContainerClock Of(
        TaskContainerFact container, TaskFact task, bool ran, DateTimeOffset? ended, DateTimeOffset now, bool justNow)
    {
        if (task.Course is null)
            return new ContainerClock { HasStarted = ran, IsOver = ended is not null, ExitCode = ended is not null && ran ? Killed : null };

        ContainerCourse course = container.Course ?? new ContainerCourse { StartsAfter = TimeSpan.Zero };
        DateTimeOffset begin = TaskClock.ContainersAt(task), last = ended ?? now;
        bool Reached(TimeSpan? after) => after is { } time && (justNow && begin + time >= now ? false : begin + time <= last);
        bool started = Reached(course.StartsAfter), own = Reached(course.EndsAfter);
        bool never = course.StartsAfter is null;
        return new ContainerClock
        {
            HasStarted = started,
            IsOver = own || ended is not null,
            ExitCode = own ? course.ExitCode
                : ended is null || !started ? null
                : course.EndsAfter is null ? course.ExitCode ?? Killed
                : Killed,
            Reason = own || (never && ended is not null) ? course.Reason : null,
            IsChecked = course.Health is not null,
            Health = started && Reached(course.HealthAfter) ? course.Health! : Unknown,
        };
    }

    /// <summary>The health of a task: unhealthy where one container is, healthy where all that are asked are.</summary>
    public static string OfTask(IEnumerable<ContainerClock> containers)
    {
        string[] checks = containers.Where(static c => c.IsChecked).Select(static c => c.Health).Distinct().ToArray();
        return checks.Contains("UNHEALTHY") ? "UNHEALTHY" : checks.Length == 1 ? checks[0] : Unknown;
    }
}
