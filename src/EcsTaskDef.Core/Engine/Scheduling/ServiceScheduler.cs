using EcsTaskDef.Engine.Clusters;
using EcsTaskDef.Engine.Facts;
using EcsTaskDef.Engine.Region;

namespace EcsTaskDef.Engine.Scheduling;

/// <summary>
/// The scheduler of services. It makes a plan whenever something changes and writes it down with that change, future steps included, so
/// that looking only compares times (docs/decisions/0006).
/// </summary>
internal static class ServiceScheduler
{
    // This many deployments that are over are still known.
    private const int KeptDeployments = 10;

    // One event names this many tasks.
    private const int EventTasks = 10;

    /// <summary>
    /// Makes the service's tasks follow what the service says, from now on: writes the new ones, the ends of those that
    /// are too many, and the service itself. Where tasks that needed an instance end, services that wait for room get it.
    /// </summary>
    public static ServiceFact Reschedule(WorkloadView view, ServiceFact service)
    {
        ServiceFact after = Follow(view, service, out bool makesRoom);
        if (makesRoom) FillUp(view, service.Cluster, but: service.Name);
        return after;
    }

    /// <summary>The tasks that a task set should have: its share of the service's, rounded up [model].</summary>
    public static int TargetOf(TaskSetFact set, ServiceFact service) => service.DeletedAt is not null || set.DeletedAt is not null
        ? 0
        : (int)Math.Ceiling(service.DesiredCount * (decimal)set.Scale / 100);

    private static ServiceFact Follow(WorkloadView view, ServiceFact service, out bool makesRoom)
    {
        List<Part> parts = new();
        ServiceFact after = service.IsExternal ? FollowSets(view, service, parts)
            : TrafficShift.IsUnderWay(service, view.Now) ? FollowShift(view, service, parts)
            : FollowOne(view, service, parts);
        makesRoom = parts.Any(static p => p.MakesRoom);
        after = after with { Events = Merge(after, parts, view.Now) };
        if (after.IsShort && RoomAt(view, after) is { } room && !(after.DueAt <= room)) after = after with { DueAt = room };
        view.Put(after);
        return after;
    }

    // Each task set by itself, as a service with one deployment that has its share of the tasks.
    private static ServiceFact FollowSets(WorkloadView view, ServiceFact service, List<Part> parts)
    {
        List<TaskSetFact> sets = new();
        ServiceFact all = service with { DueAt = null, IsShort = false, InactiveAt = service.DeletedAt is null ? null : view.Now };
        foreach (TaskSetFact set in service.TaskSets.Where(s => !(s.Deployment.RetiredAt <= view.Now)))
        {
            ServiceFact one = FollowOne(view, service with
            {
                Deployments = [set.Deployment], DesiredCount = TargetOf(set, service), SchedulingStrategy = "REPLICA",
                LoadBalancers = set.Deployment.LoadBalancers, ServiceRegistries = set.Deployment.ServiceRegistries,
                DeletedAt = service.DeletedAt ?? set.DeletedAt,
            }, parts, t => t.Deployment == set.Deployment.Number);
            sets.Add(set with { Deployment = one.Deployments[0] with { RetiredAt = one.InactiveAt } });
            all = all with
            {
                IsShort = all.IsShort || one.IsShort,
                DueAt = Earlier(all.DueAt, one.DueAt),
                InactiveAt = service.DeletedAt is null || one.InactiveAt is null || all.InactiveAt is null ? null
                    : one.InactiveAt > all.InactiveAt ? one.InactiveAt : all.InactiveAt,
            };
        }

        return all with { TaskSets = sets };
    }

    // One deployment after the other replaces the tasks of those before it.
    private static ServiceFact FollowOne(
        WorkloadView view, ServiceFact service, List<Part> parts, Func<TaskFact, bool>? isMine = null)
    {
        Part part = PlanPart(view, service, service.Deployments[0], isMine, Placement.TargetOf(service, view));
        parts.Add(part);
        return Settle(view, service, part);
    }

    // Each deployment by itself; stages that end now are followed by the next.
    private static ServiceFact FollowShift(WorkloadView view, ServiceFact service, List<Part> parts)
    {
        while (true)
        {
            service = PlanShift(view, service, parts);
            DeploymentFact green = service.Deployments[0];
            if (green.FailedAt is not null || !(green.Shift!.StageEndsAt <= view.Now)) return service;
            service = TrafficShift.Next(view, service);
            if (service.Deployments[0].CompletedAt is not null)
            {
                parts.Add(Part.Only(view.Now, Texts.Format(SR.EventSteady, service.Name)));
                return service;
            }

            if (!TrafficShift.IsUnderWay(service, view.Now)) return FollowOne(view, service, parts);
        }
    }

