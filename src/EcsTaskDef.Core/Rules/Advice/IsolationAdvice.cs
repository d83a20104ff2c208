using EcsTaskDef.Rules.Vocabulary;

namespace EcsTaskDef.Rules.Advice;

/// <summary>Containers that are little apart from their instance. Evidence: ECS API model [model]; ours.</summary>
internal static class IsolationAdvice
{
    public static readonly Rule Privileged = Rule.Warns(nameof(SR.PrivilegedContainer), "ours");
    public static readonly Rule HostNamespace = Rule.Warns(nameof(SR.HostNamespaceShared), "[model]");
    public static readonly Rule HostNetworkRoot = Rule.Warns(nameof(SR.HostNetworkRoot), "[model]");
    public static readonly Rule DockerSocket = Rule.Warns(nameof(SR.DockerSocketMounted), "ours");

    public static void Check(Candidate candidate, Report report)
    {
        if (candidate.Request.PidMode == PidModes.Host) report.Add(HostNamespace, "$.pidMode", "pidMode");
        if (candidate.Request.IpcMode == IpcModes.Host) report.Add(HostNamespace, "$.ipcMode", "ipcMode");
        for (int i = 0; i < candidate.Containers.Count; i++)
        {
            ContainerDefinition container = candidate.Containers[i];
            if (container.Privileged == true) report.Add(Privileged, Candidate.Path(i) + ".privileged", container.Name);
            if (candidate.IsHost && IsRoot(container.User)) report.Add(HostNetworkRoot, Candidate.Path(i), container.Name);
        }

        for (int i = 0; i < candidate.Volumes.Count; i++)
        {
            if (candidate.Volumes[i].Host?.SourcePath?.TrimEnd('/') is "/var/run/docker.sock" or "/run/docker.sock" or "/var/run" or "/run")
                report.Add(DockerSocket, $"$.volumes[{i}].host.sourcePath", candidate.Volumes[i].Name,
                    candidate.Volumes[i].Host!.SourcePath);
        }
    }

    private static bool IsRoot(string? user) =>
        string.IsNullOrEmpty(user) || user is "0" or "root" || user!.StartsWith("0:", System.StringComparison.Ordinal)
        || user.StartsWith("root:", System.StringComparison.Ordinal);
}
