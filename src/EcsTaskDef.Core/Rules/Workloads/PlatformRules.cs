using EcsTaskDef.Rules.Vocabulary;

namespace EcsTaskDef.Rules.Workloads;

/// <summary>Fargate's platform versions: which there are, and what each lacks (docs/ECS.md §6.1, §7.3).</summary>
internal static class PlatformRules
{
    public static readonly Rule NotFargate = Rule.Parameter(
        nameof(SR.PlatformVersionOther), "[bench] on services; RunTask [kind]");

    public static readonly Rule Unknown = Rule.Of(
        nameof(SR.PlatformUnknown), EcsErrorCodes.PlatformUnknown, "[seen 2020] on RunTask; services [kind]; the versions [doc]");

    public static readonly Rule Incompatible = Rule.Of(
        nameof(SR.PlatformIncompatible), EcsErrorCodes.PlatformTaskDefinitionIncompatibility,
        "[seen 2020: jenkinsci/amazon-ecs-plugin#218, ansible/ansible#70625; 2021] for EFS; what else needs 1.4.0 [model][doc]");

    private const string Latest = "LATEST";
    private const string Former = "1.3.0";

    private static readonly string[] s_linux = [Latest, "1.4.0", Former];
    private static readonly string[] s_windows = [Latest, "1.0.0"];

    /// <param name="version">The version asked for.</param>
    /// <param name="launchType">What the tasks run on.</param>
    /// <param name="definition">What they are.</param>
    /// <param name="extras">True when the task or service itself asks for something that needs 1.4.0.</param>
    /// <param name="report">Takes what is refused.</param>
    public static void Check(string? version, string launchType, TaskDefinition definition, bool extras, Report report)
    {
        if (string.IsNullOrEmpty(version)) return;
        if (launchType != LaunchTypes.Fargate)
        {
            report.Refuse(NotFargate);
            return;
        }

        bool isLinux = LaunchRules.PlatformFamily(launchType, definition) == "Linux";
        if (!(isLinux ? s_linux : s_windows).Contains(version)) report.Refuse(Unknown);
        if (version == Former && (extras || NeedsNewer(definition))) report.Refuse(Incompatible);
    }

    private static bool NeedsNewer(TaskDefinition definition) =>
        definition.EphemeralStorage is not null
        || !string.IsNullOrEmpty(definition.PidMode)
        || (int.TryParse(definition.Cpu, NumberStyles.None, CultureInfo.InvariantCulture, out int cpu) && cpu >= 8192)
        || definition.Volumes?.Any(static v => v.EfsVolumeConfiguration is not null || v.ConfiguredAtLaunch == true) == true
        || definition.ContainerDefinitions?.Any(static c =>
            c.LinuxParameters?.Capabilities?.Add is { Count: > 0 } || c.SystemControls is { Count: > 0 }
            || c.EnvironmentFiles is { Count: > 0 }) == true;
}
