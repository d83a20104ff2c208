namespace EcsTaskDef.Model;

/// <summary>A file of environment variables. Source: docs/ECS.md §3.3 [bench].</summary>
public sealed record EnvironmentFile : EcsStructure
{
    /// <summary>
    /// Kind of place: one of <see cref="EnvironmentFileTypes"/>. Required. Source: docs/ECS.md §3.3 [bench].
    /// </summary>
    public string? Type { get; init; }

    /// <summary>ARN of the S3 object. Required. Source: docs/ECS.md §3.3 [bench].</summary>
    public string? Value { get; init; }
}