    private static ServiceFact PlanShift(WorkloadView view, ServiceFact service, List<Part> parts)
    {
        DateTimeOffset now = view.Now;
        DeploymentFact[] all = service.Deployments.ToArray();
        string? source = all[0].Shift!.Source;
        bool isOver = all[0].Shift!.Stage == ShiftStages.CleanUp;
        List<DateTimeOffset?> ends = new();
        List<Part> planned = new();

        // Blue first: what is there already comes before what is new.
        for (int i = all.Length - 1; i >= 0; i--)
        {
            if (i > 0 && all[i].RetiredAt <= now) continue;
            string number = all[i].Number;
            Part part = PlanPart(view, service, all[i], t => t.Deployment == number, TrafficShift.TargetOf(service, all[i], view));
            planned.Add(part);
            all[i] = part.Deployment;
            if (i == 0) continue;
            DateTimeOffset? end = number == source && !isOver ? null : part.EndOf(static _ => true, now);
            all[i] = all[i] with { RetiredAt = end };
            if (number != source || isOver) ends.Add(end);
        }

        parts.AddRange(planned);
        DateTimeOffset? othersEnd = ends.Contains(null) ? null : ends.Append(now).Max();
        ShiftFact shift = all[0].Shift!;
        DateTimeOffset? stageEnds = all[0].FailedAt is not null ? null
            : TrafficShift.EndOf(shift, planned[planned.Count - 1].Plan!.SettledAt, othersEnd);
        all[0] = all[0] with { Shift = shift with { StageEndsAt = stageEnds } };
        return service with
        {
            Deployments = Kept(all, now),
            IsShort = planned.Any(static p => p.Plan!.IsShort),
            DueAt = planned.Select(p => p.DueAt(now)).Append(stageEnds > now ? stageEnds : null).Min(),
        };
    }

    // The tasks of a deployment, and of those that it replaces.
    private static Part PlanPart(
        WorkloadView view, ServiceFact service, DeploymentFact deployment, Func<TaskFact, bool>? isMine, int target)
    {
        isMine ??= static _ => true;
        string index = IndexText.Of("service", service.Cluster, service.Name);
        foreach (TaskFact coming in view.ComingTasks(index).Where(isMine).ToList()) view.Delete(TaskFact.KindName, coming.Key);
        List<TaskFact> live = view.LiveTasks(index).Select(static t => t.Task).Where(isMine).ToList();
        List<TaskFact> ending = view.EndingTasks(index).Select(static t => t.Task).Where(isMine)
            .Where(t => !TaskClock.IsStopped(t, view.Now)).ToList();
        TaskDefinition definition = TaskStart.Definition(view, deployment.Family, deployment.Revision);
        TaskFact template = ServiceTask(view, service, deployment, definition);
        Placement placement = new(
            view, service.Cluster, PlacementRules.Together(service.PlacementConstraints, definition), service.PlacementStrategy);
        Plan plan = ServicePlanner.Make(new PlanInput
        {
            Now = view.Now,
            Target = target,
            Primary = deployment.Number,
            Tasks = live.Select(t => new PlannedTask(t.Id, t.Deployment ?? "", t.CreatedAt, ServiceHealth.HealthyAt(t))
                {
                    ProtectedUntil = service.DeletedAt is null ? t.ProtectedUntil : null,
                })
                .Select((p, i) => IsLeaving(view, live[i]) ? p with { Deployment = "" } : p).ToArray(),
            MinimumHealthyPercent = service.DeploymentConfiguration.MinimumHealthyPercent ?? 100,
            MaximumPercent = service.DeploymentConfiguration.MaximumPercent ?? 200,
            StartDelay = TaskClock.RunningAt(template) - template.CreatedAt,
            Room = placement.RoomFor(template),
            RetryAt = deployment.RetryAt,
            HasFailed = deployment.FailedAt is not null,
            IsDoomed = ServiceHealth.HealthyAt(template) == DateTimeOffset.MaxValue,
        });

        TaskFact[] tasks = Write(view, plan, live, template, deployment, placement);
        return new Part(
            deployment with { Started = deployment.Started + plan.Tasks.Count(static t => t.Id is null) }, plan, tasks, ending,
            Events(service, plan, tasks).ToList());
    }

    /// <summary>Gives tasks to services that waited for room, and to daemons, which have a task on every instance.</summary>
    public static void FillUp(WorkloadView view, ClusterFact cluster)
    {
        List<ServiceFact> waiting = Waiting(view, cluster.Name);
        waiting.AddRange(Daemons(view, cluster).Where(d => waiting.All(w => w.Name != d.Name)));
        foreach (ServiceFact service in waiting) Reschedule(view, service);
    }

