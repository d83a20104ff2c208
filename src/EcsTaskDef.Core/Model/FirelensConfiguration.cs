namespace EcsTaskDef.Model;

/// <summary>Settings of the log router. Source: docs/ECS.md §3.3 [bench].</summary>
public sealed record FirelensConfiguration : EcsStructure
{
    /// <summary>
    /// Options of the router; Fargate takes no configuration file from S3. ECS sets no limit in its model. Source:
    /// docs/ECS.md §3.3 [seen].
    /// </summary>
    public IReadOnlyDictionary<string, string>? Options { get; init; }

    /// <summary>Router: one of <see cref="FirelensConfigurationTypes"/>. Required. Source: ECS API model.</summary>
    public string? Type { get; init; }
}
