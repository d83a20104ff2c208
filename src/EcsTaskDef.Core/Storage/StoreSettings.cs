using System;

namespace EcsTaskDef.Storage;

/// <summary>What a store keeps about itself for every process that opens it.</summary>
internal sealed record StoreSettings
{
    /// <summary>ECS takes minutes to remove a deleted revision (ECS semantics §4.1); five are ours.</summary>
    public static TimeSpan DefaultRemovalDelay { get; } = TimeSpan.FromMinutes(5);

    public TimeSpan RemovalDelay { get; init; } = DefaultRemovalDelay;
}
