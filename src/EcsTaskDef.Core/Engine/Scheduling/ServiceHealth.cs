using EcsTaskDef.Engine.Facts;
using EcsTaskDef.Engine.Region;

namespace EcsTaskDef.Engine.Scheduling;

/// <summary>
/// What follows when a service's task has ended by itself: its replacement, later after each failure, and the deployment's failure and
/// rollback (docs/ECS.md §7.4). It is written down by the first who looks, as of the time at which it happened (docs/decisions/0029).
/// </summary>
internal static class ServiceHealth
{
    // A task that ends within a minute of running counts as one that failed to start; the minute is ours.
    private static readonly TimeSpan s_steady = TimeSpan.FromMinutes(1);

    // Between two attempts: none at first, then twice as long each time, 27 minutes at most [doc].
    private static readonly TimeSpan s_firstPause = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan s_longestPause = TimeSpan.FromMinutes(27);

    // What is longer ago than this, nobody can see: the tasks of that time are forgotten.
    private static readonly TimeSpan s_looksBack = TimeSpan.FromHours(3);

    private const int AtOnce = 3;
    private const int MostSteps = 2000;
    private const int LeastThreshold = 3;
    private const int MostThreshold = 200;

    /// <summary>When a task counts as healthy; the end of time for one that ends too soon.</summary>
    public static DateTimeOffset HealthyAt(TaskFact task)
    {
        DateTimeOffset running = TaskClock.RunningAt(task);
        return Fails(task, running) ? DateTimeOffset.MaxValue : running;
    }

    /// <summary>Something has happened since somebody looked last.</summary>
    public static bool IsDue(WorkloadView view) => NextDue(view) is not null;

    /// <summary>Writes down what has happened since, step by step.</summary>
    public static void CatchUp(WorkloadView view)
    {
        for (int i = 0; i < MostSteps && NextDue(view) is var (key, at); i++)
        {
            // The stages of a deployment are seen for longer than tasks are.
            bool isExact = at > view.Now - s_looksBack
                || (view.GetServiceByKey(key) is { } known && TrafficShift.IsUnderWay(known, view.Now));
            WorkloadView then = view.At(isExact ? at : view.Now - s_looksBack);
            if (then.GetServiceByKey(key) is not { } service) return;
            TaskFact[] ended = then.EndingTasks(IndexText.Of("service", service.Cluster, service.Name)).Select(static t => t.Task)
                .Where(t => t.StopRequestedAt >= at && TaskClock.EndsItself(t)).ToArray();
            ServiceScheduler.Reschedule(then, After(then, service, ended));
        }
    }

    /// <summary>Brings a deployment back that was completed before; null where there is none.</summary>
    public static ServiceFact? RollBack(WorkloadView view, ServiceFact service)
    {
        int before = service.Deployments.Skip(1).ToList().FindIndex(d => d.CompletedAt is not null && d.FailedAt is null) + 1;
        if (before == 0) return null;
        DeploymentFact back = service.Deployments[before] with
        {
            UpdatedAt = view.Now, CompletedAt = null, SucceededAt = service.Deployments[before].CompletedAt, RetiredAt = null,
            RolledBackAt = view.Now, Failed = 0, RetryAt = null,
        };
        return WithEvent(view, service, Texts.Format(SR.EventRollback, service.Name, back.Id)) with
        {
            Deployments = service.Deployments.Where((_, i) => i != before).Prepend(back).ToArray(),
        };
    }

    /// <summary>Ends the PRIMARY deployment, since one of its lifecycle hooks did not succeed, and takes it back.</summary>
    public static ServiceFact FailByHook(WorkloadView view, ServiceFact service) =>
        Fail(view, service, SR.RolloutHook, SR.EventHookFailed, rolls: true);

    /// <summary>How many failures end a deployment (ECS API model).</summary>
    public static int ThresholdOf(ServiceFact service, DeploymentConfiguration configuration)
    {
        ThresholdConfiguration? threshold = configuration.DeploymentCircuitBreaker?.ThresholdConfiguration;
        int value = threshold?.Value ?? 50;
        long share = (long)Math.Ceiling(service.DesiredCount * (decimal)value / 100);
        return threshold?.Type switch
        {
            "COUNT" => value,
            "UNBOUNDED_PERCENT" => (int)Math.Max(1, Math.Min(int.MaxValue, share)),
            _ => (int)Math.Min(MostThreshold, Math.Max(LeastThreshold, share)),
        };
    }

    private static bool Fails(TaskFact task, DateTimeOffset running) =>
        TaskClock.OwnEnd(task) is { } end && (task.Course!.NeverRuns || end < running + s_steady);

    private static (string Key, DateTimeOffset At)? NextDue(WorkloadView view)
    {
        foreach ((string text, string key) in view.Stored.ListByIndex(ServiceFact.KindName, "due/"))
            return IndexText.ParseTime(text) is var at && at <= view.Now ? (key, at) : null;
        return null;
    }

