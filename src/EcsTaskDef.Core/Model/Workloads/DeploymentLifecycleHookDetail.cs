namespace EcsTaskDef.Model.Workloads;

/// <summary>A lifecycle hook that a deployment has come to. Source: ECS API model.</summary>
public sealed record DeploymentLifecycleHookDetail
{
    /// <summary>When <see cref="TimeoutAction"/> is taken, if nobody decides before; absent for a function.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>Its id.</summary>
    public string? HookId { get; init; }

    /// <summary><c>AWAITING_ACTION</c>, <c>SUCCEEDED</c>, <c>FAILED</c> or <c>TIMED_OUT</c>; a function has succeeded at once.</summary>
    public string? Status { get; init; }

    /// <summary>The function; absent for <c>PAUSE</c>.</summary>
    public string? TargetArn { get; init; }

    /// <summary><c>AWS_LAMBDA</c> or <c>PAUSE</c>.</summary>
    public string? TargetType { get; init; }

    /// <summary><c>ROLLBACK</c> or <c>CONTINUE</c>.</summary>
    public string? TimeoutAction { get; init; }
}
