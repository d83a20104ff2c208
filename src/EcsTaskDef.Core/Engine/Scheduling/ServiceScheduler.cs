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
    /// are too many, and the service itself.
    /// </summary>
    public static ServiceFact Reschedule(WorkloadView view, ServiceFact service)
    {
        ServiceFact after = service.IsExternal ? RescheduleSets(view, service) : Reschedule(view, service, static _ => true);
        view.Put(after);
        return after;
    }

    /// <summary>The tasks that a task set should have: its share of the service's, rounded up [model].</summary>
    public static int TargetOf(TaskSetFact set, ServiceFact service) => service.DeletedAt is not null || set.DeletedAt is not null
        ? 0
        : (int)Math.Ceiling(service.DesiredCount * (decimal)set.Scale / 100);

    // Each task set by itself, as a service with one deployment that has its share of the tasks.
    private static ServiceFact RescheduleSets(WorkloadView view, ServiceFact service)
    {
        List<TaskSetFact> sets = new();
        ServiceFact all = service with { DueAt = null, IsShort = false, InactiveAt = service.DeletedAt is null ? null : view.Now };
        foreach (TaskSetFact set in service.TaskSets.Where(s => !(s.Deployment.RetiredAt <= view.Now)))
        {
            ServiceFact one = Reschedule(view, service with
            {
                Deployments = [set.Deployment], DesiredCount = TargetOf(set, service), SchedulingStrategy = "REPLICA", Events = all.Events,
                LoadBalancers = set.Deployment.LoadBalancers, ServiceRegistries = set.Deployment.ServiceRegistries,
                DeletedAt = service.DeletedAt ?? set.DeletedAt,
            }, t => t.Deployment == set.Deployment.Number);
            sets.Add(set with { Deployment = one.Deployments[0] with { RetiredAt = one.InactiveAt } });
            all = all with
            {
                Events = one.Events, IsShort = all.IsShort || one.IsShort,
                DueAt = one.DueAt < all.DueAt || all.DueAt is null ? one.DueAt : all.DueAt,
                InactiveAt = service.DeletedAt is null || one.InactiveAt is null || all.InactiveAt is null ? null
                    : one.InactiveAt > all.InactiveAt ? one.InactiveAt : all.InactiveAt,
            };
        }

        return all with { TaskSets = sets };
    }

    private static ServiceFact Reschedule(WorkloadView view, ServiceFact service, Func<TaskFact, bool> isMine)
    {
        string index = IndexText.Of("service", service.Cluster, service.Name);
        foreach (TaskFact coming in view.ComingTasks(index).Where(isMine).ToList()) view.Delete(TaskFact.KindName, coming.Key);
        List<TaskFact> live = view.LiveTasks(index).Select(static t => t.Task).Where(isMine).ToList();
        List<TaskFact> ending = view.EndingTasks(index).Select(static t => t.Task).Where(isMine)
            .Where(t => !TaskClock.IsStopped(t, view.Now)).ToList();
        DeploymentFact primary = service.Deployments[0];
        TaskDefinition definition = TaskStart.Definition(view, primary.Family, primary.Revision);
        TaskFact template = ServiceTask(view, service, primary, definition);
        Placement placement = new(
            view, service.Cluster, PlacementRules.Together(service.PlacementConstraints, definition), service.PlacementStrategy);
        Plan plan = ServicePlanner.Make(new PlanInput
        {
            Now = view.Now,
            Target = Placement.TargetOf(service, view),
            Primary = primary.Number,
            Tasks = live.Select(t => new PlannedTask(t.Id, t.Deployment ?? "", t.CreatedAt, ServiceHealth.HealthyAt(t))
                {
                    ProtectedUntil = service.DeletedAt is null ? t.ProtectedUntil : null,
                })
                .Select((p, i) => IsLeaving(view, live[i]) ? p with { Deployment = "" } : p).ToArray(),
            MinimumHealthyPercent = service.DeploymentConfiguration.MinimumHealthyPercent ?? 100,
            MaximumPercent = service.DeploymentConfiguration.MaximumPercent ?? 200,
            StartDelay = TaskClock.RunningAt(template) - template.CreatedAt,
            Room = placement.RoomFor(template),
            RetryAt = primary.RetryAt,
            HasFailed = primary.FailedAt is not null,
            IsDoomed = ServiceHealth.HealthyAt(template) == DateTimeOffset.MaxValue,
        });

        TaskFact[] tasks = Write(view, plan, live, template, primary, placement);
        return Settle(view, service, plan, tasks, ending);
    }

    /// <summary>Gives tasks to services that waited for room, and to daemons, which have a task on every instance.</summary>
    public static void FillUp(WorkloadView view, ClusterFact cluster)
    {
        List<ServiceFact> waiting = view.Services(IndexText.Of("short", cluster.Name)).Where(s => s.Cluster == cluster.Name).ToList();
        waiting.AddRange(Daemons(view, cluster).Where(d => waiting.All(w => w.Name != d.Name)));
        foreach (ServiceFact service in waiting) Reschedule(view, service);
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

    private static ServiceFact Settle(WorkloadView view, ServiceFact service, Plan plan, TaskFact[] tasks, List<TaskFact> ending)
    {
        DateTimeOffset now = view.Now;
        List<TaskFact> all = tasks.Concat(ending).ToList();
        DateTimeOffset? End(Func<TaskFact, bool> which)
        {
            List<DateTimeOffset?> ends = all.Where(which).Select(TaskClock.StoppedAt).ToList();
            return ends.Contains(null) ? null : ends.Append(now).Max();
        }

        List<DeploymentFact> deployments = service.Deployments
            .Select((d, i) => i == 0 || d.RetiredAt <= now ? d : d with { RetiredAt = End(t => t.Deployment == d.Number) }).ToList();
        DeploymentFact primary = deployments[0] with
        {
            Started = deployments[0].Started + plan.Tasks.Count(static t => t.Id is null),
            CompletedAt = deployments[0].CompletedAt <= now ? deployments[0].CompletedAt : null,
        };
        bool retiring = deployments.Skip(1).Any(static d => d.RetiredAt is null);
        DateTimeOffset? settled = plan.SettledAt is null || retiring
            ? null
            : deployments.Skip(1).Select(static d => d.RetiredAt).Append(plan.SettledAt).Max();
        bool completes = primary.CompletedAt is null && settled is not null;
        deployments[0] = completes ? primary with { CompletedAt = settled } : primary;

        List<(DateTimeOffset At, string Message)> events = Events(service, plan, tasks).ToList();
        if (service.DeletedAt is null && settled is { } steady && (completes || events.Count > 0))
            events.Add((steady, Texts.Format(SR.EventSteady, service.Name)));
        return service with
        {
            Deployments = deployments.Where((d, i) => i <= KeptDeployments || d.RetiredAt is null || d.RetiredAt > now).ToArray(),
            Events = Merge(service, events, now),
            InactiveAt = service.DeletedAt is null ? null : End(static _ => true),
            IsShort = plan.IsShort && service.DeletedAt is null,
            DueAt = service.DeletedAt is not null ? null
                : tasks.Where(TaskClock.EndsItself).Select(static t => t.StopRequestedAt).Where(t => t > now).Min(),
        };
    }

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

    // The newest first; what an earlier plan had ahead is forgotten.
    private static ServiceEventFact[] Merge(ServiceFact service, List<(DateTimeOffset At, string Message)> added, DateTimeOffset now)
    {
        List<ServiceEventFact> events = service.Events.Where(e => e.At <= now).ToList();
        int next = events.Count == 0 ? 0 : events[0].Ordinal + 1;
        foreach ((DateTimeOffset at, string message) in added)
            events.Insert(0, new ServiceEventFact { At = at, Message = message, Ordinal = next++ });
        return events.Take(ServiceFact.MaxEvents).ToArray();
    }
}
