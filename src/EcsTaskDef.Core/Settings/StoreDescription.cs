namespace EcsTaskDef.Settings;

/// <summary>A store as <c>Get-TaskDefinitionStore</c> shows it.</summary>
public sealed record StoreDescription
{
    /// <summary>The store's folder.</summary>
    public required string Path { get; init; }

    /// <summary>False while nothing was ever written there.</summary>
    public required bool Exists { get; init; }

    /// <summary>The account id in every ARN of the store.</summary>
    public required string Account { get; init; }

    /// <summary>The version of the store's format.</summary>
    public required int FormatVersion { get; init; }

    /// <summary>How long a DELETE_IN_PROGRESS revision that nobody uses can be seen.</summary>
    public required TimeSpan RemovalDelay { get; init; }

    /// <summary>Bytes on disk, of all regions.</summary>
    public required long SizeInBytes { get; init; }

    /// <summary>One entry for each region that holds anything.</summary>
    public required IReadOnlyList<RegionDescription> Regions { get; init; }

    /// <summary>The store's folder.</summary>
    public override string ToString() => Path;
}
