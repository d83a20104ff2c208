using System.Text.Json.Serialization;

namespace EcsTaskDef.Engine.Facts;

/// <summary>What is kept of a task and of a service alike.</summary>
internal abstract record LaunchedFact
{
    public string Cluster { get; init; } = "";

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Whether tasks allow ECS Exec.</summary>
    [JsonPropertyName("enableExecuteCommand")]
    public bool AllowsExec { get; init; }

    public NetworkConfiguration? NetworkConfiguration { get; init; }

    public string? PlatformVersion { get; init; }

    public IReadOnlyList<Tag> Tags { get; init; } = [];
}
