using EcsTaskDef.Rules.Refusals;
using EcsTaskDef.Rules.Vocabulary;

namespace EcsTaskDef.Rules.Advice;

/// <summary>Kernel settings that do nothing or stop a task from starting. Evidence: the lists of the ECS API model [model].</summary>
internal static class KernelAdvice
{
    public static readonly Rule SwappinessUnused = Rule.Warns(nameof(SR.SwappinessUnused), "[model]");
    public static readonly Rule CapabilityUnknown = Rule.Warns(nameof(SR.CapabilityUnknown), "[model]");
    public static readonly Rule TmpfsOptionUnknown = Rule.Warns(nameof(SR.TmpfsOptionUnknown), "[model]");
    public static readonly Rule SystemControlIpcHost = Rule.Warns(nameof(SR.SystemControlIpcHost), "[model]");
    public static readonly Rule SystemControlShared = Rule.Warns(nameof(SR.SystemControlShared), "[model]");

    private static readonly HashSet<string> s_capabilities = new(StringComparer.Ordinal)
    {
        "ALL", "AUDIT_CONTROL", "AUDIT_WRITE", "BLOCK_SUSPEND", "CHOWN", "DAC_OVERRIDE", "DAC_READ_SEARCH", "FOWNER", "FSETID",
        "IPC_LOCK", "IPC_OWNER", "KILL", "LEASE", "LINUX_IMMUTABLE", "MAC_ADMIN", "MAC_OVERRIDE", "MKNOD", "NET_ADMIN",
        "NET_BIND_SERVICE", "NET_BROADCAST", "NET_RAW", "SETFCAP", "SETGID", "SETPCAP", "SETUID", "SYS_ADMIN", "SYS_BOOT",
        "SYS_CHROOT", "SYS_MODULE", "SYS_NICE", "SYS_PACCT", "SYS_PTRACE", "SYS_RAWIO", "SYS_RESOURCE", "SYS_TIME",
        "SYS_TTY_CONFIG", "SYSLOG", "WAKE_ALARM",
    };

    private static readonly HashSet<string> s_tmpfsOptions = new(StringComparer.Ordinal)
    {
        "defaults", "ro", "rw", "suid", "nosuid", "dev", "nodev", "exec", "noexec", "sync", "async", "dirsync", "remount", "mand",
        "nomand", "atime", "noatime", "diratime", "nodiratime", "bind", "rbind", "unbindable", "runbindable", "private", "rprivate",
        "shared", "rshared", "slave", "rslave", "relatime", "norelatime", "strictatime", "nostrictatime", "mode", "uid", "gid",
        "nr_inodes", "nr_blocks", "mpol",
    };

    public static void Check(Candidate candidate, Report report)
    {
        HashSet<string> shared = new(StringComparer.Ordinal);
        for (int i = 0; i < candidate.Containers.Count; i++)
        {
            ContainerDefinition container = candidate.Containers[i];
            if (container.SystemControls is { } controls) CheckControls(candidate, controls, i, shared, report);
            if (container.LinuxParameters is not { } linux) continue;
            if (linux is { Swappiness: not null, MaxSwap: null })
                report.Add(SwappinessUnused, Candidate.Path(i) + ".linuxParameters.swappiness", container.Name);
            CheckCapabilities(linux.Capabilities?.Add, i, "add", container.Name, report);
            CheckCapabilities(linux.Capabilities?.Drop, i, "drop", container.Name, report);
            for (int j = 0; j < (linux.Tmpfs?.Count ?? 0); j++) CheckOptions(linux.Tmpfs![j].MountOptions, i, j, container.Name, report);
        }
    }

    private static void CheckCapabilities(IReadOnlyList<string>? names, int index, string member, string? container, Report report)
    {
        for (int i = 0; i < (names?.Count ?? 0); i++)
        {
            if (!s_capabilities.Contains(names![i]))
                report.Add(CapabilityUnknown, $"{Candidate.Path(index)}.linuxParameters.capabilities.{member}[{i}]", container, names[i]);
        }
    }

    private static void CheckOptions(IReadOnlyList<string>? options, int index, int tmpfs, string? container, Report report)
    {
        for (int i = 0; i < (options?.Count ?? 0); i++)
        {
            int equals = options![i].IndexOf('=');
            string name = equals < 0 ? options[i] : options[i].Substring(0, equals);
            if (!s_tmpfsOptions.Contains(name))
                report.Add(TmpfsOptionUnknown, $"{Candidate.Path(index)}.linuxParameters.tmpfs[{tmpfs}].mountOptions[{i}]", container,
                    name);
        }
    }

    private static void CheckControls(Candidate candidate, IReadOnlyList<SystemControl> controls, int index, HashSet<string> shared,
        Report report)
    {
        for (int i = 0; i < controls.Count; i++)
        {
            if (controls[i].Namespace is not { Length: > 0 } name) continue;
            string path = $"{Candidate.Path(index)}.systemControls[{i}]";
            bool isNet = SystemControlRule.IsNet(name);
            if (SystemControlRule.IsIpc(name) && candidate.Request.IpcMode == IpcModes.Host) report.Add(SystemControlIpcHost, path, name);
            if (isNet && (candidate.IsAwsVpc || candidate.IsHost) && !shared.Add(name)) report.Add(SystemControlShared, path, name);
        }
    }
}
