namespace EcsTaskDef.Registry;

/// <summary>Which part of a region's history, and in which order.</summary>
public sealed record HistoryQuery
{
    /// <summary>Only this family, by its exact name; null = all.</summary>
    public string? Family { get; init; }

    /// <summary>The newest first; otherwise the oldest.</summary>
    public bool NewestFirst { get; init; }

    /// <summary>Gives clusters, services, tasks and container instances as well.</summary>
    public bool IncludeRuntime { get; init; }
}
