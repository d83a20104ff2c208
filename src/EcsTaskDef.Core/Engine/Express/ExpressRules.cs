using EcsTaskDef.Engine.Facts;
using EcsTaskDef.Engine.Region;
using EcsTaskDef.Engine.Services;
using EcsTaskDef.Rules.Parsing;
using EcsTaskDef.Rules.Vocabulary;
using EcsTaskDef.Rules.Workloads;

namespace EcsTaskDef.Engine.Express;

/// <summary>What is refused about Express services (docs/ECS.md §7.8).</summary>
internal static class ExpressRules
{
    public static readonly Rule ContainerMissing = Rule.Parameter(nameof(SR.ExpressContainerMissing), "rule [model], text [guess]");
    public static readonly Rule DefinitionAndMore = Rule.Parameter(nameof(SR.ExpressDefinitionAndMore), "rule [model], text [guess]");
    public static readonly Rule DefinitionShape = Rule.Parameter(nameof(SR.ExpressDefinitionShape), "rule [model], text [guess]");
    public static readonly Rule HealthPath = Rule.Parameter(nameof(SR.ExpressHealthPath), "rule [model], text [guess]");
    public static readonly Rule Unknown = Rule.Of(
        nameof(SR.ExpressUnknown), EcsErrorCodes.ResourceNotFound, "code [model], text [seen] in Terraform's provider");

    public static readonly Rule Draining = Rule.Of(
        nameof(SR.ExpressDraining), EcsErrorCodes.ServiceNotActive, "[seen] in Terraform's provider");

    public static readonly Rule Inactive = Rule.Of(
        nameof(SR.ExpressInactive), EcsErrorCodes.ServiceNotActive, "[seen] in Terraform's provider");

    private static readonly string[] s_metrics = ["AVERAGE_CPU", "AVERAGE_MEMORY", "REQUEST_COUNT_PER_TARGET"];

    /// <summary>Of a new one, what needs no look at anything.</summary>
    public static void Check(CreateExpressGatewayServiceRequest request, Report report)
    {
        if (string.IsNullOrWhiteSpace(request.InfrastructureRoleArn)) report.Refuse(Identifiers.Blank, "Infrastructure Role Arn");
        if (string.IsNullOrEmpty(request.TaskDefinitionArn) && request.PrimaryContainer is null) report.Refuse(ContainerMissing);
        CheckSettings(request, report);
        RequestRules.CheckTags(request.Tags, report);
    }

    /// <summary>Of a new one and of a change.</summary>
    public static void CheckSettings(ExpressGatewaySettings request, Report report)
    {
        if (!string.IsNullOrEmpty(request.TaskDefinitionArn) && Managed(request) is { } member) report.Refuse(DefinitionAndMore, member);
        if (request.HealthCheckPath?.StartsWith("/", StringComparison.Ordinal) == false) report.Refuse(HealthPath);
        ParameterRules.CheckOneOf("scalingTarget.autoScalingMetric", request.ScalingTarget?.AutoScalingMetric, s_metrics, report);
        if (request.ScalingTarget is { MinTaskCount: < 0 } or { MaxTaskCount: < 0 }) report.Refuse(ServiceRules.ChangedCountNegative);
        ServiceRules.CheckQuota(request.ScalingTarget?.MinTaskCount, report);
        if (request.NetworkConfiguration is { } network) NetworkRules.CheckIds(network.Subnets, network.SecurityGroups, report);
    }

    /// <summary>The first member that a task definition registered by ECS is made of; null without one.</summary>
    public static string? Managed(ExpressGatewaySettings request) =>
        request.PrimaryContainer is not null ? "primaryContainer"
        : request.ExecutionRoleArn is not null ? "executionRoleArn"
        : request.TaskRoleArn is not null ? "taskRoleArn"
        : request.Cpu is not null ? "cpu"
        : request.Memory is not null ? "memory"
        : null;

    /// <summary>Of a task definition of one's own.</summary>
    public static void CheckDefinition(TaskDefinition definition, Report report)
    {
        ContainerDefinition? main = definition.ContainerDefinitions?.FirstOrDefault(static c => c.Name == ExpressDefinition.Main);
        PortMapping[] ports = (main?.PortMappings ?? []).Where(static p => p.Protocol is null or "tcp").ToArray();
        if (ports is not [{ ContainerPort: not null, Name.Length: > 0 }])
            report.Refuse(DefinitionShape, $"{definition.Family}:{definition.Revision}");
        LaunchRules.Check(LaunchTypes.Fargate, definition, report);
    }

    /// <summary>The Express service that is described; another service is none.</summary>
    public static ServiceFact Demand(WorkloadView view, ClusterFact cluster, string name) =>
        view.GetService(cluster.Name, name) is { Express: not null } service
            ? service
            : throw Unknown.Advised(Texts.Format(SR.AdviceExpress, cluster.Name));

    /// <summary>The one that is changed or deleted: these have the code of services, and it must be ACTIVE.</summary>
    public static ServiceFact DemandActive(WorkloadView view, ClusterFact cluster, string name)
    {
        if (view.GetService(cluster.Name, name) is not { Express: not null } service)
            throw EcsErrors.ServiceNotFound(SR.ServiceNotFound, Texts.Format(SR.AdviceExpress, cluster.Name));
        return service.StatusAt(view.Now) switch
        {
            "DRAINING" => throw Draining.Advised(SR.AdviceServiceInactive),
            "INACTIVE" => throw Inactive.Advised(SR.AdviceServiceInactive),
            _ => service,
        };
    }
}
