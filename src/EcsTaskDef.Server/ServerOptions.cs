namespace EcsTaskDef.Server;

/// <summary>The command line, understood and with the defaults filled in.</summary>
internal sealed record ServerOptions
{
    /// <summary>Where to listen when nobody says.</summary>
    public const string DefaultUrl = "http://127.0.0.1:4580";

    /// <summary>Where to listen.</summary>
    public required IReadOnlyList<string> Urls { get; init; }

    /// <summary>The store's folder, a full path.</summary>
    public required string StorePath { get; init; }

    /// <summary>The account asked for; null = the store's own.</summary>
    public string? Account { get; init; }

    /// <summary>The region of requests that carry none.</summary>
    public required string Region { get; init; }

    /// <summary>The removal delay for this server; null = the store's setting.</summary>
    public TimeSpan? RemovalDelay { get; init; }

    /// <summary>Whether only signed requests are answered.</summary>
    public bool RequiresSignature { get; init; }

    /// <summary>The file with the secrets of who may call, a full path; null = the environment has one.</summary>
    public string? CredentialsPath { get; init; }

    /// <summary>Whether it ends when its standard input does.</summary>
    public bool UntilInputCloses { get; init; }

    /// <summary>Whether browsers get the console.</summary>
    public bool HasConsole { get; init; }

    /// <summary>What clients can take of this process at most.</summary>
    public ServerLimits Limits { get; init; } = new();

    /// <summary>What this server has different from the store's settings of what runs.</summary>
    public Func<RuntimeSettings, RuntimeSettings>? OverrideRuntime { get; init; }
}
