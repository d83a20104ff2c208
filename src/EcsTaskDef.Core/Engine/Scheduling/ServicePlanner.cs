namespace EcsTaskDef.Engine.Scheduling;

/// <summary>A task of a service as the planner sees it.</summary>
/// <param name="Id">The task's id; null for one that the plan starts.</param>
/// <param name="Deployment">The number of the deployment that started it.</param>
/// <param name="CreatedAt">When it was, or will be, asked for.</param>
/// <param name="RunningAt">When it runs, and counts as healthy; the end of time for one that ends too soon to count.</param>
internal sealed record PlannedTask(string? Id, string Deployment, DateTimeOffset CreatedAt, DateTimeOffset RunningAt)
{
    /// <summary>When the plan stops it; null = it stays.</summary>
    public DateTimeOffset? StopAt { get; init; }

    /// <summary>Until when it is protected from the scheduler.</summary>
    public DateTimeOffset? ProtectedUntil { get; init; }
}

/// <summary>What the planner has to know.</summary>
internal sealed record PlanInput
{
    public required DateTimeOffset Now { get; init; }

    /// <summary>How many tasks the PRIMARY deployment should have.</summary>
    public required int Target { get; init; }

    /// <summary>The number of the PRIMARY deployment.</summary>
    public required string Primary { get; init; }

    /// <summary>The service's tasks that exist now and were not asked to stop.</summary>
    public required IReadOnlyList<PlannedTask> Tasks { get; init; }

    public required int MinimumHealthyPercent { get; init; }

    public required int MaximumPercent { get; init; }

    /// <summary>How long a new task takes to run.</summary>
    public required TimeSpan StartDelay { get; init; }

    /// <summary>How many new tasks there is room for.</summary>
    public required int Room { get; init; }

    /// <summary>Before this no task is started: the last ones failed.</summary>
    public DateTimeOffset? RetryAt { get; init; }

    /// <summary>The PRIMARY deployment has failed: it starts nothing, and nothing is stopped for it.</summary>
    public bool HasFailed { get; init; }

    /// <summary>A new task ends too soon to count as healthy.</summary>
    public bool IsDoomed { get; init; }
}

/// <summary>What the scheduler does from now on, if nobody interferes.</summary>
/// <param name="Tasks">Every task of the input, with its end where it has one, and the new ones.</param>
/// <param name="Steps">What happens, in order, for the service's events.</param>
/// <param name="SettledAt">When the PRIMARY deployment has all its tasks running and there are no others; null = never.</param>
/// <param name="IsShort">There was no room for all tasks.</param>
internal sealed record Plan(
    IReadOnlyList<PlannedTask> Tasks, IReadOnlyList<PlanStep> Steps, DateTimeOffset? SettledAt, bool IsShort);

/// <summary>One step: tasks started, or running or pending ones stopped, at one time. Tasks are places in the plan's list.</summary>
internal sealed record PlanStep(DateTimeOffset At, PlanStepKind Kind, IReadOnlyList<int> Tasks);

/// <summary>What a step does.</summary>
internal enum PlanStepKind
{
    Start,
    StopRunning,
    StopPending,
}

/// <summary>
/// The scheduler of services (docs/ECS.md §7.4): keeps the desired number of tasks, replaces what was stopped, goes from
/// one deployment to the next within the limits of healthy and existing tasks. A pure function that looks ahead until
/// everything is settled; each change makes a new plan from that moment on.
/// </summary>
internal static class ServicePlanner
{
    public static Plan Make(PlanInput input)
    {
        List<PlannedTask> tasks = input.Tasks.ToList();
        List<PlanStep> steps = new();
        int room = input.Room;
        bool isShort = false;
        DateTimeOffset time = input.Now;
        while (true)
        {
            bool changed = Stop(tasks, Surplus(input, tasks, time), time, steps)
                | Stop(tasks, Outdated(input, tasks, time), time, steps)
                | Start(input, tasks, time, steps, ref room, ref isShort);
            if (changed) continue;

            List<PlannedTask> live = tasks.Where(static t => t.StopAt is null).ToList();
            if (live.Count(t => t.Deployment == input.Primary) == input.Target && live.All(t => t.Deployment == input.Primary))
            {
                DateTimeOffset settled = live.Select(static t => t.RunningAt).Append(time).Max();
                return new Plan(tasks, steps, settled == DateTimeOffset.MaxValue ? null : settled, isShort);
            }

            // Nothing can be done before another task runs.
            List<DateTimeOffset> coming = live.Select(static t => t.RunningAt).Where(t => t > time && t < DateTimeOffset.MaxValue).ToList();
            coming.AddRange(live.Select(static t => t.ProtectedUntil).OfType<DateTimeOffset>().Where(t => t > time));
            if (input.RetryAt > time) coming.Add(input.RetryAt.Value);
            if (coming.Count == 0) return new Plan(tasks, steps, null, isShort);
            time = coming.Min();
        }
    }

