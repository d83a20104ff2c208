using EcsTaskDef.Engine.Facts;
using EcsTaskDef.Rules.Vocabulary;
using EcsTaskDef.Rules.Workloads;

namespace EcsTaskDef.Engine.Services;

/// <summary>What a deployment controller refuses, in a new service and in a change (docs/ECS.md §7.2, §7.3).</summary>
internal static class ControllerRules
{
    public static readonly Rule NeedsBalancer = Rule.Parameter(nameof(SR.CodeDeployBalancer), "[bench]");

    public static readonly Rule NewDeployment = Rule.Parameter(
        nameof(SR.CodeDeployUpdate), "[seen] for task definition, load balancers (kayac/ecspresso#393), network "
        + "parameters (hashicorp/terraform-provider-aws#8005, #13473); the other words [kind][model]");

    public static readonly Rule Force = Rule.Parameter(nameof(SR.CodeDeployForce), "[seen]");
    public static readonly Rule Member = Rule.Parameter(nameof(SR.CodeDeployMember), "rule [model], text [guess]");
    public static readonly Rule ExternalTaskDefinition = Rule.Parameter(nameof(SR.ExternalTaskDefinition), "[bench]");
    public static readonly Rule ExternalBalancers = Rule.Parameter(nameof(SR.ExternalBalancers), "[bench]");
    public static readonly Rule ExternalNetwork = Rule.Parameter(
        nameof(SR.ExternalNetwork), "[seen 2021, 2023: aws/aws-cdk#16981, #26335]");

    public static readonly Rule ExternalChange = Rule.Client(nameof(SR.ExternalChange), "ours");
    public static readonly Rule ExternalMember = Rule.Parameter(nameof(SR.ExternalMember), "rule [model], text [guess]");

    private const string CodeDeploy = "CODE_DEPLOY";
    private const string External = "EXTERNAL";

    private static readonly string[] s_controllers = ["ECS", CodeDeploy, External];

    /// <summary>Of a new service.</summary>
    public static void Check(CreateServiceRequest request, Report report)
    {
        string controller = request.DeploymentController?.Type ?? "ECS";
        CheckKnown(controller, report);
        if (controller == CodeDeploy)
        {
            if (request.LoadBalancers is not { Count: > 0 }) report.Refuse(NeedsBalancer);
            CheckConfiguration(request.DeploymentConfiguration, report);
        }

        if (controller != External) return;
        if (!string.IsNullOrEmpty(request.TaskDefinition)) report.Refuse(ExternalTaskDefinition);
        if (request.LoadBalancers is { Count: > 0 }) report.Refuse(ExternalBalancers);
        if (request.NetworkConfiguration is not null) report.Refuse(ExternalNetwork);
    }

    /// <summary>Of a change: CODE_DEPLOY refuses all that only a new deployment could carry out.</summary>
    public static void Check(UpdateServiceRequest request, ServiceFact service, Report report)
    {
        if (request.DeploymentController is { } controller)
        {
            CheckKnown(controller.Type ?? "ECS", report);
            if ((controller.Type == External) != service.IsExternal) report.Refuse(ExternalChange);
        }

        if (service.IsExternal && (Deployed(request) ?? (request.ForceNewDeployment == true ? "a new deployment" : null)) is { } member)
            report.Refuse(ExternalMember, member);
        if (service.DeploymentController != CodeDeploy) return;
        if (Deployed(request) is { } words) report.Refuse(NewDeployment, words);
        if (request.ForceNewDeployment == true) report.Refuse(Force);
        CheckConfiguration(request.DeploymentConfiguration, report);
    }

    /// <summary>The first member of a change that only a new deployment could carry out, in words; null without one.</summary>
    public static string? Deployed(UpdateServiceRequest request) =>
        request.TaskDefinition is not null ? "task definition"
        : request.LoadBalancers is not null ? "load balancers"
        : request.NetworkConfiguration is not null ? "network parameters"
        : request.PlatformVersion is not null ? "platform version"
        : request.ServiceRegistries is not null ? "service registries"
        : request.ServiceConnectConfiguration is not null ? "service connect configuration"
        : request.VolumeConfigurations is not null ? "volume configurations"
        : request.VpcLatticeConfigurations is not null ? "VPC Lattice configurations"
        : null;

    // Both are for rolling deployments only.
    private static void CheckConfiguration(DeploymentConfiguration? configuration, Report report)
    {
        if (configuration?.DeploymentCircuitBreaker?.Enable == true) report.Refuse(Member, "a deployment circuit breaker");
        if (configuration?.Alarms.IsTrue("enable") == true) report.Refuse(Member, "deployment alarms");
    }

    private static void CheckKnown(string controller, Report report) =>
        ParameterRules.CheckOneOf("Deployment controller type", controller, s_controllers, report);
}
