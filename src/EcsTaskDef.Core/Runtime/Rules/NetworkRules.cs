using System.Collections.Generic;
using EcsTaskDef.Errors;
using EcsTaskDef.Model;

namespace EcsTaskDef.Runtime;

/// <summary>
/// Network mode <c>awsvpc</c> needs a network configuration and no other mode takes one (ECS semantics §6.1, §7.3 [captured]
/// [bench]). Subnets and security groups are not looked up, since there is no VPC here.
/// </summary>
internal static class NetworkRules
{
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
        DemandCount(vpc.Subnets, "subnets", MaxSubnets);
        DemandCount(vpc.SecurityGroups, "securityGroups", MaxGroups);
        if (vpc.AssignPublicIp is not (null or "ENABLED" or "DISABLED")) throw EcsErrors.InvalidParameter(SR.AssignPublicIpInvalid);
        if (vpc.AssignPublicIp == "ENABLED" && Placement.NeedsInstance(launchType))
            throw EcsErrors.InvalidParameter(SR.AssignPublicIpUnsupported);
    }

    private static void DemandCount(IReadOnlyList<string>? list, string name, int limit)
    {
        if (list?.Count > limit) throw EcsErrors.InvalidParameter(SR.Format(SR.ListTooLong, name, limit));
    }
}
