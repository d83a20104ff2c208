using EcsTaskDef.Registry;

namespace EcsTaskDef.Wire;

/// <summary>Where the endpoint finds the registry of a region.</summary>
public interface IWireRegistries
{
    /// <summary>The registry of one region for one caller.</summary>
    /// <param name="region">A region that matches a partition's pattern.</param>
    /// <param name="user">
    /// The last part of <c>registeredBy</c>: the access key id, or <see cref="WireCaller.Anonymous"/>.
    /// </param>
    ITaskDefinitionRegistry GetRegistry(string region, string user);
}
