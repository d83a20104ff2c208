namespace EcsTaskDef.Model;

/// <summary>A container that another one waits for. Source: docs/ECS.md §3.3 [captured].</summary>
public sealed record ContainerDependency : EcsStructure
{
    /// <summary>
    /// State to wait for: one of <see cref="ContainerConditions"/>. Required; <c>HEALTHY</c> needs a health check.
    /// Source: docs/ECS.md §3.3 [captured].
    /// </summary>
    public string? Condition { get; init; }

    /// <summary>Name of a container of the same task. Required. Source: docs/ECS.md §3.3 [captured].</summary>
    public string? ContainerName { get; init; }
}
