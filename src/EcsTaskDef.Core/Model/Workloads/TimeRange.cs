namespace EcsTaskDef.Model.Workloads;

/// <summary>A span of time. Source: ECS API model.</summary>
public sealed record TimeRange
{
    /// <summary>From here, inclusive.</summary>
    public DateTimeOffset? After { get; init; }

    /// <summary>To here, inclusive.</summary>
    public DateTimeOffset? Before { get; init; }
}