    /// <summary>Gives tasks to services that waited for room, now or when tasks that were asked to stop have ended.</summary>
    /// <param name="view">What there is.</param>
    /// <param name="cluster">Where there is room, or will be.</param>
    /// <param name="but">The name of a service that has its tasks already; null = none.</param>
    public static void FillUp(WorkloadView view, string cluster, string? but = null)
    {
        foreach (ServiceFact service in Waiting(view, cluster).Where(s => s.Name != but)) Follow(view, service, out _);
    }

    public static void RescheduleDaemons(WorkloadView view, ClusterFact cluster)
    {
        foreach (ServiceFact service in Daemons(view, cluster)) Reschedule(view, service);
    }

    /// <summary>Moves tasks of services away from an instance, or back to where there is room again.</summary>
    public static void RescheduleAll(WorkloadView view, ClusterFact cluster)
    {
        foreach (ServiceFact service in view.Services(IndexText.Of("active", cluster.Name) + "/").ToList()) Reschedule(view, service);
    }

    private static List<ServiceFact> Waiting(WorkloadView view, string cluster) =>
        view.Services(IndexText.Of("short", cluster)).Where(s => s.Cluster == cluster).ToList();

    // When the next task of the cluster leaves an instance: there may be room then.
    private static DateTimeOffset? RoomAt(WorkloadView view, ServiceFact service) => service.DeletedAt is not null ? null
        : view.TasksNotStopped(IndexText.Of("cluster", service.Cluster)).Where(static t => t.Instance is not null)
            .Select(TaskClock.StoppedAt).Where(t => t > view.Now).Min();

    // On a DRAINING instance: replaced as a task of an older deployment is.
    private static bool IsLeaving(WorkloadView view, TaskFact task) =>
        task.Instance is { } id && view.GetInstance(task.Cluster, id)?.DrainingAt is not null;

    private static List<ServiceFact> Daemons(WorkloadView view, ClusterFact cluster) =>
        view.Services(IndexText.Of("active", cluster.Name) + "/").Where(static s => s.SchedulingStrategy == "DAEMON").ToList();

    private static TaskFact ServiceTask(
        WorkloadView view, ServiceFact service, DeploymentFact deployment, TaskDefinition definition)
    {
        string? provider = ClusterRules.Choose(deployment.CapacityProviderStrategy);
        IReadOnlyList<Tag> inherited = service.PropagateTags switch
        {
            "SERVICE" => service.Tags,
            "TASK_DEFINITION" when view.Stored.GetRevision(deployment.Family, deployment.Revision) is { } revision =>
                view.Stored.ReadTags(revision),
            _ => [],
        };
        TaskFact task = TaskStart.NewTask(definition, service.Cluster, view) with
        {
            Service = service.Name,
            Deployment = deployment.Number,
            StartedBy = deployment.Id,
            Group = $"service:{service.Name}",
            LaunchType = ClusterRules.LaunchTypeOf(provider, deployment.LaunchType, view),
            CapacityProvider = provider,
            PlatformVersion = deployment.PlatformVersion,
            PlatformFamily = deployment.PlatformFamily,
            NetworkConfiguration = deployment.NetworkConfiguration,
            VolumeConfigurations = deployment.VolumeConfigurations,
            AllowsExec = service.AllowsExec,
            IsRegistered = service.IsRegistered,
            Tags = TaskStart.Tags(null, inherited, service.EnableECSManagedTags, service.Cluster, service.Name),
        };
        return TaskStart.WithRun(task, definition, view);
    }

    // The tasks of the plan, as they are kept from now on.
    private static TaskFact[] Write(
        WorkloadView view, Plan plan, List<TaskFact> live, TaskFact template, DeploymentFact primary, Placement placement)
    {
        TaskFact[] tasks = new TaskFact[plan.Tasks.Count];
        for (int i = 0; i < tasks.Length; i++)
        {
            PlannedTask planned = plan.Tasks[i];
            TaskFact before = i < live.Count ? live[i] : placement.Place(template)! with
            {
                Id = Ids.Hex(primary.Number, (primary.Started + i - live.Count).ToString(CultureInfo.InvariantCulture)),
                CreatedAt = planned.CreatedAt,
            };
            tasks[i] = planned.StopAt is { } stop && !(TaskClock.OwnEnd(before) <= stop)
                ? before with
                {
                    StopRequestedAt = stop,
                    StopCode = StopCodes.ServiceSchedulerInitiated,
                    StopReason = Texts.Format(SR.ReasonScaling, "ecs-svc/" + before.Deployment),
                }
                : TaskClock.Unasked(before);
            if (i >= live.Count || tasks[i].StopRequestedAt != before.StopRequestedAt) view.Put(tasks[i]);
        }

        return tasks;
    }

