using EcsTaskDef.Rules.Vocabulary;

namespace EcsTaskDef.Rules.Refusals;

/// <summary>
/// What a container may not set about the network when the task has one of its own. Evidence: docs/ECS.md §3.3,
/// networking [bench]; DNS search domains by pattern [guess].
/// </summary>
internal static class NetworkMemberRule
{
    public static readonly Rule Links = Rule.Refuses(nameof(SR.LinksUnsupported), "[bench]");
    public static readonly Rule Hostname = Rule.Refuses(nameof(SR.HostnameUnsupported), "[bench]");
    public static readonly Rule DnsServers = Rule.Refuses(nameof(SR.DnsServersUnsupported), "[bench]");
    public static readonly Rule DnsSearchDomains = Rule.Refuses(nameof(SR.DnsSearchDomainsUnsupported), "by pattern [guess]");
    public static readonly Rule ExtraHosts = Rule.Refuses(nameof(SR.ExtraHostsUnsupported), "[bench]");
    public static readonly Rule DisableNetworking = Rule.Refuses(nameof(SR.DisableNetworkingUnsupported), "[bench]");

    public static void Check(Candidate candidate, Report report)
    {
        if (!candidate.IsAwsVpc) return;
        const string Mode = NetworkModes.AwsVpc;
        for (int i = 0; i < candidate.Containers.Count; i++)
        {
            ContainerDefinition container = candidate.Containers[i];
            if (container.Links is { Count: > 0 }) report.Add(Links, Candidate.Path(i) + ".links", Mode);
            if (!string.IsNullOrEmpty(container.Hostname)) report.Add(Hostname, Candidate.Path(i) + ".hostname", Mode);
            if (container.DnsServers is { Count: > 0 }) report.Add(DnsServers, Candidate.Path(i) + ".dnsServers", Mode);
            if (container.DnsSearchDomains is { Count: > 0 }) report.Add(DnsSearchDomains, Candidate.Path(i) + ".dnsSearchDomains", Mode);
            if (container.ExtraHosts is { Count: > 0 }) report.Add(ExtraHosts, Candidate.Path(i) + ".extraHosts", Mode);
            if (container.DisableNetworking == true) report.Add(DisableNetworking, Candidate.Path(i) + ".disableNetworking", Mode);
        }
    }
}
