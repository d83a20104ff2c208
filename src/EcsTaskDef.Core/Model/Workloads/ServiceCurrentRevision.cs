namespace EcsTaskDef.Model.Workloads;

/// <summary>A service revision that has tasks. Source: docs/ECS.md §7.1 [captured].</summary>
public sealed record ServiceCurrentRevision
{
    /// <summary>Its ARN.</summary>
    public string? Arn { get; init; }

    /// <summary>Tasks on their way to RUNNING.</summary>
    public int? PendingTaskCount { get; init; }

    /// <summary>Tasks it should have.</summary>
    public int? RequestedTaskCount { get; init; }

    /// <summary>Tasks that are RUNNING.</summary>
    public int? RunningTaskCount { get; init; }
}
