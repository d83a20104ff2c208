namespace EcsTaskDef.Model;

/// <summary>Scratch storage of a task on Fargate. Source: docs/ECS.md §3.3 [bench].</summary>
public sealed record EphemeralStorage : EcsStructure
{
    /// <summary>Size in GiB: 21 to 200. Required. Source: docs/ECS.md §3.3 [bench].</summary>
    public int? SizeInGiB { get; init; }
}
