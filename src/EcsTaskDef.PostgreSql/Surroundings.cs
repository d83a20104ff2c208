// The one file that asks for time, randomness, the environment and files.
#pragma warning disable RS0030

namespace EcsTaskDef.PostgreSql;

/// <summary>What the store takes from the process and its host; tests put something else in its place.</summary>
internal class Surroundings
{
    public static Surroundings Real { get; } = new();

    /// <summary>Whether a clock is the host's own, and not one that a test or somebody else has put in its place.</summary>
    public static bool IsSystemClock(TimeProvider clock) => ReferenceEquals(clock, TimeProvider.System);

    /// <summary>Measures patience, never dates.</summary>
    public TimeProvider Timer { get; init; } = TimeProvider.System;

    public virtual string HostName { get; } = Environment.MachineName;

    public virtual int ProcessId { get; } = Environment.ProcessId;

    /// <summary>The name of the operating system's user, by which libpq names user and database where nobody says otherwise.</summary>
    public virtual string UserName { get; } = Environment.UserName;

    public virtual Guid NewId() => Guid.NewGuid();

    /// <summary>A part of a wait, so that those who wait do not all come back at once: from a half up to the whole of it.</summary>
    public virtual TimeSpan Jitter(TimeSpan wait) => wait * (0.5 + Random.Shared.NextDouble() / 2);

    public virtual string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;

    public virtual bool HasFile(string path) => File.Exists(path);

    /// <summary>The lines of a file; null where there is none.</summary>
    public virtual string[]? ReadLines(string path) => File.Exists(path) ? File.ReadAllLines(path) : null;

    public virtual string Home { get; } = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
}
