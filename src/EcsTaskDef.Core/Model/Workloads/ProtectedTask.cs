namespace EcsTaskDef.Model.Workloads;

/// <summary>The protection of a task. Source: ECS API model.</summary>
public sealed record ProtectedTask
{
    /// <summary>When it ends; absent without one.</summary>
    public DateTimeOffset? ExpirationDate { get; init; }

    /// <summary>Whether it is protected.</summary>
    public bool? ProtectionEnabled { get; init; }

    /// <summary>The task's ARN.</summary>
    public string? TaskArn { get; init; }
}
