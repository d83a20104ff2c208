namespace EcsTaskDef.Model;

/// <summary>A Docker volume. Source: docs/ECS.md §3.3 [model].</summary>
public sealed record DockerVolumeConfiguration : EcsStructure
{
    /// <summary>
    /// Whether the volume is made when missing. Counts for scope <c>shared</c>; with scope <c>task</c> false is refused.
    /// Source: docs/ECS.md §3.3 [model], [seen].
    /// </summary>
    public bool? Autoprovision { get; init; }

    /// <summary>Docker volume driver. Default <c>local</c>. Source: docs/ECS.md §3.3 [model].</summary>
    public string? Driver { get; init; }

    /// <summary>Options of the driver. ECS sets no limit in its model. Source: ECS API model.</summary>
    public IReadOnlyDictionary<string, string>? DriverOpts { get; init; }

    /// <summary>Labels of the volume. ECS sets no limit in its model. Source: ECS API model.</summary>
    public IReadOnlyDictionary<string, string>? Labels { get; init; }

    /// <summary>
    /// How long it lives: one of <see cref="Scopes"/>. Default <c>task</c>. Source: docs/ECS.md §3.3 [model].
    /// </summary>
    public string? Scope { get; init; }
}
