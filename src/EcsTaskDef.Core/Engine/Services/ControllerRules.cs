using EcsTaskDef.Engine.Facts;
using EcsTaskDef.Model.Workloads;
using EcsTaskDef.Rules.Parsing;

namespace EcsTaskDef.Engine.Services;

/// <summary>What a deployment controller refuses, in a new service and in a change (docs/ECS.md §7.2, §7.3).</summary>
internal static class ControllerRules
{
    public static readonly Refusal NeedsBalancer = Refusal.Parameter(nameof(SR.CodeDeployBalancer), "[bench]");

    public static readonly Refusal NewDeployment = Refusal.Parameter(
        nameof(SR.CodeDeployUpdate), "[seen] for task definition, load balancers (kayac/ecspresso#393), network "
        + "parameters (hashicorp/terraform-provider-aws#8005, #13473); the other words [kind][model]");

    public static readonly Refusal Force = Refusal.Parameter(nameof(SR.CodeDeployForce), "[seen]");
    public static readonly Refusal Member = Refusal.Parameter(nameof(SR.CodeDeployMember), "rule [model], text [guess]");
    public static readonly Refusal ExternalTaskDefinition = Refusal.Parameter(nameof(SR.ExternalTaskDefinition), "[bench]");
    public static readonly Refusal ExternalBalancers = Refusal.Parameter(nameof(SR.ExternalBalancers), "[bench]");
    public static readonly Refusal ExternalNetwork = Refusal.Parameter(
        nameof(SR.ExternalNetwork), "[seen 2021, 2023: aws/aws-cdk#16981, #26335]");

    private const string CodeDeploy = "CODE_DEPLOY";
    private const string External = "EXTERNAL";

    private static readonly string[] s_controllers = ["ECS", CodeDeploy, External];

    /// <summary>Of a new service.</summary>
    public static void Demand(CreateServiceRequest request)
    {
        string controller = request.DeploymentController?.Type ?? "ECS";
        DemandKnown(controller);
        if (controller == CodeDeploy)
        {
            if (request.LoadBalancers is not { Count: > 0 }) throw NeedsBalancer.With();
            DemandConfiguration(request.DeploymentConfiguration);
        }

        if (controller != External) return;
        if (!string.IsNullOrEmpty(request.TaskDefinition)) throw ExternalTaskDefinition.With();
        if (request.LoadBalancers is { Count: > 0 }) throw ExternalBalancers.With();
        if (request.NetworkConfiguration is not null) throw ExternalNetwork.With();
        DemandOffered(controller);
    }

    /// <summary>Of a change: CODE_DEPLOY refuses all that only a new deployment could carry out.</summary>
    public static void Demand(UpdateServiceRequest request, ServiceFact service)
    {
        if (request.DeploymentController is { } controller) DemandOffered(controller.Type ?? "ECS");
        if (service.DeploymentController != CodeDeploy) return;
        if (Deployed(request) is { } words) throw NewDeployment.With(words);
        if (request.ForceNewDeployment == true) throw Force.With();
        DemandConfiguration(request.DeploymentConfiguration);
    }

    /// <summary>The first member of a change that only a new deployment could carry out, in words, a strategy aside; null without.</summary>
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
    private static void DemandConfiguration(DeploymentConfiguration? configuration)
    {
        if (configuration?.DeploymentCircuitBreaker?.Enable == true) throw Member.With("a deployment circuit breaker");
        if (configuration?.Alarms.IsTrue("enable") == true) throw Member.With("deployment alarms");
    }

    private static void DemandOffered(string controller)
    {
        DemandKnown(controller);
        if (controller == External) throw EcsErrors.Client(SR.ExternalNotOffered);
    }

    private static void DemandKnown(string controller)
    {
        if (!s_controllers.Contains(controller)) throw EcsErrors.NotOneOf("Deployment controller type", s_controllers);
    }
}
