using System.Text.Json;
using EcsTaskDef.Engine.Facts;
using EcsTaskDef.Engine.Region;
using EcsTaskDef.Engine.Scheduling;

namespace EcsTaskDef.Engine.Services;

/// <summary>Deployments of a service, and what they deploy, as ECS answers them at a time (ECS API model).</summary>
internal static class DeploymentAnswers
{
    public static ServiceDeploymentBrief Brief(WorkloadView view, ServiceFact service, int index)
    {
        DeploymentFact deployment = service.Deployments[index];
        if (deployment.SucceededAt is { } succeeded) deployment = deployment with { CompletedAt = succeeded };
        bool completed = ServiceAnswers.IsCompleted(deployment, view.Now);

        // One that another replaced before it was completed was stopped then.
        DateTimeOffset? replaced = deployment.FailedAt ?? (index > 0 && !completed ? service.Deployments[index - 1].CreatedAt : null);
        string status = completed ? "SUCCESSFUL"
            : RollbackOf(service, deployment) is { } back
                ? ServiceAnswers.IsCompleted(back, view.Now) ? "ROLLBACK_SUCCESSFUL" : "ROLLBACK_IN_PROGRESS"
            : replaced is not null ? "STOPPED" : "IN_PROGRESS";
        return new ServiceDeploymentBrief
        {
            ClusterArn = view.Arns.Cluster(service.Cluster),
            CreatedAt = deployment.CreatedAt,
            FinishedAt = completed ? deployment.CompletedAt : replaced,
            ServiceArn = view.Arns.Service(service.Cluster, service.Name),
            ServiceDeploymentArn = ServiceAnswers.DeploymentArn(service, deployment, view.Arns),
            StartedAt = deployment.CreatedAt,
            Status = status,
            StatusReason = deployment.FailReason,
            TargetServiceRevisionArn = view.Arns.ServiceRevision(service.Cluster, service.Name, deployment.Number),
        };
    }

    public static ServiceDeployment Whole(WorkloadView view, ServiceFact service, int index)
    {
        ServiceDeploymentBrief brief = Brief(view, service, index);
        DeploymentFact deployment = service.Deployments[index];
        ShiftFact? shift = deployment.Shift;
        DeploymentConfiguration configuration = shift?.Configuration ?? service.DeploymentConfiguration;
        return new ServiceDeployment
        {
            Alarms = Alarms(configuration, brief.Status),
            ClusterArn = brief.ClusterArn,
            CreatedAt = brief.CreatedAt,
            DeploymentCircuitBreaker = Breaker(service, deployment, configuration, view),
            DeploymentConfiguration = configuration,
            FinishedAt = brief.FinishedAt,
            LifecycleHookDetails = shift is { Hooks.Count: > 0 } ? shift.Hooks.Select(Hook).ToArray() : null,
            LifecycleStage = Stage(service, deployment),
            Rollback = RollbackOf(service, deployment) is { } back
                ? new ServiceDeploymentRollback
                {
                    Reason = deployment.FailReason,
                    ServiceRevisionArn = view.Arns.ServiceRevision(service.Cluster, service.Name, back.Number),
                    StartedAt = back.RolledBackAt,
                }
                : null,
            ServiceArn = brief.ServiceArn,
            ServiceDeploymentArn = brief.ServiceDeploymentArn,
            SourceServiceRevisions = SourceOf(service, index) is { } source
                ? [Summary(view, service, source, ofShift: shift is null ? null : deployment, isSource: true)]
                : [],
            StartedAt = brief.StartedAt,
            Status = brief.Status,
            StatusReason = brief.StatusReason,
            StoppedAt = brief.Status == "STOPPED" ? brief.FinishedAt : null,
            TargetServiceRevision = Summary(view, service, deployment, ofShift: shift is null ? null : deployment, isSource: false),
            UpdatedAt = brief.FinishedAt ?? deployment.UpdatedAt,
        };
    }

    private static DeploymentLifecycleHookDetail Hook(HookFact hook) => new()
    {
        ExpiresAt = hook.Type == TrafficShift.Pause ? hook.ExpiresAt : null,
        HookId = hook.Id,
        Status = hook.Status,
        TargetArn = hook.Target,
        TargetType = hook.Type,
        TimeoutAction = hook.TimeoutAction,
    };

    // What a deployment replaces: what traffic is shifted from, what it was taken back to, else the one before it.
    private static DeploymentFact? SourceOf(ServiceFact service, int index)
    {
        DeploymentFact deployment = service.Deployments[index];
        if (deployment.Shift is { } shift) return service.Deployments.FirstOrDefault(d => d.Number == shift.Source);
        return RollbackOf(service, deployment) ?? (index + 1 < service.Deployments.Count ? service.Deployments[index + 1] : null);
    }

    // Hooks before each production shift are none of the stages that are answered: it is still the stage before [guess]. What was taken
    // back has nothing left to do but to clean up [guess].
    private static string? Stage(ServiceFact service, DeploymentFact deployment) => deployment.Shift is not { } shift ? null
        : RollbackOf(service, deployment) is not null ? ShiftStages.CleanUp
        : shift.Stage != ShiftStages.PreProductionShift ? shift.Stage
        : shift.Production > 0 ? ShiftStages.ProductionShift : ShiftStages.PostTestShift;

