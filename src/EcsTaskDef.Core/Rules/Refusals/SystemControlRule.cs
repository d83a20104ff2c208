using EcsTaskDef.Rules.Vocabulary;

namespace EcsTaskDef.Rules.Refusals;

/// <summary>
/// Kernel parameters: <c>net.*</c>, <c>fs.mqueue.*</c> and eight of IPC; no others are accepted. Evidence:
/// docs/ECS.md §3.3, other: refused [seen 2023], names [model], text [guess].
/// </summary>
internal static class SystemControlRule
{
    public static readonly Rule Unknown = Rule.Refuses(
        nameof(SR.SystemControlUnknown), "refused [seen], names [model], text ours: [guess]");

    private const string Net = "net.";
    private const string MessageQueues = "fs.mqueue.";

    private static readonly HashSet<string> s_ipc = new(StringComparer.Ordinal)
    {
        "kernel.msgmax", "kernel.msgmnb", "kernel.msgmni", "kernel.sem", "kernel.shmall", "kernel.shmmax", "kernel.shmmni",
        "kernel.shm_rmid_forced",
    };

    public static void Check(Candidate candidate, Report report)
    {
        for (int i = 0; i < candidate.Containers.Count; i++)
        {
            if (candidate.Containers[i].SystemControls is not { } controls) continue;
            for (int j = 0; j < controls.Count; j++)
            {
                // What has no name is RequiredMemberRule's matter.
                if (controls[j].Namespace is not { } name || string.IsNullOrWhiteSpace(name) || IsNet(name) || IsIpc(name)) continue;
                report.Add(Unknown, $"{Candidate.Path(i)}.systemControls[{j}].namespace", name, candidate.Containers[i].Name);
            }
        }
    }

    /// <summary>A parameter of the network namespace.</summary>
    public static bool IsNet(string name) => Begins(name, Net);

    /// <summary>A parameter of the IPC namespace.</summary>
    public static bool IsIpc(string name) => s_ipc.Contains(name) || Begins(name, MessageQueues);

    private static bool Begins(string name, string prefix) =>
        name.Length > prefix.Length && name.StartsWith(prefix, StringComparison.Ordinal);
}
