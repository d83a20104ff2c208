namespace EcsTaskDef.Model;

/// <summary>Where a container's output goes. Source: docs/ECS.md §3.3 [captured].</summary>
public record LogConfiguration : EcsStructure
{
    /// <summary>
    /// Log driver: one of <see cref="LogDrivers"/>. Required; Fargate takes <c>awslogs</c>, <c>splunk</c> and
    /// <c>awsfirelens</c>. Source: docs/ECS.md §3.3 [captured].
    /// </summary>
    public string? LogDriver { get; init; }

    /// <summary>
    /// Options of the driver. <c>awslogs</c> needs <c>awslogs-group</c> and <c>awslogs-region</c>. Source:
    /// docs/ECS.md §3.3 [captured].
    /// </summary>
    public IReadOnlyDictionary<string, string>? Options { get; init; }

    /// <summary>
    /// Options of the driver filled from secrets. ECS sets no limit in its model. Source: ECS API model.
    /// </summary>
    public IReadOnlyList<Secret>? SecretOptions { get; init; }
}
