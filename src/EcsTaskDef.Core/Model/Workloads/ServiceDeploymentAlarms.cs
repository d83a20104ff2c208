namespace EcsTaskDef.Model.Workloads;

/// <summary>The alarms of a deployment. Nothing is watched. Source: ECS API model.</summary>
public sealed record ServiceDeploymentAlarms
{
    /// <summary>Their names.</summary>
    public IReadOnlyList<string>? AlarmNames { get; init; }

    /// <summary><c>MONITORING</c> or <c>MONITORING_COMPLETE</c>.</summary>
    public string? Status { get; init; }

    /// <summary>Always empty.</summary>
    public IReadOnlyList<string>? TriggeredAlarmNames { get; init; }
}
