using EcsTaskDef.Registry;
using EcsTaskDef.Wire;

namespace EcsTaskDef.Server;

/// <summary>The registries of one opened store.</summary>
internal sealed class HostRegistries(IRegistryHost host) : IWireRegistries
{
    /// <inheritdoc/>
    public ITaskDefinitionRegistry GetRegistry(string region, string user) => host.GetRegistry(region, user);
}
