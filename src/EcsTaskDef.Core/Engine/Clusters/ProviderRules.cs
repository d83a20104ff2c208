using EcsTaskDef.Engine.Region;
using EcsTaskDef.Rules.Parsing;
using EcsTaskDef.Rules.Vocabulary;
using EcsTaskDef.Rules.Workloads;

namespace EcsTaskDef.Engine.Clusters;

/// <summary>What ECS refuses about capacity providers, and what it fills in (docs/ECS.md §5.3).</summary>
internal static class ProviderRules
{
    public static readonly Rule Exists = Rule.Client(
        nameof(SR.ProviderExists), "[seen 2020: aws/containers-roadmap#688, #632], code in #632");

    public static readonly Rule GroupTaken = Rule.Client(nameof(SR.ProviderGroupTaken), "[seen 2019: aws/containers-roadmap#632]");

    public static readonly Rule DoesNotExist = Rule.Client(
        nameof(SR.ProviderMissing), "[seen], quoted in the source of Terraform's provider, on DeleteCapacityProvider; "
        + "UpdateCapacityProvider by analogy");

    public static readonly Rule Unknown = Rule.Parameter(nameof(SR.ProviderUnknown), "[seen] in Terraform's tests");
    public static readonly Rule TooMany = Rule.Parameter(
        nameof(SR.ProvidersTooMany), "[seen 2022: aws-cloudformation/cloudformation-coverage-roadmap#1086], limit [doc]");

    public static readonly Rule InUse = Rule.Of(
        nameof(SR.ProviderInUse), EcsErrorCodes.ResourceInUse, "[seen 2021: aws/aws-cdk#15366, pahud/cdk-fargate-patterns#71]");

    public static readonly Rule HasDaemons = Rule.Client(nameof(SR.ProviderHasDaemons), "[seen 2026: ekristen/aws-nuke#990]");
    public static readonly Rule BuiltIn = Rule.Parameter(nameof(SR.ProviderBuiltIn), "rule [model], text [guess]");
    public static readonly Rule Kind = Rule.Parameter(nameof(SR.ProviderKind), "rule [model], text [guess]");
    public static readonly Rule Cluster = Rule.Parameter(nameof(SR.ProviderCluster), "rule [model], text [guess]");
    public static readonly Rule Number = Rule.Parameter(nameof(SR.ProviderNumber), "limits [model], text [guess]");
    public static readonly Rule Protection = Rule.Parameter(nameof(SR.ProviderProtection), "rule [model], text [guess]");

    /// <summary>A cluster's limit (docs/ECS.md §5.3 [doc]); it was 10 in 2022.</summary>
    public const int MaxOfCluster = 20;

    private static readonly string[] s_switch = ["ENABLED", "DISABLED"];

    /// <summary>Those that are always there.</summary>
    public static IReadOnlyList<string> BuiltIns { get; } = [CapacityProviderTypes.Fargate, CapacityProviderTypes.FargateSpot];

    public static bool IsBuiltIn(string? name) => name is not null && BuiltIns.Contains(name);

    /// <summary>Of a new one.</summary>
    public static void Check(CreateCapacityProviderRequest request, Report report)
    {
        if (new[] { "aws", "ecs", "fargate" }.Any(p => request.Name!.StartsWith(p, StringComparison.OrdinalIgnoreCase)))
            report.Refuse(ClusterRules.ProviderName, request.Name);
        bool managed = request.ManagedInstancesProvider is not null;
        if (managed == request.AutoScalingGroupProvider is not null) report.Refuse(Kind);
        if (managed == string.IsNullOrEmpty(request.Cluster)) report.Refuse(Cluster);
        if (request.AutoScalingGroupProvider is { } group)
        {
            if (string.IsNullOrWhiteSpace(group.AutoScalingGroupArn)) report.Refuse(Identifiers.Blank, "Auto Scaling Group Arn");
            Check(group, report);
        }

        if (managed && request.ManagedInstancesProvider.Text("infrastructureRoleArn") is null)
            report.Refuse(Identifiers.Blank, "Infrastructure Role Arn");
        RequestRules.CheckTags(request.Tags, report);
    }

    /// <summary>Of a change.</summary>
    public static void Check(UpdateCapacityProviderRequest request, Report report)
    {
        if (request.ManagedInstancesProvider is not null == request.AutoScalingGroupProvider is not null) report.Refuse(Kind);
        if (request.AutoScalingGroupProvider is { } group) Check(group, report);
    }

