using EcsTaskDef.Engine.Facts;
using EcsTaskDef.Engine.Region;
using EcsTaskDef.Engine.Scheduling;

namespace EcsTaskDef.Engine.Services;

/// <summary>The deployments of a service, listed and described, and what they deploy; rolling deployments only (ECS API model).</summary>
internal sealed class ServiceDeployments(RegionEngine region)
{
    private const int MaxDescribedDeployments = 20;

    private static readonly string[] s_deploymentStatuses =
    [
        "PENDING", "SUCCESSFUL", "STOPPED", "STOP_REQUESTED", "IN_PROGRESS", "ROLLBACK_REQUESTED", "ROLLBACK_IN_PROGRESS",
        "ROLLBACK_SUCCESSFUL", "ROLLBACK_FAILED",
    ];

    public async ValueTask<ListServiceDeploymentsResponse> ListAsync(
        ListServiceDeploymentsRequest request, CancellationToken cancellationToken)
    {
        string clusterName = region.Identifiers.Cluster(request.Cluster);
        string serviceName = region.Identifiers.Service(request.Service, clusterName);
        int size = Paging.Size(request.MaxResults);
        if (request.Status?.Any(s => !s_deploymentStatuses.Contains(s)) == true) throw EcsErrors.NotOneOf("status", s_deploymentStatuses);
        (string Text, string Key)? after = Paging.ReadToken(request.NextToken);
        return await region.ReadWorkloadsAsync(view =>
        {
            ClusterFact cluster = view.DemandCluster(clusterName);
            ServiceFact service = view.DemandService(cluster, serviceName);
            IEnumerable<ServiceDeploymentBrief> all = Enumerable.Range(0, service.Deployments.Count).Select(i => Brief(view, service, i))
                .Where(b => request.Status is null or { Count: 0 } || request.Status.Contains(b.Status))
                .Where(b => (request.CreatedAt?.After is not { } from || b.CreatedAt >= from)
                    && (request.CreatedAt?.Before is not { } to || b.CreatedAt <= to));
            if (after is { } last) all = all.SkipWhile(b => b.ServiceDeploymentArn != last.Key).Skip(1);
            (IReadOnlyList<ServiceDeploymentBrief> page, string? token) =
                Paging.Of(all, size, static b => Paging.WriteToken("", b.ServiceDeploymentArn!));
            return new ListServiceDeploymentsResponse { ServiceDeployments = page, NextToken = token };
        }, cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask<DescribeServiceDeploymentsResponse> DescribeAsync(
        DescribeServiceDeploymentsRequest request, CancellationToken cancellationToken)
    {
        (string Arn, string Cluster, string Service)[] named = DemandArns(
            request.ServiceDeploymentArns, "serviceDeploymentArns", "service-deployment", "Service Deployment");
        return await region.ReadWorkloadsAsync(view =>
        {
            (IReadOnlyList<ServiceDeployment> found, IReadOnlyList<Failure> failures) = Find(view, named, Whole);
            return new DescribeServiceDeploymentsResponse { ServiceDeployments = found, Failures = failures };
        }, cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask<DescribeServiceRevisionsResponse> DescribeRevisionsAsync(
        DescribeServiceRevisionsRequest request, CancellationToken cancellationToken)
    {
        (string Arn, string Cluster, string Service)[] named = DemandArns(
            request.ServiceRevisionArns, "serviceRevisionArns", "service-revision", "Service Revision");
        return await region.ReadWorkloadsAsync(view =>
        {
            (IReadOnlyList<ServiceRevision> found, IReadOnlyList<Failure> failures) = Find(view, named, Revision);
            return new DescribeServiceRevisionsResponse { ServiceRevisions = found, Failures = failures };
        }, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Stops a deployment that is under way; with ROLLBACK, the default, its predecessor becomes PRIMARY again.</summary>
    public async ValueTask<StopServiceDeploymentResponse> StopAsync(
        StopServiceDeploymentRequest request, CancellationToken cancellationToken)
    {
        (string clusterName, string serviceName, string id) =
            region.Identifiers.Deployment(request.ServiceDeploymentArn, "service-deployment", "Service Deployment");
        if (request.StopType is not (null or "ABORT" or "ROLLBACK")) throw EcsErrors.NotOneOf("stopType", ["ABORT", "ROLLBACK"]);
        return await region.ChangeWorkloadsAsync(view =>
        {
            string arn = view.Arns.ServiceDeployment(clusterName, serviceName, id);
            if (FindDeployment(view, arn, clusterName, serviceName) is not var (service, index))
                throw EcsErrors.Refused(EcsErrorCodes.ServiceDeploymentNotFound, Texts.Format(SR.ServiceDeploymentMissing, arn));
            if (Brief(view, service, index).Status != "IN_PROGRESS" || index > 0)
                throw EcsErrors.Conflict(Texts.Format(SR.ServiceDeploymentOver, arn), [arn]);
            DeploymentFact stopped = service.Deployments[0] with { FailedAt = view.Now, FailReason = SR.DeploymentStopped };
            ServiceFact over = service with { Deployments = service.Deployments.Skip(1).Prepend(stopped).ToArray() };
            ServiceScheduler.Reschedule(
                view, (request.StopType == "ABORT" ? null : ServiceHealth.RollBack(view, over)) ?? over);
            return new StopServiceDeploymentResponse { ServiceDeploymentArn = arn };
        }, cancellationToken).ConfigureAwait(false);
    }

    private (string Arn, string Cluster, string Service)[] DemandArns(IReadOnlyList<string>? arns, string name, string type, string word)
    {
        EcsException empty = EcsErrors.InvalidParameter(Texts.Format(SR.ListEmpty, name));
        return RequestRules.DemandList(arns, empty, name, MaxDescribedDeployments).Select(arn =>
        {
            (string cluster, string service, string id) = region.Identifiers.Deployment(arn, type, word);
            return ($"{region.Arns.Prefix}{type}/{cluster}/{service}/{id}", cluster, service);
        }).ToArray();
    }

    private static (IReadOnlyList<T> Found, IReadOnlyList<Failure> Failures) Find<T>(
        WorkloadView view, (string Arn, string Cluster, string Service)[] named, Func<WorkloadView, ServiceFact, int, T> answer)
        where T : class => Described.Of(
            named,
            one => FindDeployment(view, one.Arn, one.Cluster, one.Service) is { } place ? answer(view, place.Service, place.Index) : null,
            static one => one.Arn);

    // {type}/{cluster}/{service}/{id}; the cluster must not be INACTIVE (docs/ECS.md §5.2).
    private static (ServiceFact Service, int Index)? FindDeployment(WorkloadView view, string arn, string clusterName, string serviceName)
    {
        if (view.GetCluster(clusterName) is not { } cluster) return null;
        if (!cluster.IsActive) throw EcsErrors.ClusterNotFound(SR.ClusterInactive, SR.AdviceClusterInactive);
        if (view.GetService(clusterName, serviceName) is not { } service) return null;
        for (int i = 0; i < service.Deployments.Count; i++)
        {
            DeploymentFact deployment = service.Deployments[i];
            if (arn == ServiceAnswers.DeploymentArn(service, deployment, view.Arns)
                || arn.EndsWith($"/{service.Cluster}/{service.Name}/{deployment.Number}", StringComparison.Ordinal))
                return (service, i);
        }

        return null;
    }

    private static ServiceDeploymentBrief Brief(WorkloadView view, ServiceFact service, int index)
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
            TargetServiceRevisionArn = view.Arns.ServiceRevision(service.Cluster, service.Name, deployment.Number),
        };
    }

    private static ServiceDeployment Whole(WorkloadView view, ServiceFact service, int index)
    {
        ServiceDeploymentBrief brief = Brief(view, service, index);
        return new ServiceDeployment
        {
            ClusterArn = brief.ClusterArn,
            CreatedAt = brief.CreatedAt,
            DeploymentCircuitBreaker = Breaker(service, service.Deployments[index], view),
            DeploymentConfiguration = service.DeploymentConfiguration,
            FinishedAt = brief.FinishedAt,
            Rollback = RollbackOf(service, service.Deployments[index]) is { } back
                ? new ServiceDeploymentRollback
                {
                    Reason = service.Deployments[index].FailReason,
                    ServiceRevisionArn = view.Arns.ServiceRevision(service.Cluster, service.Name, back.Number),
                    StartedAt = back.RolledBackAt,
                }
                : null,
            ServiceArn = brief.ServiceArn,
            ServiceDeploymentArn = brief.ServiceDeploymentArn,
            SourceServiceRevisions = index + 1 < service.Deployments.Count ? [Summary(view, service, index + 1)] : [],
            StartedAt = brief.StartedAt,
            Status = brief.Status,
            StatusReason = service.Deployments[index].FailReason,
            TargetServiceRevision = Summary(view, service, index),
            UpdatedAt = brief.FinishedAt ?? service.Deployments[index].UpdatedAt,
        };
    }

    // The deployment that became PRIMARY again when this one failed.
    private static DeploymentFact? RollbackOf(ServiceFact service, DeploymentFact deployment) => deployment.FailedAt is { } at
        ? service.Deployments.FirstOrDefault(d => d.RolledBackAt == at)
        : null;

    private static ServiceDeploymentCircuitBreaker? Breaker(ServiceFact service, DeploymentFact deployment, WorkloadView view) =>
        service.DeploymentConfiguration.DeploymentCircuitBreaker is not { Enable: true } ? null : new ServiceDeploymentCircuitBreaker
        {
            FailureCount = deployment.Failed,
            Status = deployment.FailReason == SR.RolloutFailed ? "TRIGGERED"
                : deployment.FailedAt is not null || ServiceAnswers.IsCompleted(deployment, view.Now) ? "MONITORING_COMPLETE"
                : "MONITORING",
            Threshold = ServiceHealth.ThresholdOf(service),
        };

    private static ServiceRevisionSummary Summary(WorkloadView view, ServiceFact service, int index)
    {
        DeploymentFact deployment = service.Deployments[index];
        TaskFact[] tasks = view.LiveTasks(IndexText.Of("service", service.Cluster, service.Name)).Select(static t => t.Task)
            .Where(t => t.Deployment == deployment.Number).ToArray();
        int running = tasks.Count(t => TaskClock.RunningAt(t) <= view.Now);
        return new ServiceRevisionSummary
        {
            Arn = view.Arns.ServiceRevision(service.Cluster, service.Name, deployment.Number),
            PendingTaskCount = tasks.Length - running,
            RequestedTaskCount = index == 0 ? Placement.TargetOf(service, view) : tasks.Length,
            RunningTaskCount = running,
        };
    }

    private static ServiceRevision Revision(WorkloadView view, ServiceFact service, int index)
    {
        DeploymentFact deployment = service.Deployments[index];
        return new ServiceRevision
        {
            CapacityProviderStrategy = deployment.CapacityProviderStrategy,
            ClusterArn = view.Arns.Cluster(service.Cluster),
            ContainerImages = deployment.Images,
            CreatedAt = deployment.CreatedAt,
            GuardDutyEnabled = false,
            LaunchType = deployment.LaunchType,
            LoadBalancers = deployment.LoadBalancers,
            NetworkConfiguration = deployment.NetworkConfiguration,
            PlatformFamily = deployment.PlatformFamily,
            PlatformVersion = deployment.PlatformVersion,
            ServiceArn = view.Arns.Service(service.Cluster, service.Name),
            ServiceConnectConfiguration = deployment.ServiceConnectConfiguration,
            ServiceRegistries = deployment.ServiceRegistries,
            ServiceRevisionArn = view.Arns.ServiceRevision(service.Cluster, service.Name, deployment.Number),
            TaskDefinition = view.Arns.TaskDefinition(deployment.Family, deployment.Revision),
            VolumeConfigurations = deployment.VolumeConfigurations,
            VpcLatticeConfigurations = deployment.VpcLatticeConfigurations,
        };
    }
}
