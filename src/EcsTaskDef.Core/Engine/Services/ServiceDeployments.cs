using EcsTaskDef.Engine.Facts;
using EcsTaskDef.Engine.Region;
using EcsTaskDef.Engine.Scheduling;
using EcsTaskDef.Rules.Parsing;
using EcsTaskDef.Rules.Vocabulary;

namespace EcsTaskDef.Engine.Services;

/// <summary>The deployments of a service, listed and described, and what they deploy (ECS API model).</summary>
internal sealed class ServiceDeployments(RegionEngine region)
{
    public static readonly Rule HookUnknown = Rule.Parameter(nameof(SR.HookUnknown), "rule [model], text [guess]");

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
            IEnumerable<ServiceDeploymentBrief> all = Enumerable.Range(0, service.Deployments.Count)
                .Select(i => DeploymentAnswers.Brief(view, service, i))
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
            (IReadOnlyList<ServiceDeployment> found, IReadOnlyList<Failure> failures) = Find(view, named, DeploymentAnswers.Whole);
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
            (IReadOnlyList<ServiceRevision> found, IReadOnlyList<Failure> failures) = Find(view, named, DeploymentAnswers.Revision);
            return new DescribeServiceRevisionsResponse { ServiceRevisions = found, Failures = failures };
        }, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Stops a deployment that is under way; with ROLLBACK, the default, its predecessor becomes PRIMARY again.</summary>
    public async ValueTask<StopServiceDeploymentResponse> StopAsync(
        StopServiceDeploymentRequest request, CancellationToken cancellationToken)
    {
        if (request.StopType is not (null or "ABORT" or "ROLLBACK")) throw EcsErrors.NotOneOf("stopType", ["ABORT", "ROLLBACK"]);
        string arn = await ChangeAsync(request.ServiceDeploymentArn, (view, service, arn, isUnderWay) =>
        {
            if (!isUnderWay) throw EcsErrors.Conflict(Texts.Format(SR.ServiceDeploymentOver, arn), [arn]);
            ServiceFact over = Stopped(view, service, SR.DeploymentStopped);
            return (request.StopType == "ABORT" ? null : ServiceHealth.RollBack(view, over)) ?? over;
        }, cancellationToken).ConfigureAwait(false);
        return new StopServiceDeploymentResponse { ServiceDeploymentArn = arn };
    }

    /// <summary>Decides for a lifecycle hook that waits: the deployment goes on, or its predecessor becomes PRIMARY again.</summary>
    public async ValueTask<ContinueServiceDeploymentResponse> ContinueAsync(
        ContinueServiceDeploymentRequest request, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(request.HookId)) throw Identifiers.Blank.With("Hook Id");
        if (request.Action is not (null or "CONTINUE" or TrafficShift.Rollback))
            throw EcsErrors.NotOneOf("action", [TrafficShift.Rollback, "CONTINUE"]);
        string arn = await ChangeAsync(request.ServiceDeploymentArn, (view, service, arn, isUnderWay) =>
        {
            DeploymentFact primary = service.Deployments[0];
            HookFact hook = (isUnderWay ? primary.Shift?.Awaited.FirstOrDefault(h => h.Id == request.HookId) : null)
                ?? throw HookUnknown.With(arn, request.HookId);
            bool goesOn = request.Action != TrafficShift.Rollback;
            ServiceFact decided = TrafficShift.With(service, primary with
            {
                UpdatedAt = view.Now, Shift = TrafficShift.Decided(primary.Shift!, hook, goesOn ? HookFact.Succeeded : HookFact.Failed),
            });
            return goesOn ? decided : ServiceHealth.FailByHook(view, decided);
        }, cancellationToken).ConfigureAwait(false);
        return new ContinueServiceDeploymentResponse { ServiceDeploymentArn = arn };
    }

    // Changes a service by one of its deployments; the flag says whether that is under way.
    private async ValueTask<string> ChangeAsync(
        string? named, Func<WorkloadView, ServiceFact, string, bool, ServiceFact> change, CancellationToken cancellationToken)
    {
        (string clusterName, string serviceName, string id) =
            region.Identifiers.Deployment(named, "service-deployment", "Service Deployment");
        return await region.ChangeWorkloadsAsync(view =>
        {
            string arn = view.Arns.ServiceDeployment(clusterName, serviceName, id);
            if (FindDeployment(view, arn, clusterName, serviceName) is not var (service, index))
                throw EcsErrors.Refused(EcsErrorCodes.ServiceDeploymentNotFound, Texts.Format(SR.ServiceDeploymentMissing, arn));
            bool isUnderWay = index == 0 && DeploymentAnswers.Brief(view, service, index).Status == "IN_PROGRESS";
            ServiceScheduler.Reschedule(view, change(view, service, arn, isUnderWay));
            return arn;
        }, cancellationToken).ConfigureAwait(false);
    }

    private static ServiceFact Stopped(WorkloadView view, ServiceFact service, string reason) =>
        TrafficShift.With(service, service.Deployments[0] with { FailedAt = view.Now, FailReason = reason });

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
}