    // More tasks of the PRIMARY deployment than it should have: those that do not run yet first, then the newest.
    private static List<int> Surplus(PlanInput input, List<PlannedTask> tasks, DateTimeOffset time)
    {
        List<int> mine = Live(tasks).Where(i => tasks[i].Deployment == input.Primary).ToList();
        return mine.Where(i => !(tasks[i].ProtectedUntil > time))
            .OrderByDescending(i => tasks[i].RunningAt).ThenByDescending(i => tasks[i].CreatedAt).ThenByDescending(static i => i)
            .Take(Math.Max(0, mine.Count - input.Target)).ToList();
    }

    // Tasks of older deployments: those that do not run need not wait; of the others as many as enough healthy ones remain.
    private static List<int> Outdated(PlanInput input, List<PlannedTask> tasks, DateTimeOffset time)
    {
        if (input.HasFailed) return [];
        List<int> others = Live(tasks).Where(i => tasks[i].Deployment != input.Primary).ToList();
        int healthy = Live(tasks).Count(i => tasks[i].RunningAt <= time);
        int floor = (int)Math.Ceiling(input.Target * input.MinimumHealthyPercent / 100m);
        others.RemoveAll(i => tasks[i].ProtectedUntil > time);
        List<int> pending = others.Where(i => tasks[i].RunningAt > time).ToList();
        return pending.Concat(others.Except(pending).OrderBy(i => tasks[i].CreatedAt).ThenBy(static i => i)
            .Take(Math.Max(0, healthy - floor))).ToList();
    }

    private static bool Start(
        PlanInput input, List<PlannedTask> tasks, DateTimeOffset time, List<PlanStep> steps, ref int room, ref bool isShort)
    {
        if (input.HasFailed || input.RetryAt > time) return false;
        int live = Live(tasks).Count();
        int mine = Live(tasks).Count(i => tasks[i].Deployment == input.Primary);
        long allowed = Math.Max((long)input.Target * input.MaximumPercent / 100, 1);
        int ceiling = live == mine ? input.Target : (int)Math.Min(int.MaxValue, allowed);
        int wanted = Math.Min(input.Target - mine, ceiling - live);
        int count = Math.Max(0, Math.Min(wanted, room));
        isShort |= wanted > room;
        if (count == 0) return false;
        room -= count;
        steps.Add(new PlanStep(time, PlanStepKind.Start, Enumerable.Range(tasks.Count, count).ToArray()));
        for (int i = 0; i < count; i++) 
            tasks.Add(new PlannedTask(null, input.Primary, time, input.IsDoomed ? DateTimeOffset.MaxValue : time + input.StartDelay));
        return true;
    }

    private static bool Stop(List<PlannedTask> tasks, List<int> which, DateTimeOffset time, List<PlanStep> steps)
    {
        foreach (IGrouping<bool, int> part in which.GroupBy(i => tasks[i].RunningAt <= time))
            steps.Add(new PlanStep(time, part.Key ? PlanStepKind.StopRunning : PlanStepKind.StopPending, part.ToArray()));
        foreach (int i in which) tasks[i] = tasks[i] with { StopAt = time };
        return which.Count > 0;
    }

    private static IEnumerable<int> Live(List<PlannedTask> tasks) =>
        Enumerable.Range(0, tasks.Count).Where(i => tasks[i].StopAt is null);
}
