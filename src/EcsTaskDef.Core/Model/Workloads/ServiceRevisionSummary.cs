namespace EcsTaskDef.Model.Workloads;

/// <summary>A service revision with its tasks. Source: ECS API model.</summary>
public sealed record ServiceRevisionSummary
{
    /// <summary>Its ARN.</summary>
    public string? Arn { get; init; }

    /// <summary>Tasks on their way to RUNNING.</summary>
    public int? PendingTaskCount { get; init; }

    /// <summary>Its share of the production traffic, in percent; absent with the strategy ROLLING.</summary>
    public double? RequestedProductionTrafficWeight { get; init; }

    /// <summary>Tasks it should have.</summary>
    public int? RequestedTaskCount { get; init; }

    /// <summary>Its share of the test traffic, in percent; absent with the strategy ROLLING.</summary>
    public double? RequestedTestTrafficWeight { get; init; }

    /// <summary>Tasks that are RUNNING.</summary>
    public int? RunningTaskCount { get; init; }
}
