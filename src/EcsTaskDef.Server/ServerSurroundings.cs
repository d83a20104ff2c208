namespace EcsTaskDef.Server;

/// <summary>What the program finds around it. Only Program.cs fills it with the real things.</summary>
internal sealed record ServerSurroundings
{
    /// <summary>Looks up an environment variable; null = not set.</summary>
    public required Func<string, string?> EnvironmentVariable { get; init; }

    /// <summary>What relative paths are relative to.</summary>
    public required string CurrentDirectory { get; init; }

    /// <summary>Whether the store's default place is the one of Windows.</summary>
    public required bool IsWindows { get; init; }

    /// <summary>Who runs the program, and acts in its console.</summary>
    public required string UserName { get; init; }

    /// <summary>Where time comes from.</summary>
    public required TimeProvider Clock { get; init; }

    /// <summary>Gives a fresh id for every response.</summary>
    public required Func<Guid> NewRequestId { get; init; }

    /// <summary>Gives a text that nobody can guess.</summary>
    public required Func<string> NewToken { get; init; }

    /// <summary>Opens the standard input.</summary>
    public required Func<Stream> OpenInput { get; init; }

    /// <summary>Reads a file with secrets, and tells who else could have read or written it.</summary>
    public required Func<string, (string Text, SecretFileFault Fault)> ReadCredentials { get; init; }

    /// <summary>Reads any other file.</summary>
    public Func<string, ReadOnlyMemory<byte>> ReadFile { get; init; } = static path => throw new FileNotFoundException(null, path);

    /// <summary>How many files this process may have open; null = the system has no such limit.</summary>
    public long? OpenFileLimit { get; init; }

    /// <summary>For what was asked for: help, the version, where the server listens.</summary>
    public required TextWriter Out { get; init; }

    /// <summary>For what went wrong.</summary>
    public required TextWriter Error { get; init; }
}
