namespace EcsTaskDef.PowerShell.Serving;

/// <summary>An endpoint on a store that runs in a process of its own.</summary>
public sealed class TaskDefinitionServer
{
    /// <summary>Where it listens, without a slash at the end: what ECS clients take as their endpoint.</summary>
    public required string Url { get; init; }

    /// <summary>Its process.</summary>
    public required int ProcessId { get; init; }

    /// <summary>The region of requests that are signed for none.</summary>
    public required string Region { get; init; }

    /// <summary>The account in the ARNs that it answers.</summary>
    public required string Account { get; init; }

    /// <summary>The store's folder as a full path.</summary>
    public required string Store { get; init; }

    /// <summary>
    /// The file with its log, which only its owner can read: what its answers call the server's log. It stays when the server ends,
    /// unless it is empty.
    /// </summary>
    public required string LogPath { get; init; }

    /// <summary>When it began to answer.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Url;
}
