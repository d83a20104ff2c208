namespace EcsTaskDef.Model;

/// <summary>A directory of the host. Source: ECS API model.</summary>
public sealed record HostVolumeProperties : EcsStructure
{
    /// <summary>
    /// Path on the host, not blank; absent means that Docker chooses one. Refused with Fargate. Source:
    /// docs/ECS.md §3.3 [bench], [seen].
    /// </summary>
    public string? SourcePath { get; init; }
}
