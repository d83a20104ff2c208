using EcsTaskDef.Rules.Vocabulary;

namespace EcsTaskDef.Rules.Workloads;

/// <summary>
/// Network mode <c>awsvpc</c> needs a network configuration and no other mode takes one (docs/ECS.md §6.1, §7.3 [captured]
/// [bench]). Subnets and security groups are not looked up, since there is no VPC here.
/// </summary>
internal static class NetworkRules
{
    public static readonly Rule SubnetBlank = Rule.Parameter(nameof(SR.SubnetBlank), "[seen 2022: hashicorp/waypoint#3514]");
    public static readonly Rule GroupBlank = Rule.Parameter(
        nameof(SR.SecurityGroupBlank), "[seen 2018; 2022: hashicorp/waypoint#3514]");

    public static readonly Rule NotValid = Rule.Parameter(nameof(SR.NetworkNotValid), "[bench]");
    public static readonly Rule Missing = Rule.Parameter(nameof(SR.NetworkMissing), "[captured]");
    public static readonly Rule SubnetsEmpty = Rule.Parameter(nameof(SR.SubnetsEmpty), "[moto][seen]");
    public static readonly Rule PublicIpInvalid = Rule.Parameter(nameof(SR.AssignPublicIpInvalid), "values [model], text [guess]");
    public static readonly Rule PublicIpUnsupported = Rule.Parameter(nameof(SR.AssignPublicIpUnsupported), "[captured]");

    private const int MaxSubnets = 16;
    private const int MaxGroups = 5;

    public static void Check(NetworkConfiguration? network, string? networkMode, string? launchType, Report report)
    {
        if (networkMode != NetworkModes.AwsVpc)
        {
            if (network?.AwsvpcConfiguration is not null) report.Refuse(NotValid);
            return;
        }

        if (network?.AwsvpcConfiguration is not { } vpc)
        {
            report.Refuse(Missing);
            return;
        }

        if (vpc.Subnets is null or { Count: 0 }) report.Refuse(SubnetsEmpty);
        CheckIds(vpc.Subnets, vpc.SecurityGroups, report);
        if (vpc.AssignPublicIp is not (null or "ENABLED" or "DISABLED")) report.Refuse(PublicIpInvalid);
        if (vpc.AssignPublicIp == "ENABLED" && LaunchTypes.NeedsInstance(launchType)) report.Refuse(PublicIpUnsupported);
    }

    /// <summary>What is refused of ids alone.</summary>
    public static void CheckIds(IReadOnlyList<string>? subnets, IReadOnlyList<string>? groups, Report report)
    {
        CheckItems(subnets, SubnetBlank, "subnets", MaxSubnets, report);
        CheckItems(groups, GroupBlank, "securityGroups", MaxGroups, report);
    }

    private static void CheckItems(IReadOnlyList<string>? list, Rule blank, string words, int limit, Report report)
    {
        ParameterRules.CheckLimit(list, words, limit, report);
        if (list?.Any(string.IsNullOrWhiteSpace) == true) report.Refuse(blank);
    }
}
