namespace EcsTaskDef.Messages;

/// <summary>Asks to delete a cluster.</summary>
public sealed record DeleteClusterRequest
{
    /// <summary>The cluster, by name or ARN.</summary>
    public string? Cluster { get; init; }
}
