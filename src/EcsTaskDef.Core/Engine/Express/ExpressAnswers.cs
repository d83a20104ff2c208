using EcsTaskDef.Engine.Facts;
using EcsTaskDef.Engine.Region;
using EcsTaskDef.Engine.Services;

namespace EcsTaskDef.Engine.Express;

/// <summary>An Express service as ECS answers it at a time: all of it follows from the service (docs/ECS.md §7.8).</summary>
internal static class ExpressAnswers
{
    /// <param name="view">What there is.</param>
    /// <param name="service">The service.</param>
    /// <param name="withTags">Answers its tags.</param>
    /// <param name="justNow">An operation's own answer: what ends now has not ended yet.</param>
    public static ExpressGatewayService Of(WorkloadView view, ServiceFact service, bool withTags, bool justNow = false)
    {
        string status = StatusOf(view, service, justNow);
        DeploymentFact primary = service.Deployments[0];
        bool isUnderWay = status == "ACTIVE" && primary.FailedAt is null && !ServiceAnswers.IsCompleted(primary, view.Now, justNow);
        IEnumerable<DeploymentFact> shown = status == "INACTIVE" ? []
            : service.Deployments.Where((d, i) => i == 0 || !(justNow ? d.RetiredAt < view.Now : d.RetiredAt <= view.Now));
        return new ExpressGatewayService
        {
            ActiveConfigurations = shown.Select(d => Configuration(view, service, d)).ToArray(),
            Cluster = view.Arns.Cluster(service.Cluster),
            CreatedAt = service.CreatedAt,
            CurrentDeployment = isUnderWay ? ServiceAnswers.DeploymentArn(service, primary, view.Arns) : null,
            InfrastructureRoleArn = service.Express!.InfrastructureRoleArn,
            ServiceArn = view.Arns.Service(service.Cluster, service.Name),
            ServiceName = service.Name,
            Status = new ExpressGatewayServiceStatus { StatusCode = status },
            Tags = withTags ? service.Tags : null,
            UpdatedAt = UpdatedAt(service),
        };
    }

    public static UpdatedExpressGatewayService Updated(WorkloadView view, ServiceFact service) => new()
    {
        Cluster = view.Arns.Cluster(service.Cluster),
        CreatedAt = service.CreatedAt,
        ServiceArn = view.Arns.Service(service.Cluster, service.Name),
        ServiceName = service.Name,
        Status = new ExpressGatewayServiceStatus { StatusCode = StatusOf(view, service, justNow: true) },
        TargetConfiguration = Configuration(view, service, service.Deployments[0]),
        UpdatedAt = UpdatedAt(service),
    };

    private static string StatusOf(WorkloadView view, ServiceFact service, bool justNow) =>
        justNow && service.DeletedAt == view.Now ? "DRAINING" : service.StatusAt(view.Now);

    // Every change of the configuration is a deployment; one that was taken back comes to stand before younger ones.
    private static DateTimeOffset UpdatedAt(ServiceFact service) => service.Deployments.Max(static d => d.CreatedAt);

    private static ExpressGatewayServiceConfiguration Configuration(WorkloadView view, ServiceFact service, DeploymentFact deployment)
    {
        // A copy may lack it.
        ExpressTask task = view.Stored.GetRevision(deployment.Family, deployment.Revision) is { } revision
            ? ExpressDefinition.TaskOf(new TaskDefinitionDocument(view.Stored.ReadDocument(revision)).Value)
            : new ExpressTask();
        AwsVpcConfiguration? network = deployment.NetworkConfiguration?.AwsvpcConfiguration;
        return new ExpressGatewayServiceConfiguration
        {
            Cpu = task.Cpu,
            CreatedAt = deployment.CreatedAt,
            ExecutionRoleArn = task.ExecutionRoleArn,
            HealthCheckPath = deployment.Express?.HealthCheckPath,
            IngressPaths = DeploymentAnswers.IngressPaths(service),
            Memory = task.Memory,
            NetworkConfiguration = network is null ? null
                : new ExpressGatewayServiceNetworkConfiguration { SecurityGroups = network.SecurityGroups, Subnets = network.Subnets },
            PrimaryContainer = task.Container,
            ScalingTarget = deployment.Express?.ScalingTarget,
            ServiceRevisionArn = view.Arns.ServiceRevision(service.Cluster, service.Name, deployment.Number),
            TaskDefinitionArn = view.Arns.TaskDefinition(deployment.Family, deployment.Revision),
            TaskRoleArn = task.TaskRoleArn,
        };
    }
}
