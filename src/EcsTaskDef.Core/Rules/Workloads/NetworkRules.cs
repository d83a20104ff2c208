using EcsTaskDef.Rules.Parsing;

namespace EcsTaskDef.Rules.Workloads;

/// <summary>
/// Network mode <c>awsvpc</c> needs a network configuration and no other mode takes one (docs/ECS.md §6.1, §7.3 [captured]
/// [bench]). Subnets and security groups are not looked up, since there is no VPC here.
/// </summary>
internal static class NetworkRules
{
    public static readonly Refusal SubnetBlank = Refusal.Parameter(nameof(SR.SubnetBlank), "[seen 2022: hashicorp/waypoint#3514]");
    public static readonly Refusal GroupBlank = Refusal.Parameter(
        nameof(SR.SecurityGroupBlank), "[seen 2018; 2022: hashicorp/waypoint#3514]");

    private const int MaxSubnets = 16;
    private const int MaxGroups = 5;

    public static void Demand(NetworkConfiguration? network, string? networkMode, string? launchType)
    {
        if (networkMode != NetworkModes.AwsVpc)
        {
            if (network?.AwsvpcConfiguration is not null) throw EcsErrors.InvalidParameter(SR.NetworkNotValid);
            return;
        }

        if (network?.AwsvpcConfiguration is not { } vpc) throw EcsErrors.InvalidParameter(SR.NetworkMissing);
        if (vpc.Subnets is null or { Count: 0 }) throw EcsErrors.InvalidParameter(SR.SubnetsEmpty);
        DemandItems(vpc.Subnets, SubnetBlank, "subnets", MaxSubnets);
        DemandItems(vpc.SecurityGroups, GroupBlank, "securityGroups", MaxGroups);
        if (vpc.AssignPublicIp is not (null or "ENABLED" or "DISABLED")) throw EcsErrors.InvalidParameter(SR.AssignPublicIpInvalid);
        if (vpc.AssignPublicIp == "ENABLED" && LaunchTypes.NeedsInstance(launchType))
            throw EcsErrors.InvalidParameter(SR.AssignPublicIpUnsupported);
    }

    private static void DemandItems(IReadOnlyList<string>? list, Refusal blank, string words, int limit)
    {
        if (list?.Count > limit) throw BalancerRules.TooMany.With(words, limit);
        if (list?.Any(string.IsNullOrWhiteSpace) == true) throw blank.With();
    }
}
