using EcsTaskDef.Rules.Vocabulary;

namespace EcsTaskDef.Rules.Advice;

/// <summary>What Windows containers do not have. Evidence: ECS API model [model].</summary>
internal static class WindowsAdvice
{
    public static readonly Rule Member = Rule.Warns(nameof(SR.WindowsMemberIgnored), "[model]");

    public static void Check(Candidate candidate, Report report)
    {
        if (!candidate.IsWindows) return;
        if (!string.IsNullOrEmpty(candidate.Request.PidMode)) report.Add(Member, "$.pidMode", "pidMode");
        if (!string.IsNullOrEmpty(candidate.Request.IpcMode)) report.Add(Member, "$.ipcMode", "ipcMode");
        if (!candidate.AsksFargate)
        {
            if (candidate.Cpu is not null) report.Add(Member, "$.cpu", "cpu (task)");
            if (candidate.Memory is not null) report.Add(Member, "$.memory", "memory (task)");
        }

        for (int i = 0; i < candidate.Containers.Count; i++)
        {
            ContainerDefinition container = candidate.Containers[i];
            string? member = container switch
            {
                { LinuxParameters: not null } => "linuxParameters",
                { Privileged: true } => "privileged",
                { ReadonlyRootFilesystem: true } => "readonlyRootFilesystem",
                { DisableNetworking: true } => "disableNetworking",
                { Links.Count: > 0 } => "links",
                { DnsServers.Count: > 0 } => "dnsServers",
                { DnsSearchDomains.Count: > 0 } => "dnsSearchDomains",
                { Ulimits.Count: > 0 } => "ulimits",
                { User.Length: > 0 } => "user",
                _ => null,
            };
            if (member is not null) report.Add(Member, $"{Candidate.Path(i)}.{member}", member);
        }
    }
}
