namespace EcsTaskDef.Registry;

/// <summary>A host whose registries are at the other end of a wire.</summary>
public interface IRemoteHost : IRegistryHost
{
    /// <summary>The region that AWS's own places have for the location's profile; null = none.</summary>
    string? HomeRegion { get; }

    /// <summary>Where it is, and who calls: asked for, not remembered.</summary>
    /// <param name="region">The region.</param>
    /// <param name="user">Who asks.</param>
    /// <param name="cancellationToken">Stops the look-up.</param>
    ValueTask<RemoteDescription> DescribeAsync(string region, string user, CancellationToken cancellationToken = default);
}
