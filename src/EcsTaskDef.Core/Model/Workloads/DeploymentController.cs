namespace EcsTaskDef.Model.Workloads;

/// <summary>Who deploys a service. Source: ECS API model.</summary>
public sealed record DeploymentController
{
    /// <summary><c>ECS</c>, <c>CODE_DEPLOY</c> or <c>EXTERNAL</c>.</summary>
    public string? Type { get; init; }
}
