using EcsTaskDef.Rules.Vocabulary;

namespace EcsTaskDef.Rules.Workloads;

/// <summary>What a launch type asks of a definition, and what it fills in (docs/ECS.md §6.1, §6.2 [captured]).</summary>
internal static class LaunchRules
{
    public static readonly Rule NotSupported = Rule.Parameter(nameof(SR.LaunchTypeNotSupported), "[seen]");

    private const string Latest = "LATEST";

    /// <summary>The definition must be made for it; the text is quoted by users of ECS, not captured [seen].</summary>
    public static void Check(string launchType, TaskDefinition definition, Report report)
    {
        if (launchType is LaunchTypes.Ec2 || definition.Compatibilities is not { Count: > 0 } compatibilities) return;
        if (!compatibilities.Contains(launchType)) report.Refuse(NotSupported, launchType);
    }

    /// <summary>The version that a task on Fargate gets: 1.4.0 for LATEST on Linux, 1.0.0 on Windows.</summary>
    public static string? PlatformVersion(string launchType, string? asked, string? family = "Linux")
    {
        if (launchType != LaunchTypes.Fargate) return null;
        return string.IsNullOrEmpty(asked) || asked == Latest ? family == "Linux" ? "1.4.0" : "1.0.0" : asked;
    }

    /// <summary>The operating system of a task on Fargate, in ECS's spelling.</summary>
    public static string? PlatformFamily(string launchType, TaskDefinition definition)
    {
        if (launchType != LaunchTypes.Fargate) return null;
        string family = definition.RuntimePlatform?.OperatingSystemFamily ?? "LINUX";
        return family == "LINUX" ? "Linux" : "Windows_Server_" + string.Join("_", family.Split('_').Skip(2).Select(Capital));
    }

    private static string Capital(string word) =>
        word.Length == 0 ? word : word.Substring(0, 1) + word.Substring(1).ToLowerInvariant();
}
