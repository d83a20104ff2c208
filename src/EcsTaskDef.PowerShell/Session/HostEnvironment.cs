namespace EcsTaskDef.PowerShell.Session;

/// <summary>
/// The composition root: the one file that asks the process for its environment, clock and user. Everything else gets them as arguments.
/// </summary>
internal static class HostEnvironment
{
#pragma warning disable RS0030 // This is the place that may.
    public static TimeProvider Clock { get; } = TimeProvider.System;

    /// <summary>The operating system's user: the last part of <c>registeredBy</c>.</summary>
    public static string UserName { get; } =
        Environment.UserName is { Length: > 0 } name ? name : "unknown";

    /// <summary>Gives a fresh id.</summary>
    public static Func<Guid> NewId { get; } = Guid.NewGuid;

    /// <summary>True where paths are Windows's.</summary>
    public static bool IsWindows { get; } = Path.DirectorySeparatorChar == '\\';

    /// <summary>How paths are compared.</summary>
    public static StringComparison PathComparison => IsWindows ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;

    /// <summary>An environment variable; null when it is not set or empty.</summary>
    public static string? Variable(string name) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;

    /// <summary>Sets an environment variable of this process; null removes it.</summary>
    public static void SetVariable(string name, string? value) => Environment.SetEnvironmentVariable(name, value);
#pragma warning restore RS0030
}
