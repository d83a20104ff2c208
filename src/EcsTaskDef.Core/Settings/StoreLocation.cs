namespace EcsTaskDef.Settings;

/// <summary>Where a store is when nobody says.</summary>
public static class StoreLocation
{
    /// <summary>The variable that overrides the default place.</summary>
    public const string EnvironmentVariable = "ECSTASKDEF_STORE";

    /// <summary>The variable that names the region where nobody says, before AWS's own variables.</summary>
    public const string RegionVariable = "ECSTASKDEF_REGION";

    /// <summary>The variable that, set to 1, allows a store on a network file system.</summary>
    public const string AllowNetworkVariable = "ECSTASKDEF_ALLOW_NETWORK_STORE";

    /// <summary>
    /// The default place: <c>$ECSTASKDEF_STORE</c>; else <c>%LOCALAPPDATA%\EcsTaskDef</c> on Windows,
    /// <c>$XDG_DATA_HOME/ecs-task-def</c> or <c>~/.local/share/ecs-task-def</c> elsewhere.
    /// </summary>
    /// <param name="environment">Looks up an environment variable; null or empty = not set.</param>
    /// <param name="isWindows">Which of the two conventions holds.</param>
    public static string Default(Func<string, string?> environment, bool isWindows)
    {
        if (environment(EnvironmentVariable) is { Length: > 0 } chosen) return chosen;
        if (isWindows) return Path.Combine(environment("LOCALAPPDATA") ?? "", "EcsTaskDef");

        // The XDG rule: a relative XDG_DATA_HOME is ignored.
        return environment("XDG_DATA_HOME") is { Length: > 0 } data && data[0] == '/'
            ? Path.Combine(data, "ecs-task-def")
            : Path.Combine(environment("HOME") ?? "", ".local", "share", "ecs-task-def");
    }
}
