using System.Text.Json;
using EcsTaskDef.Engine.Facts;
using EcsTaskDef.Engine.Region;
using EcsTaskDef.Engine.Scheduling;

namespace EcsTaskDef.Engine.Services;

/// <summary>A service as ECS answers it at a time (docs/ECS.md §7.1, Appendix A9 [captured]).</summary>
internal static class ServiceAnswers
{
    private static readonly JsonElement s_empty = JsonDocument.Parse("[]").RootElement;

    /// <summary>How much of what an operation has just done its own answer shows.</summary>
    internal enum Moment
    {
        /// <summary>A look: everything up to now.</summary>
        Look,

        /// <summary>CreateService's answer: no tasks, no events, no deployment under way yet.</summary>
        JustCreated,

        /// <summary>Another operation's answer: what begins now has not begun yet.</summary>
        JustChanged,
    }

    public static ContainerService Of(
        ServiceFact service, WorkloadView view, Moment moment, bool withTags, int? primaryDesired = null)
    {
        Arns arns = view.Arns;
        DateTimeOffset now = view.Now;
        bool fresh = moment != Moment.Look;
        string status = fresh && service.DeletedAt == now ? "DRAINING" : service.StatusAt(now);
        TaskFact[] tasks = moment == Moment.JustCreated || status == "INACTIVE"
            ? []
            : view.TasksNotStopped(IndexText.Of("service", service.Cluster, service.Name)).ToArray();
        if (fresh) tasks = tasks.Concat(JustStopped(service, view)).Where(t => t.CreatedAt < now).ToArray();
        int Count(string? deployment, bool running) => tasks.Count(t =>
            (deployment is null || t.Deployment == deployment) && IsRunning(t, now, fresh) == running);

        DeploymentFact[] shown = status == "INACTIVE" ? [] : service.Deployments.Where((d, i) => i == 0
            || d.RetiredAt is null || (fresh ? d.RetiredAt >= now : d.RetiredAt > now)).ToArray();
        DeploymentFact? primary = service.IsExternal ? null : service.Deployments[0];
        int target = moment == Moment.JustCreated ? service.DesiredCount : Placement.TargetOf(service, view);
        return Asked(service, arns) with
        {
            CurrentServiceDeployment = moment == Moment.JustCreated || status == "INACTIVE" || primary is null
                ? null
                : DeploymentArn(service, primary, arns),
            CurrentServiceRevisions = shown.Select(d => new ServiceCurrentRevision
            {
                Arn = arns.ServiceRevision(service.Cluster, service.Name, d.Number),
                PendingTaskCount = Count(d.Number, running: false),
                RequestedTaskCount = Desired(d),
                RunningTaskCount = Count(d.Number, running: true),
            }).ToArray(),
            Deployments = shown.Select(d => Deployment(service, d, arns, IsCompleted(d, now, fresh)) with
            {
                DesiredCount = Desired(d),
                PendingCount = Count(d.Number, running: false),
                RunningCount = Count(d.Number, running: true),
                Status = d == primary ? "PRIMARY" : status == "DRAINING" ? "DRAINING" : "ACTIVE",
            }).ToArray(),
            DesiredCount = target,
            Events = service.Events.Where(e => fresh ? e.At < now : e.At <= now).Select(e => new ServiceEvent
            {
                CreatedAt = e.At,
                Id = Ids.Uuid(arns.Service(service.Cluster, service.Name), IndexText.Time(service.CreatedAt), $"event {e.Ordinal}"),
                Message = e.Message,
            }).ToArray(),
            PendingCount = Count(null, running: false),
            RunningCount = Count(null, running: true),
            Status = status,
            TaskSets = service.IsExternal ? service.TaskSets.Where(s => !(s.Deployment.RetiredAt <= now && !fresh))
                .Select(s => TaskSetAnswers.Of(s, service, view, tasks, withTags: false, fresh)).ToArray() : null,
            Tags = withTags ? service.Tags : null,
        };

        int Desired(DeploymentFact deployment) => deployment != primary
            ? tasks.Count(t => t.Deployment == deployment.Number && !TaskClock.IsAskedToStop(t, now))
            : fresh && primaryDesired is { } before ? before
            : TrafficShift.IsUnderWay(service, now) ? TrafficShift.TargetOf(service, deployment, view) : target;
    }

