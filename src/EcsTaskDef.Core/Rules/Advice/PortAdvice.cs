using EcsTaskDef.Rules.Vocabulary;

namespace EcsTaskDef.Rules.Advice;

/// <summary>Ports that no instance can give, and links without a bridge. Evidence: ECS API model [model].</summary>
internal static class PortAdvice
{
    public static readonly Rule Reserved = Rule.Warns(nameof(SR.ReservedHostPort), "[model]");
    public static readonly Rule Ephemeral = Rule.Warns(nameof(SR.EphemeralHostPort), "[model]");
    public static readonly Rule AppProtocol = Rule.Warns(nameof(SR.AppProtocolWithoutName), "[model]");
    public static readonly Rule LinksOutsideBridge = Rule.Warns(nameof(SR.LinksOutsideBridge), "[model]");

    // What Docker assigns by itself; the lower part, from 32768, belongs to it on Linux instances only.
    private const int FirstEphemeral = 49153;

    public static void Check(Candidate candidate, Report report)
    {
        for (int i = 0; i < candidate.Containers.Count; i++)
        {
            ContainerDefinition container = candidate.Containers[i];
            if (container.Links is { Count: > 0 } && !candidate.IsBridge && !candidate.IsAwsVpc)
                report.Add(LinksOutsideBridge, Candidate.Path(i) + ".links");
            if (container.PortMappings is not { } ports) continue;
            for (int j = 0; j < ports.Count; j++)
            {
                string path = $"{Candidate.Path(i)}.portMappings[{j}]";
                if (ports[j].AppProtocol is not null && string.IsNullOrEmpty(ports[j].Name)) report.Add(AppProtocol, path, container.Name);
                if (candidate.IsAwsVpc || ports[j].HostPort is not { } host) continue;
                if (host is 22 or 2375 or 2376 or (>= 51678 and <= 51680)) report.Add(Reserved, path + ".hostPort", host, container.Name);
                else if (host >= FirstEphemeral && candidate.IsBridge) report.Add(Ephemeral, path + ".hostPort", host, container.Name);
            }
        }
    }
}
