using EcsTaskDef.Rules.Vocabulary;

namespace EcsTaskDef.Rules.Refusals;

/// <summary>
/// The App Mesh proxy: network mode awsvpc, a container of the task, its three properties. Evidence: docs/ECS.md §3.3
/// [bench]; the texts of the later two properties, and of an absent container, by pattern [guess]. The guide calls
/// EgressIgnoredIPs required, too, but a definition without it was registered [rec]: that is advice.
/// </summary>
internal static class ProxyConfigurationRule
{
    public static readonly Rule NetworkMode = Rule.Refuses(nameof(SR.ProxyNetworkMode), "[bench]");
    public static readonly Rule ContainerUnknown = Rule.Refuses(nameof(SR.ProxyContainerUnknown), "[bench]");
    public static readonly Rule IngressPort = Rule.Refuses(nameof(SR.ProxyIngressPortMissing), "[bench]");
    public static readonly Rule EgressPort = Rule.Refuses(nameof(SR.ProxyEgressPortMissing), "rule [bench], text by pattern [guess]");
    public static readonly Rule AppPorts = Rule.Refuses(nameof(SR.ProxyAppPortsMissing), "rule [bench], text by pattern [guess]");
    public static readonly Rule IgnoredIps = Rule.Warns(nameof(SR.ProxyIgnoredIpsMissing), "[doc]; accepted [rec]");

    public static void Check(Candidate candidate, Report report)
    {
        if (candidate.Request.ProxyConfiguration is not { } proxy) return;
        if (!candidate.IsAwsVpc) report.Add(NetworkMode, "$.networkMode");
        if (candidate.IndexOf(proxy.ContainerName) < 0)
            report.Add(ContainerUnknown, "$.proxyConfiguration.containerName", proxy.ContainerName ?? Candidate.Absent);
        const string Path = "$.proxyConfiguration.properties";
        if (!Has(proxy.Properties, "ProxyIngressPort")) report.Add(IngressPort, Path);
        if (!Has(proxy.Properties, "ProxyEgressPort")) report.Add(EgressPort, Path);
        if (!Has(proxy.Properties, "AppPorts")) report.Add(AppPorts, Path);
    }

    /// <summary>What is accepted and documented as required.</summary>
    public static void Advise(Candidate candidate, Report report)
    {
        if (candidate.Request.ProxyConfiguration is { } proxy && !Has(proxy.Properties, "EgressIgnoredIPs"))
            report.Add(IgnoredIps, "$.proxyConfiguration.properties");
    }

    public static bool Has(IReadOnlyList<NameValuePair>? properties, string name)
    {
        if (properties is null) return false;
        for (int i = 0; i < properties.Count; i++)
        {
            if (properties[i].Name == name) return true;
        }

        return false;
    }
}
