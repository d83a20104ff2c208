namespace EcsTaskDef.Engine.Facts;

/// <summary>
/// Where a task is at a time, from its stored times and delays alone (docs/ECS.md §6.2). Nothing is written when a task
/// goes from one state to the next, so every process that looks sees the same.
/// </summary>
internal static class TaskClock
{
    private static readonly TaskDelays s_none = new();

    /// <summary>The states that the task passes until it runs, each with the time at which it begins.</summary>
    public static IEnumerable<(string Status, DateTimeOffset From)> Starting(TaskFact task)
    {
        TaskDelays delays = task.Delays ?? s_none;
        DateTimeOffset time = task.CreatedAt;
        if (task.HasInterface)
        {
            yield return (TaskStatuses.Provisioning, time);
            time += delays.Provisioning;
        }

        yield return (TaskStatuses.Pending, time);
        time += delays.Pending + (task.Course?.WaitsFor ?? TimeSpan.Zero);
        if (task.IsRegistered)
        {
            yield return (TaskStatuses.Activating, time);
            time += delays.Activating;
        }

        yield return (TaskStatuses.Running, time);
    }

    /// <summary>The states that the task passes once it was asked to stop; none when it was not.</summary>
    public static IEnumerable<(string Status, DateTimeOffset From)> Ending(TaskFact task)
    {
        if (task.StopRequestedAt is not { } time) yield break;
        TaskDelays delays = task.Delays ?? s_none;
        if (task.IsRegistered && RunningAt(task) <= time)
        {
            yield return (TaskStatuses.Deactivating, time);
            time += delays.Deactivating;
        }

        yield return (TaskStatuses.Stopping, time);
        time += delays.Stopping;
        if (task.HasInterface)
        {
            yield return (TaskStatuses.Deprovisioning, time);
            time += delays.Deprovisioning;
        }

        yield return (TaskStatuses.Stopped, time);
    }

    public static DateTimeOffset RunningAt(TaskFact task) => Starting(task).Last().From;

    /// <summary>When the first of its containers start.</summary>
    public static DateTimeOffset ContainersAt(TaskFact task)
    {
        TaskDelays delays = task.Delays ?? s_none;
        return task.CreatedAt + delays.Pending + (task.HasInterface ? delays.Provisioning : TimeSpan.Zero);
    }

    /// <summary>When it ends by itself; null = it does not. At least a millisecond after its creation, so that time goes on.</summary>
    public static DateTimeOffset? OwnEnd(TaskFact task)
    {
        if (task.Course?.EndsAfter is not { } after) return null;
        DateTimeOffset end = ContainersAt(task) + after, earliest = task.CreatedAt.AddMilliseconds(1);
        return end > earliest ? end : earliest;
    }

    /// <summary>The task as it goes if nobody asks it to stop.</summary>
    public static TaskFact Unasked(TaskFact task)
    {
        DateTimeOffset? end = OwnEnd(task);
        return task with
        {
            StopRequestedAt = end,
            StopCode = end is null ? null : task.Course!.StopCode,
            StopReason = end is null ? null : task.Course!.StopReason,
        };
    }

    /// <summary>It ended by itself, or will.</summary>
    public static bool EndsItself(TaskFact task) => task.StopRequestedAt is not null && task.StopRequestedAt == OwnEnd(task);

    public static DateTimeOffset? StoppedAt(TaskFact task) =>
        task.StopRequestedAt is null ? null : Ending(task).Last().From;

    /// <summary>Every state that the task passes in its life, in order.</summary>
    public static IEnumerable<(string Status, DateTimeOffset From)> Life(TaskFact task) => Starting(task)
        .Where((state, i) => i == 0 || task.StopRequestedAt is not { } asked || state.From <= asked)
        .Where(state => state.Status != TaskStatuses.Running || task.Course?.NeverRuns != true)
        .Concat(Ending(task));

    /// <summary>The states that the task has reached.</summary>
    /// <param name="task">The task.</param>
    /// <param name="now">At what time.</param>
    /// <param name="justNow">
    /// The answer to the operation of this very moment: what begins now has not begun yet. So RunTask answers the first
    /// state and the next look, at the same millisecond perhaps, RUNNING.
    /// </param>
    public static IReadOnlyList<(string Status, DateTimeOffset From)> Reached(TaskFact task, DateTimeOffset now, bool justNow = false) =>
        Life(task).Where((state, i) => i == 0 || (justNow ? state.From < now : state.From <= now)).ToArray();

    /// <summary>The state that the task has reached.</summary>
    public static string StatusAt(TaskFact task, DateTimeOffset now, bool justNow = false)
    {
        IReadOnlyList<(string Status, DateTimeOffset From)> reached = Reached(task, now, justNow);
        return reached[reached.Count - 1].Status;
    }

    public static bool IsStopped(TaskFact task, DateTimeOffset now) => StoppedAt(task) <= now;

    public static bool IsAskedToStop(TaskFact task, DateTimeOffset now) => task.StopRequestedAt <= now;
}
