namespace EcsTaskDef.Model.Workloads;

/// <summary>The image of one container of a service revision. Source: ECS API model.</summary>
public sealed record ContainerImage
{
    /// <summary>The container.</summary>
    public string? ContainerName { get; init; }

    /// <summary>Its image.</summary>
    public string? Image { get; init; }
}
