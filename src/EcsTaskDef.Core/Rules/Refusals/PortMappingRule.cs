using EcsTaskDef.Rules.Parsing;
using EcsTaskDef.Rules.Vocabulary;

namespace EcsTaskDef.Rules.Refusals;

/// <summary>
/// Ports. Evidence: docs/ECS.md §3.3, networking: host port [captured][bench] (0 stands for the container's port [seen]),
/// no container port [seen], used twice, range forms and names [bench]; where ranges may be, how many, overlaps, name's characters, none
/// without a network [model], these texts
/// [guess].
/// </summary>
internal static class PortMappingRule
{
    public static readonly Rule WithoutNetwork = Rule.Refuses(nameof(SR.PortMappingsWithoutNetwork), "rule [model], text [guess]");
    public static readonly Rule AndRange = Rule.Refuses(nameof(SR.PortAndRange), "[bench]");
    public static readonly Rule RangeInvalid = Rule.Refuses(nameof(SR.PortRangeInvalid), "[bench]");
    public static readonly Rule RangeMode = Rule.Refuses(nameof(SR.PortRangeMode), "rule [model], text [guess]");
    public static readonly Rule Invalid = Rule.Refuses(nameof(SR.PortInvalid), "no containerPort [seen]; out of range by pattern [guess]");
    public static readonly Rule HostPortMismatch = Rule.Refuses(nameof(SR.HostPortMismatch), "[captured][bench]");
    public static readonly Rule UsedTwice = Rule.Refuses(nameof(SR.PortUsedTwice), "[bench]");
    public static readonly Rule NameTaken = Rule.Refuses(nameof(SR.PortNameTaken), "[bench]");
    public static readonly Rule NameInvalid = Rule.Refuses(nameof(SR.PortNameInvalid), "rule [model], text [guess]");
    public static readonly Rule RangesTooMany = Rule.Refuses(nameof(SR.PortRangesTooMany), "limit [model], text [guess]");
    public static readonly Rule RangesOverlap = Rule.Refuses(nameof(SR.PortRangesOverlap), "rule [model], text [guess]");

    private const int MaxPort = 65535;
    private const int MaxRanges = 100;
    private const int MaxNameLength = 64;

    public static void Check(Candidate candidate, Report report)
    {
        List<Use>? uses = null;
        SeenNames names = default;
        for (int i = 0; i < candidate.Containers.Count; i++)
        {
            if (candidate.Containers[i].PortMappings is not { Count: > 0 } mappings) continue;
            if (candidate.Request.NetworkMode == NetworkModes.None) report.Add(WithoutNetwork, Candidate.Path(i) + ".portMappings");
            int ranges = 0;
            for (int j = 0; j < mappings.Count; j++)
            {
                PortMapping mapping = mappings[j];
                if (mapping.ContainerPortRange is not null) ranges++;
                if (Read(candidate, i, j, mapping, report) is { } use)
                {
                    CheckOverlap(candidate, uses ??= new List<Use>(), use, report);
                    uses.Add(use);
                }

                CheckName(candidate, i, j, mapping.Name, ref names, report);
            }

            if (ranges > MaxRanges) report.Add(RangesTooMany, Candidate.Path(i) + ".portMappings", candidate.Containers[i].Name);
        }
    }

    /// <summary>The first and last port of a range's text; null when it is malformed or reversed.</summary>
    public static (int First, int Last)? ParseRange(string text)
    {
        int dash = text.IndexOf('-');
        if (dash < 0) return null;
        (int first, int last) = (Number(text, 0, dash), Number(text, dash + 1, text.Length));
        return first >= 1 && first <= last && last <= MaxPort ? (first, last) : null;
    }

    private static int Number(string text, int start, int end)
    {
        int value = 0;
        if (end == start || end - start > 5) return -1;
        for (int i = start; i < end; i++)
        {
            if (text[i] is < '0' or > '9') return -1;
            value = value * 10 + text[i] - '0';
        }

        return value;
    }

    private static Use? Read(Candidate candidate, int container, int index, PortMapping mapping, Report report)
    {
        string? name = candidate.Containers[container].Name;
        bool isUdp = mapping.Protocol == TransportProtocols.Udp;
        if (mapping.ContainerPortRange is { } range)
        {
            if (mapping.ContainerPort is not null || mapping.HostPort is not null)
            {
                report.Add(AndRange, Path(container, index), name);
                return null;
            }

            if (ParseRange(range) is not { } ports)
            {
                report.Add(RangeInvalid, Path(container, index) + ".containerPortRange", name);
                return null;
            }

            if (candidate.IsHost) report.Add(RangeMode, Path(container, index) + ".containerPortRange", NetworkModes.Host);
            return new Use(container, index, ports.First, ports.Last, isUdp, IsRange: true);
        }

        if (mapping.HostPort is < 0 or > MaxPort) report.Add(Invalid, Path(container, index) + ".hostPort", "hostPort", name);
        if (mapping.ContainerPort is not { } port || port is < 0 or > MaxPort)
        {
            report.Add(Invalid, Path(container, index) + ".containerPort", "containerPort", name);
            return null;
        }

        if ((candidate.IsAwsVpc || candidate.IsHost) && mapping.HostPort is { } host && host != 0 && host != port)
            report.Add(HostPortMismatch, Path(container, index) + ".hostPort", candidate.Request.NetworkMode);
        return new Use(container, index, port, port, isUdp, IsRange: false);
    }

    private static void CheckOverlap(Candidate candidate, List<Use> uses, Use use, Report report)
    {
        for (int i = 0; i < uses.Count; i++)
        {
            Use other = uses[i];
            if (other.IsUdp != use.IsUdp || other.Last < use.First || other.First > use.Last) continue;
            if (candidate.IsAwsVpc)
                report.Add(UsedTwice, Path(use.Container, use.Index), use.IsUdp ? "UDP" : "TCP", Math.Max(use.First, other.First));
            else if (other.Container == use.Container && (other.IsRange || use.IsRange))
                report.Add(RangesOverlap, Path(use.Container, use.Index), candidate.Containers[use.Container].Name);
            else
                continue;
            return;
        }
    }

    private static void CheckName(Candidate candidate, int container, int index, string? name, ref SeenNames names, Report report)
    {
        if (name is null) return;
        if (!IsName(name))
            report.Add(NameInvalid, Path(container, index) + ".name", name, candidate.Containers[container].Name);
        else if (candidate.IsAwsVpc && !names.Add(name))
            report.Add(NameTaken, Path(container, index) + ".name");
    }

    private static bool IsName(string name)
    {
        if (name.Length is 0 or > MaxNameLength || name[0] == '-') return false;
        foreach (char c in name)
        {
            if (c is not (>= 'a' and <= 'z' or >= '0' and <= '9' or '_' or '-')) return false;
        }

        return true;
    }

    private static string Path(int container, int index) => $"{Candidate.Path(container)}.portMappings[{index}]";

    private readonly record struct Use(int Container, int Index, int First, int Last, bool IsUdp, bool IsRange);
}