    private static ServiceFact Settle(WorkloadView view, ServiceFact service, Part part)
    {
        DateTimeOffset now = view.Now;
        Plan plan = part.Plan!;
        DeploymentFact primary = part.Deployment with
        {
            CompletedAt = part.Deployment.CompletedAt <= now ? part.Deployment.CompletedAt : null,
        };
        List<DeploymentFact> deployments = service.Deployments.Skip(1)
            .Select(d => d.RetiredAt <= now ? d : d with { RetiredAt = part.EndOf(t => t.Deployment == d.Number, now) })
            .Prepend(primary).ToList();
        bool retiring = deployments.Skip(1).Any(static d => d.RetiredAt is null);
        DateTimeOffset? settled = plan.SettledAt is null || retiring
            ? null
            : deployments.Skip(1).Select(static d => d.RetiredAt).Append(plan.SettledAt).Max();
        bool completes = primary.CompletedAt is null && settled is not null;
        if (completes) deployments[0] = primary with { CompletedAt = settled };
        if (service.DeletedAt is null && settled is { } steady && (completes || part.Events.Count > 0))
            part.Events.Add((steady, Texts.Format(SR.EventSteady, service.Name)));
        return service with
        {
            Deployments = Kept(deployments, now),
            InactiveAt = service.DeletedAt is null ? null : part.EndOf(static _ => true, now),
            IsShort = plan.IsShort && service.DeletedAt is null,
            DueAt = service.DeletedAt is null ? part.DueAt(now) : null,
        };
    }

    private static DeploymentFact[] Kept(IEnumerable<DeploymentFact> deployments, DateTimeOffset now) =>
        deployments.Where((d, i) => i <= KeptDeployments || d.RetiredAt is null || d.RetiredAt > now).ToArray();

    private static DateTimeOffset? Earlier(DateTimeOffset? one, DateTimeOffset? other) => one is null || other < one ? other : one;

    // ECS's events (docs/ECS.md §7.4: started and stopped pending [captured], steady [doc], unable to place [seen]; stopped
    // running by analogy).
    private static IEnumerable<(DateTimeOffset At, string Message)> Events(ServiceFact service, Plan plan, TaskFact[] tasks)
    {
        foreach (PlanStep step in plan.Steps)
        {
            for (int i = 0; i < step.Tasks.Count; i += EventTasks)
            {
                string[] some = step.Tasks.Skip(i).Take(EventTasks).Select(t => $"(task {tasks[t].Id})").ToArray();
                string named = string.Join(" ", some);
                yield return (step.At, step.Kind switch
                {
                    PlanStepKind.Start => Texts.Format(SR.EventStarted, service.Name, some.Length, named),
                    PlanStepKind.StopRunning => Texts.Format(SR.EventStoppedRunning, service.Name, some.Length, named),
                    _ => Texts.Format(SR.EventStoppedPending, service.Name, some.Length),
                });
            }
        }

        if (plan.IsShort && !service.IsShort)
        {
            yield return (plan.Steps.Select(static s => s.At).Append(service.Deployments[0].UpdatedAt).Max(),
                Texts.Format(SR.EventUnplaced, service.Name));
        }
    }

    // The newest first; what an earlier plan had ahead is forgotten. What happened to the service while it was planned stays.
    private static ServiceEventFact[] Merge(ServiceFact after, List<Part> parts, DateTimeOffset now)
    {
        List<ServiceEventFact> events = after.Events.Where(e => e.At <= now).ToList();
        int next = events.Count == 0 ? 0 : events[0].Ordinal + 1;
        foreach ((DateTimeOffset at, string message) in parts.SelectMany(static p => p.Events).OrderBy(static e => e.At))
            events.Insert(0, new ServiceEventFact { At = at, Message = message, Ordinal = next++ });
        return events.Take(ServiceFact.MaxEvents).ToArray();
    }

    // What was planned for the tasks of one deployment, and of those that it replaces.
    private sealed record Part(
        DeploymentFact Deployment, Plan? Plan, TaskFact[] Tasks, List<TaskFact> Ending, List<(DateTimeOffset At, string Message)> Events)
    {
        public bool MakesRoom => Plan?.Steps.Any(static s => s.Kind != PlanStepKind.Start) == true
            && Tasks.Any(static t => t is { Instance: not null, StopRequestedAt: not null });

        public static Part Only(DateTimeOffset at, string message) => new(new DeploymentFact(), null, [], [], [(at, message)]);

        /// <summary>When the last of some tasks is over; null = never, as things are.</summary>
        public DateTimeOffset? EndOf(Func<TaskFact, bool> which, DateTimeOffset now)
        {
            List<DateTimeOffset?> ends = Tasks.Concat(Ending).Where(which).Select(TaskClock.StoppedAt).ToList();
            return ends.Contains(null) ? null : ends.Append(now).Max();
        }

        /// <summary>When the next of the tasks ends by itself.</summary>
        public DateTimeOffset? DueAt(DateTimeOffset now) =>
            Tasks.Where(TaskClock.EndsItself).Select(static t => t.StopRequestedAt).Where(t => t > now).Min();
    }
}
