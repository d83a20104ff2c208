using EcsTaskDef.Engine.Answers;
using EcsTaskDef.Engine.Facts;
using EcsTaskDef.Engine.Region;
using EcsTaskDef.Engine.Rules;
using EcsTaskDef.Model.Workloads;
using EcsTaskDef.Rules.Parsing;

namespace EcsTaskDef.Engine;

// Three looks at the same thing: the deployments of a service, as far as rolling deployments reach (ECS API model).
public sealed partial class LocalRegistry
{
    private const int MaxDescribedDeployments = 20;

    private static readonly string[] s_deploymentStatuses =
    [
        "PENDING", "SUCCESSFUL", "STOPPED", "STOP_REQUESTED", "IN_PROGRESS", "ROLLBACK_REQUESTED", "ROLLBACK_IN_PROGRESS",
        "ROLLBACK_SUCCESSFUL", "ROLLBACK_FAILED",
    ];

    /// <inheritdoc/>
    public async ValueTask<ListServiceDeploymentsResponse> ListServiceDeploymentsAsync(
        ListServiceDeploymentsRequest request, CancellationToken cancellationToken = default)
    {
        string clusterName = Identifiers.Cluster(request.Cluster);
        string serviceName = Identifiers.Service(request.Service, clusterName);
        int size = PageSize(request.MaxResults);
        if (request.Status?.Any(s => !s_deploymentStatuses.Contains(s)) == true) throw OneOf("status", s_deploymentStatuses);
        (string Text, string Key)? after = ReadToken(request.NextToken);
        return await ReadRuntimeAsync(look =>
        {
            ClusterFact cluster = DemandCluster(look, clusterName);
            ServiceFact service = DemandService(look, cluster, serviceName);
            IEnumerable<ServiceDeploymentBrief> all = Enumerable.Range(0, service.Deployments.Count).Select(i => Brief(look, service, i))
                .Where(b => request.Status is null or { Count: 0 } || request.Status.Contains(b.Status))
                .Where(b => (request.CreatedAt?.After is not { } from || b.CreatedAt >= from)
                    && (request.CreatedAt?.Before is not { } to || b.CreatedAt <= to));
            if (after is { } last) all = all.SkipWhile(b => b.ServiceDeploymentArn != last.Key).Skip(1);
            (IReadOnlyList<ServiceDeploymentBrief> page, string? token) = Page(all, size, static b => WriteToken("", b.ServiceDeploymentArn!));
            return new ListServiceDeploymentsResponse { ServiceDeployments = page, NextToken = token };
        }, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<DescribeServiceDeploymentsResponse> DescribeServiceDeploymentsAsync(
        DescribeServiceDeploymentsRequest request, CancellationToken cancellationToken = default)
    {
        (string Arn, string Cluster, string Service)[] named = DemandArns(
            request.ServiceDeploymentArns, "serviceDeploymentArns", "service-deployment", "Service Deployment");
        return await ReadRuntimeAsync(look =>
        {
            List<ServiceDeployment> found = new();
            List<Failure> failures = new();
            foreach ((string arn, string cluster, string service) in named)
            {
                if (FindDeployment(look, arn, cluster, service) is { } place) found.Add(Whole(look, place.Service, place.Index));
                else failures.Add(Missing(arn));
            }

            return new DescribeServiceDeploymentsResponse { ServiceDeployments = found, Failures = failures };
        }, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<DescribeServiceRevisionsResponse> DescribeServiceRevisionsAsync(
        DescribeServiceRevisionsRequest request, CancellationToken cancellationToken = default)
    {
        (string Arn, string Cluster, string Service)[] named = DemandArns(
            request.ServiceRevisionArns, "serviceRevisionArns", "service-revision", "Service Revision");
        return await ReadRuntimeAsync(look =>
        {
            List<ServiceRevision> found = new();
            List<Failure> failures = new();
            foreach ((string arn, string cluster, string service) in named)
            {
                if (FindDeployment(look, arn, cluster, service) is { } place) found.Add(Revision(look, place.Service, place.Index));
                else failures.Add(Missing(arn));
            }

            return new DescribeServiceRevisionsResponse { ServiceRevisions = found, Failures = failures };
        }, cancellationToken).ConfigureAwait(false);
    }

    private (string Arn, string Cluster, string Service)[] DemandArns(IReadOnlyList<string>? arns, string name, string type, string word) =>
        DemandList(arns, EcsErrors.InvalidParameter(Texts.Format(SR.ListEmpty, name)), name, MaxDescribedDeployments).Select(arn =>
        {
            (string cluster, string service, string id) = Identifiers.Deployment(arn, type, word);
            return ($"{Arns.Prefix}{type}/{cluster}/{service}/{id}", cluster, service);
        }).ToArray();

    // {type}/{cluster}/{service}/{id}; the cluster must not be INACTIVE (docs/ECS.md §5.2).
    private static (ServiceFact Service, int Index)? FindDeployment(RuntimeLook look, string arn, string clusterName, string serviceName)
    {
        if (look.GetCluster(clusterName) is not { } cluster) return null;
        if (!cluster.IsActive) throw EcsErrors.ClusterNotFound(SR.ClusterInactive, SR.AdviceClusterInactive);
        if (look.GetService(clusterName, serviceName) is not { } service) return null;
        for (int i = 0; i < service.Deployments.Count; i++)
        {
            DeploymentFact deployment = service.Deployments[i];
            if (arn == ServiceAnswers.DeploymentArn(service, deployment, look.Arns)
                || arn.EndsWith($"/{service.Cluster}/{service.Name}/{deployment.Number}", StringComparison.Ordinal))
                return (service, i);
        }

        return null;
    }

    private static ServiceDeploymentBrief Brief(RuntimeLook look, ServiceFact service, int index)
    {
        DeploymentFact deployment = service.Deployments[index];
        bool completed = ServiceAnswers.IsCompleted(deployment, look.Now);

        // One that another replaced before it was completed was stopped then.
        DateTimeOffset? replaced = index > 0 && !completed ? service.Deployments[index - 1].CreatedAt : null;
        string status = completed ? "SUCCESSFUL" : replaced is not null ? "STOPPED" : "IN_PROGRESS";
        return new ServiceDeploymentBrief
        {
            ClusterArn = look.Arns.Cluster(service.Cluster),
            CreatedAt = deployment.CreatedAt,
            FinishedAt = completed ? deployment.CompletedAt : replaced,
            ServiceArn = look.Arns.Service(service.Cluster, service.Name),
            ServiceDeploymentArn = ServiceAnswers.DeploymentArn(service, deployment, look.Arns),
            StartedAt = deployment.CreatedAt,
            Status = status,
            TargetServiceRevisionArn = look.Arns.ServiceRevision(service.Cluster, service.Name, deployment.Number),
        };
    }

    private static ServiceDeployment Whole(RuntimeLook look, ServiceFact service, int index)
    {
        ServiceDeploymentBrief brief = Brief(look, service, index);
        return new ServiceDeployment
        {
            ClusterArn = brief.ClusterArn,
            CreatedAt = brief.CreatedAt,
            DeploymentConfiguration = service.DeploymentConfiguration,
            FinishedAt = brief.FinishedAt,
            ServiceArn = brief.ServiceArn,
            ServiceDeploymentArn = brief.ServiceDeploymentArn,
            SourceServiceRevisions = index + 1 < service.Deployments.Count ? [Summary(look, service, index + 1)] : [],
            StartedAt = brief.StartedAt,
            Status = brief.Status,
            TargetServiceRevision = Summary(look, service, index),
            UpdatedAt = brief.FinishedAt ?? service.Deployments[index].UpdatedAt,
        };
    }

    private static ServiceRevisionSummary Summary(RuntimeLook look, ServiceFact service, int index)
    {
        DeploymentFact deployment = service.Deployments[index];
        TaskFact[] tasks = look.LiveTasks(IndexText.Of("service", service.Cluster, service.Name)).Select(static t => t.Task)
            .Where(t => t.Deployment == deployment.Number).ToArray();
        int running = tasks.Count(t => TaskClock.RunningAt(t) <= look.Now);
        return new ServiceRevisionSummary
        {
            Arn = look.Arns.ServiceRevision(service.Cluster, service.Name, deployment.Number),
            PendingTaskCount = tasks.Length - running,
            RequestedTaskCount = index == 0 ? Placement.TargetOf(service, look) : tasks.Length,
            RunningTaskCount = running,
        };
    }

    private static ServiceRevision Revision(RuntimeLook look, ServiceFact service, int index)
    {
        DeploymentFact deployment = service.Deployments[index];
        return new ServiceRevision
        {
            CapacityProviderStrategy = deployment.CapacityProviderStrategy,
            ClusterArn = look.Arns.Cluster(service.Cluster),
            ContainerImages = deployment.Images,
            CreatedAt = deployment.CreatedAt,
            GuardDutyEnabled = false,
            LaunchType = deployment.LaunchType,
            LoadBalancers = deployment.LoadBalancers,
            NetworkConfiguration = deployment.NetworkConfiguration,
            PlatformFamily = deployment.PlatformFamily,
            PlatformVersion = deployment.PlatformVersion,
            ServiceArn = look.Arns.Service(service.Cluster, service.Name),
            ServiceConnectConfiguration = deployment.ServiceConnectConfiguration,
            ServiceRegistries = deployment.ServiceRegistries,
            ServiceRevisionArn = look.Arns.ServiceRevision(service.Cluster, service.Name, deployment.Number),
            TaskDefinition = look.Arns.TaskDefinition(deployment.Family, deployment.Revision),
            VolumeConfigurations = deployment.VolumeConfigurations,
            VpcLatticeConfigurations = deployment.VpcLatticeConfigurations,
        };
    }
}