    // Of task sets each by itself; whether one has failed is not ECS's to say.
    private static ServiceFact After(WorkloadView view, ServiceFact service, TaskFact[] ended)
    {
        if (TrafficShift.IsUnderWay(service, view.Now)) return AfterShift(view, service, ended);
        if (!service.IsExternal) return AfterOne(view, service, ended, service.DeploymentConfiguration);
        ServiceFact all = service;
        foreach (TaskSetFact set in service.TaskSets)
        {
            TaskFact[] its = ended.Where(t => t.Deployment == set.Deployment.Number).ToArray();
            ServiceFact one = AfterOne(view, all with { Deployments = [set.Deployment] }, its, new());
            TaskSetFact after = set with { Deployment = one.Deployments[0] };
            all = all with { Events = one.Events, TaskSets = all.TaskSets.Select(s => s == set ? after : s).ToArray() };
        }

        return all;
    }

    // Of each deployment by itself; only what is new can fail.
    private static ServiceFact AfterShift(WorkloadView view, ServiceFact service, TaskFact[] ended)
    {
        ServiceFact all = service;
        DeploymentFact primary = service.Deployments[0];
        foreach (DeploymentFact other in service.Deployments.Skip(1))
        {
            TaskFact[] its = ended.Where(t => t.Deployment == other.Number).ToArray();
            if (its.Length == 0) continue;
            ServiceFact one = AfterOne(view, all with { Deployments = [other] }, its, new());
            all = all with
            {
                Events = one.Events, Deployments = all.Deployments.Select(d => d == other ? one.Deployments[0] : d).ToArray(),
            };
        }

        return AfterOne(view, all, ended.Where(t => t.Deployment == primary.Number).ToArray(), primary.Shift!.Configuration);
    }

    private static ServiceFact AfterOne(
        WorkloadView view, ServiceFact service, TaskFact[] ended, DeploymentConfiguration configuration)
    {
        foreach (TaskFact task in ended.Where(static t => t.StopReason == SR.ReasonUnhealthy))
            service = WithEvent(view, service, Texts.Format(SR.EventUnhealthy, service.Name, task.Id));
        DeploymentFact primary = service.Deployments[0];
        TaskFact[] mine = ended.Where(t => t.Deployment == primary.Number).ToArray();
        int failed = mine.Count(static t => Fails(t, TaskClock.RunningAt(t)));
        if (mine.Length == 0) return service;

        // A task that ran long enough begins the count anew [model].
        int count = failed == 0 ? 0 : primary.Failed + failed;
        DeploymentFact after = primary with
        {
            Failed = count, UpdatedAt = view.Now, RetryAt = count <= AtOnce ? null : view.Now + PauseAfter(count - AtOnce),
        };
        ServiceFact counted = service with { Deployments = service.Deployments.Skip(1).Prepend(after).ToArray() };
        if (primary.Failed <= AtOnce && count > AtOnce)
            counted = WithEvent(view, counted, Texts.Format(SR.EventUnsteady, service.Name));
        bool breaks = configuration.DeploymentCircuitBreaker is { Enable: true }
            && primary.CompletedAt is null && primary.FailedAt is null && count >= ThresholdOf(service, configuration);
        return breaks
            ? Fail(view, counted, SR.RolloutFailed, SR.EventFailed, configuration.DeploymentCircuitBreaker!.Rollback == true)
            : counted;
    }

    private static ServiceFact Fail(WorkloadView view, ServiceFact service, string reason, string words, bool rolls)
    {
        DeploymentFact failed = service.Deployments[0] with { FailedAt = view.Now, FailReason = reason, RetryAt = null };
        ServiceFact over = WithEvent(view, service, Texts.Format(words, service.Name, failed.Id)) with
        {
            Deployments = service.Deployments.Skip(1).Prepend(failed).ToArray(),
        };
        return (rolls ? RollBack(view, over) : null) ?? over;
    }

    private static TimeSpan PauseAfter(int failures)
    {
        double seconds = s_firstPause.TotalSeconds * Math.Pow(2, Math.Min(failures - 1, 10));
        return TimeSpan.FromSeconds(Math.Min(seconds, s_longestPause.TotalSeconds));
    }

    private static ServiceFact WithEvent(WorkloadView view, ServiceFact service, string message)
    {
        List<ServiceEventFact> events = service.Events.Where(e => e.At <= view.Now).ToList();
        int ordinal = events.Count == 0 ? 0 : events[0].Ordinal + 1;
        events.Insert(0, new ServiceEventFact { At = view.Now, Message = message, Ordinal = ordinal });
        return service with { Events = events.Take(ServiceFact.MaxEvents).ToArray() };
    }
}