    // Nothing is watched, so no alarm is ever triggered.
    private static ServiceDeploymentAlarms? Alarms(DeploymentConfiguration configuration, string? status) =>
        !configuration.Alarms.IsTrue("enable") ? null : new ServiceDeploymentAlarms
        {
            AlarmNames = configuration.Alarms.Member("alarmNames").Items()
                .Where(static n => n is { ValueKind: JsonValueKind.String }).Select(static n => n!.Value.GetString()!).ToArray(),
            Status = status is "IN_PROGRESS" ? "MONITORING" : "MONITORING_COMPLETE",
            TriggeredAlarmNames = [],
        };

    // The deployment that became PRIMARY again when this one failed.
    private static DeploymentFact? RollbackOf(ServiceFact service, DeploymentFact deployment) => deployment.FailedAt is { } at
        ? service.Deployments.FirstOrDefault(d => d.RolledBackAt == at)
        : null;

    private static ServiceDeploymentCircuitBreaker? Breaker(
        ServiceFact service, DeploymentFact deployment, DeploymentConfiguration configuration, WorkloadView view) =>
        configuration.DeploymentCircuitBreaker is not { Enable: true } ? null : new ServiceDeploymentCircuitBreaker
        {
            FailureCount = deployment.Failed,
            Status = deployment.FailReason == SR.RolloutFailed ? "TRIGGERED"
                : deployment.FailedAt is not null || ServiceAnswers.IsCompleted(deployment, view.Now) ? "MONITORING_COMPLETE"
                : "MONITORING",
            Threshold = ServiceHealth.ThresholdOf(service, configuration),
        };

    // Weights are those of the traffic that one deployment shifts; it is back at its source once it was taken back.
    private static ServiceRevisionSummary Summary(
        WorkloadView view, ServiceFact service, DeploymentFact deployment, DeploymentFact? ofShift, bool isSource)
    {
        TaskFact[] tasks = view.LiveTasks(IndexText.Of("service", service.Cluster, service.Name)).Select(static t => t.Task)
            .Where(t => t.Deployment == deployment.Number).ToArray();
        int running = tasks.Count(t => TaskClock.RunningAt(t) <= view.Now);
        bool isBack = ofShift is not null && RollbackOf(service, ofShift) is not null;
        double production = isBack ? 0 : ofShift?.Shift!.Production ?? 0, test = isBack ? 0 : ofShift?.Shift!.Test ?? 0;
        return new ServiceRevisionSummary
        {
            Arn = view.Arns.ServiceRevision(service.Cluster, service.Name, deployment.Number),
            PendingTaskCount = tasks.Length - running,
            RequestedProductionTrafficWeight = ofShift is null ? null : isSource ? Math.Round(100 - production, 1) : production,
            RequestedTaskCount = deployment.Number == service.Deployments[0].Number
                ? TrafficShift.TargetOf(service, deployment, view) : tasks.Length,
            RequestedTestTrafficWeight = ofShift is null ? null : isSource ? 0 : test,
            RunningTaskCount = running,
        };
    }

    public static ServiceRevision Revision(WorkloadView view, ServiceFact service, int index)
    {
        DeploymentFact deployment = service.Deployments[index];
        return new ServiceRevision
        {
            CapacityProviderStrategy = deployment.CapacityProviderStrategy,
            ClusterArn = view.Arns.Cluster(service.Cluster),
            ContainerImages = deployment.Images,
            CreatedAt = deployment.CreatedAt,
            EcsManagedResources = service.Express is null ? null : new EcsManagedResources { IngressPaths = IngressPaths(service) },
            GuardDutyEnabled = false,
            LaunchType = deployment.LaunchType,
            LoadBalancers = deployment.LoadBalancers,
            NetworkConfiguration = deployment.NetworkConfiguration,
            PlatformFamily = deployment.PlatformFamily,
            PlatformVersion = deployment.PlatformVersion,
            ResolvedConfiguration = Resolved(deployment),
            ServiceArn = view.Arns.Service(service.Cluster, service.Name),
            ServiceConnectConfiguration = deployment.ServiceConnectConfiguration,
            ServiceRegistries = deployment.ServiceRegistries,
            ServiceRevisionArn = view.Arns.ServiceRevision(service.Cluster, service.Name, deployment.Number),
            TaskDefinition = view.Arns.TaskDefinition(deployment.Family, deployment.Revision),
            VolumeConfigurations = deployment.VolumeConfigurations,
            VpcLatticeConfigurations = deployment.VpcLatticeConfigurations,
        };
    }

    /// <summary>Where an Express service can be reached; null for any other, and where a copy does not know.</summary>
    public static IReadOnlyList<IngressPathSummary>? IngressPaths(ServiceFact service) =>
        service.Express is not { Endpoint.Length: > 0 } express ? null
        : [new IngressPathSummary { AccessType = express.AccessType, Endpoint = express.Endpoint }];

    // The target groups that serve its traffic: of two a load balancer, deployments that shift traffic take turns.
    private static ResolvedConfiguration? Resolved(DeploymentFact deployment)
    {
        LoadBalancer[] balancers = deployment.LoadBalancers.Where(static b => b.TargetGroupArn is not null).ToArray();
        return balancers.Length == 0 ? null : new ResolvedConfiguration
        {
            LoadBalancers = balancers.Select(b => new ServiceRevisionLoadBalancer
            {
                ProductionListenerRule = b.AdvancedConfiguration.Text("productionListenerRule"),
                TargetGroupArn = (deployment.Shift?.UsesAlternate == true
                    ? b.AdvancedConfiguration.Text("alternateTargetGroupArn") : null) ?? b.TargetGroupArn,
            }).ToArray(),
        };
    }
}
