namespace EcsTaskDef.Messages;

/// <summary>Asks to change the settings of a cluster.</summary>
public sealed record UpdateClusterSettingsRequest
{
    /// <summary>The cluster, by name or ARN.</summary>
    public string? Cluster { get; init; }

    /// <summary>Settings.</summary>
    public IReadOnlyList<ClusterSetting>? Settings { get; init; }
}
