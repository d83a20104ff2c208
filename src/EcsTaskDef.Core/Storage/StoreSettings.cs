namespace EcsTaskDef.Storage;

/// <summary>What a store keeps about itself for every process that opens it.</summary>
internal sealed record StoreSettings
{
    /// <summary>ECS takes minutes to remove a deleted revision (docs/ECS.md §4.1); five are ours.</summary>
    public static TimeSpan DefaultRemovalDelay { get; } = TimeSpan.FromMinutes(5);

    /// <summary>The longest that can be set; ours.</summary>
    public static TimeSpan MaxRemovalDelay { get; } = TimeSpan.FromDays(365);

    public TimeSpan RemovalDelay { get; init; } = DefaultRemovalDelay;

    /// <summary>How what runs behaves; see <see cref="RuntimeSettings"/>.</summary>
    public RuntimeSettings Runtime { get; init; } = new();
}
