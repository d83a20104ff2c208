namespace EcsTaskDef.Model.Workloads;

/// <summary>A task set of a service that something else deploys; this software makes none. Source: ECS API model.</summary>
public sealed record TaskSet
{
    /// <summary>Tasks it should have.</summary>
    public int? ComputedDesiredCount { get; init; }

    /// <summary>Its id.</summary>
    public string? Id { get; init; }

    /// <summary>Tasks on their way to RUNNING.</summary>
    public int? PendingCount { get; init; }

    /// <summary>Tasks that are RUNNING.</summary>
    public int? RunningCount { get; init; }

    /// <summary><c>PRIMARY</c>, <c>ACTIVE</c> or <c>DRAINING</c>.</summary>
    public string? Status { get; init; }

    /// <summary>The ARN of its revision.</summary>
    public string? TaskDefinition { get; init; }
}
