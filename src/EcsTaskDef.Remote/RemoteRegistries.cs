namespace EcsTaskDef.Remote;

/// <inheritdoc/>
public sealed class RemoteRegistries : IRemoteRegistries
{
    /// <inheritdoc/>
    public IRemoteHost Open(RemoteOptions options) => new RemoteRegistryHost(options);
}