    /// <summary>Providers that a cluster gets, which it does not have yet.</summary>
    public static void CheckKnown(WorkloadView view, IReadOnlyList<string>? providers, IReadOnlyList<string> before, Report report)
    {
        if (providers?.Count > MaxOfCluster) report.Refuse(TooMany);
        if ((providers ?? []).Any(p => !IsBuiltIn(p) && !before.Contains(p) && view.GetProvider(p) is not { DeletedAt: null }))
            report.Refuse(Unknown);
    }

    /// <summary>What ECS fills in [seen] in Terraform's tests.</summary>
    public static AutoScalingGroupProvider WithDefaults(AutoScalingGroupProvider sent)
    {
        ManagedScaling scaling = sent.ManagedScaling ?? new ManagedScaling { Status = "DISABLED" };
        return sent with
        {
            ManagedDraining = sent.ManagedDraining ?? "ENABLED",
            ManagedScaling = scaling with
            {
                InstanceWarmupPeriod = scaling.InstanceWarmupPeriod ?? 300,
                MaximumScalingStepSize = scaling.MaximumScalingStepSize ?? 10_000,
                MinimumScalingStepSize = scaling.MinimumScalingStepSize ?? 1,
                Status = scaling.Status ?? "DISABLED",
                TargetCapacity = scaling.TargetCapacity ?? 100,
            },
            ManagedTerminationProtection = sent.ManagedTerminationProtection ?? "DISABLED",
        };
    }

    /// <summary>What was sent over what there was.</summary>
    public static AutoScalingGroupProvider Over(AutoScalingGroupProvider sent, AutoScalingGroupProvider before)
    {
        ManagedScaling was = before.ManagedScaling ?? new ManagedScaling();
        return before with
        {
            ManagedDraining = sent.ManagedDraining ?? before.ManagedDraining,
            ManagedScaling = sent.ManagedScaling is not { } scaling ? was : new ManagedScaling
            {
                InstanceWarmupPeriod = scaling.InstanceWarmupPeriod ?? was.InstanceWarmupPeriod,
                MaximumScalingStepSize = scaling.MaximumScalingStepSize ?? was.MaximumScalingStepSize,
                MinimumScalingStepSize = scaling.MinimumScalingStepSize ?? was.MinimumScalingStepSize,
                Status = scaling.Status ?? was.Status,
                TargetCapacity = scaling.TargetCapacity ?? was.TargetCapacity,
            },
            ManagedTerminationProtection = sent.ManagedTerminationProtection ?? before.ManagedTerminationProtection,
        };
    }

    /// <summary>FARGATE and FARGATE_SPOT as ECS answers them [doc].</summary>
    public static CapacityProvider BuiltInAnswer(string name, Arns arns) => new()
    {
        CapacityProviderArn = arns.CapacityProvider(name),
        Name = name,
        Status = "ACTIVE",
        Tags = [],
        Type = name,
    };

    private static void Check(AutoScalingGroupProvider group, Report report)
    {
        ParameterRules.CheckOneOf("managedDraining", group.ManagedDraining, s_switch, report);
        ParameterRules.CheckOneOf("managedTerminationProtection", group.ManagedTerminationProtection, s_switch, report);
        ParameterRules.CheckOneOf("managedScaling.status", group.ManagedScaling?.Status, s_switch, report);
        CheckNumber("targetCapacity", group.ManagedScaling?.TargetCapacity, 1, 100, report);
        CheckNumber("minimumScalingStepSize", group.ManagedScaling?.MinimumScalingStepSize, 1, 10_000, report);
        CheckNumber("maximumScalingStepSize", group.ManagedScaling?.MaximumScalingStepSize, 1, 10_000, report);
        CheckNumber("instanceWarmupPeriod", group.ManagedScaling?.InstanceWarmupPeriod, 0, 10_000, report);
        if (group is { ManagedTerminationProtection: "ENABLED", ManagedScaling.Status: "DISABLED" }) report.Refuse(Protection);
    }

    private static void CheckNumber(string name, int? value, int least, int most, Report report)
    {
        if (value < least || value > most) report.Refuse(Number, name, least, most);
    }
}