    // What was asked for, with the defaults: the same at any time.
    private static ContainerService Asked(ServiceFact service, Arns arns) => new()
    {
        AvailabilityZoneRebalancing = service.AvailabilityZoneRebalancing,
        CapacityProviderStrategy = service.CapacityProviderStrategy,
        ClusterArn = arns.Cluster(service.Cluster),
        CreatedAt = service.CreatedAt,
        CreatedBy = service.CreatedBy,
        DeploymentConfiguration = service.DeploymentConfiguration,
        DeploymentController = new DeploymentController { Type = service.DeploymentController },
        EnableECSManagedTags = service.EnableECSManagedTags,
        EnableExecuteCommand = service.AllowsExec,
        HealthCheckGracePeriodSeconds = service.HealthCheckGracePeriodSeconds,
        LaunchType = service.LaunchType,
        LoadBalancers = service.LoadBalancers,
        Monitoring = service.Monitoring,
        NetworkConfiguration = service.NetworkConfiguration,
        PlacementConstraints = service.PlacementConstraints,
        PlacementStrategy = service.PlacementStrategy,
        PlatformFamily = service.IsExternal ? null : service.Deployments[0].PlatformFamily,
        PlatformVersion = service.PlatformVersion,
        PropagateTags = service.PropagateTags,
        ResourceManagementType = service.Express is null ? "CUSTOMER" : "ECS",
        RoleArn = service.Role ?? (NeedsRole(service) ? arns.ServiceRole : null),
        SchedulingStrategy = service.SchedulingStrategy,
        ServiceArn = arns.Service(service.Cluster, service.Name),
        ServiceName = service.Name,
        ServiceRegistries = service.ServiceRegistries ?? s_empty,
        TaskDefinition = service.Express is null && Shown(service) is { } shown ? arns.TaskDefinition(shown.Family, shown.Revision) : null,
    };

    // Of a service that something else deploys, what its PRIMARY task set runs.
    private static DeploymentFact? Shown(ServiceFact service) => service.IsExternal
        ? service.TaskSets.FirstOrDefault(static s => s.IsPrimary)?.Deployment
        : service.Deployments[0];

    public static string DeploymentArn(ServiceFact service, DeploymentFact deployment, Arns arns) =>
        arns.ServiceDeployment(service.Cluster, service.Name, Ids.Short(deployment.Number, service.Name));

    public static bool IsCompleted(DeploymentFact deployment, DateTimeOffset now, bool justNow = false) =>
        justNow ? deployment.CompletedAt < now : deployment.CompletedAt <= now;

    /// <summary>Whether a task counts as running or as pending; null for one that counts as neither: it ends.</summary>
    public static bool? IsRunning(TaskFact task, DateTimeOffset now, bool justNow = false) => TaskClock.StatusAt(task, now, justNow) switch
    {
        TaskStatuses.Running => true,
        TaskStatuses.Provisioning or TaskStatuses.Pending or TaskStatuses.Activating => false,
        _ => null,
    };

    private static Deployment Deployment(ServiceFact service, DeploymentFact deployment, Arns arns, bool completed) => new()
    {
        CapacityProviderStrategy = deployment.CapacityProviderStrategy,
        CreatedAt = deployment.CreatedAt,
        FailedTasks = deployment.Failed,
        Id = deployment.Id,
        LaunchType = deployment.LaunchType,
        NetworkConfiguration = deployment.NetworkConfiguration,
        PlatformFamily = deployment.PlatformFamily,
        PlatformVersion = deployment.PlatformVersion,
        RolloutState = service.DeploymentController != "ECS" ? null
            : deployment.FailedAt is not null ? "FAILED"
            : completed ? "COMPLETED" : "IN_PROGRESS",
        RolloutStateReason = service.DeploymentController != "ECS" ? null
            : deployment.FailedAt is not null ? deployment.FailReason
            : !completed && deployment.RolledBackAt is not null ? Texts.Format(SR.RolloutRollback, deployment.Id)
            : $"ECS deployment {deployment.Id} {(completed ? "completed." : "in progress.")}",
        ServiceConnectConfiguration = deployment.ServiceConnectConfiguration,
        ServiceConnectResources = ConnectRules.Resources(
            deployment.ServiceConnectConfiguration, arns.Service(service.Cluster, service.Name), arns),
        TaskDefinition = arns.TaskDefinition(deployment.Family, deployment.Revision),
        UpdatedAt = deployment.CompletedAt is { } at && completed ? at : deployment.UpdatedAt,
        VolumeConfigurations = deployment.VolumeConfigurations,
        VpcLatticeConfigurations = deployment.VpcLatticeConfigurations,
    };

    // Tasks that this very operation has asked to stop are still counted in its own answer.
    private static IEnumerable<TaskFact> JustStopped(ServiceFact service, WorkloadView view) =>
        view.EndingTasks(IndexText.Of("service", service.Cluster, service.Name)).Select(static t => t.Task)
            .Where(t => t.StopRequestedAt == view.Now && TaskClock.IsStopped(t, view.Now));

    // Captured with Fargate; not with EC2 and the bridge network.
    private static bool NeedsRole(ServiceFact service) =>
        service.NetworkConfiguration is not null || service.LoadBalancers.Count > 0;
}
