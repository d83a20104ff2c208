using EcsTaskDef.Maintenance;

namespace EcsTaskDef.Registry;

/// <summary>A store in a database, opened. Its files are the database's own business; its rows can be verified.</summary>
public interface IDatabaseHost : IRegistryHost
{
    /// <summary>Verifies that the rows agree with each other, at one moment and while everybody goes on working. Changes nothing.</summary>
    /// <param name="region">The region to verify; null = all.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>What does not agree, with the table as <see cref="StoreFinding.File"/>; nothing where all is well.</returns>
    ValueTask<IReadOnlyList<StoreFinding>> TestAsync(string? region = null, CancellationToken cancellationToken = default);
}
