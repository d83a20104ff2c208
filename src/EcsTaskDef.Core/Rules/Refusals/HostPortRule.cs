using EcsTaskDef.Rules.Vocabulary;

namespace EcsTaskDef.Rules.Refusals;

/// <summary>
/// Where the task has no network of its own, a port of the host is mapped once for each protocol. On a bridge 0 or an absent
/// host port is a dynamic one; with network mode host it is the container's. Evidence: docs/ECS.md §3.3, networking [seen
/// 2018, 2026], UDP's text by analogy [guess]. With awsvpc the container's ports are compared: <see cref="PortMappingRule"/>.
/// </summary>
internal static class HostPortRule
{
    public static readonly Rule UsedTwice = Rule.Refuses(nameof(SR.HostPortUsedTwice), "TCP [seen], UDP by analogy [guess]");

    public static void Check(Candidate candidate, Report report)
    {
        if (candidate.IsAwsVpc || candidate.Request.NetworkMode == NetworkModes.None) return;
        HashSet<(int Port, bool IsUdp)>? used = null;
        for (int i = 0; i < candidate.Containers.Count; i++)
        {
            if (candidate.Containers[i].PortMappings is not { } mappings) continue;
            for (int j = 0; j < mappings.Count; j++)
            {
                bool isUdp = mappings[j].Protocol == TransportProtocols.Udp;
                if (HostPort(candidate, mappings[j]) is > 0 and var port && !(used ??= new()).Add((port, isUdp)))
                    report.Add(UsedTwice, $"{Candidate.Path(i)}.portMappings[{j}]", isUdp ? "UDP" : "TCP", port);
            }
        }
    }

    private static int HostPort(Candidate candidate, PortMapping mapping)
    {
        if (mapping.ContainerPortRange is not null) return 0;
        int port = mapping.HostPort ?? 0;
        return port == 0 && candidate.IsHost ? mapping.ContainerPort ?? 0 : port;
    }
}
