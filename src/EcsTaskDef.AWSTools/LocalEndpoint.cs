using EcsTaskDef.Registry;
using EcsTaskDef.Wire;

namespace EcsTaskDef.AWSTools;

/// <summary>ECS's endpoint without a server: it answers from the registry of a region.</summary>
internal sealed class LocalEndpoint : IWireRegistries
{
    private readonly IRegistryHost _host;
    private readonly WireEndpoint _endpoint;

    public LocalEndpoint(IRegistryHost host, string region)
    {
        (_host, Region) = (host, region);
        _endpoint = new WireEndpoint(this, region, HostEnvironment.NewId);
    }

    public string Region { get; }

    /// <summary>Answers a request, whose body is JSON.</summary>
    public ValueTask<WireResponse> HandleAsync(string operation, byte[] body, CancellationToken stop) =>
        _endpoint.HandleAsync(new WireRequest { Target = WireEndpoint.TargetPrefix + operation, Body = body }, stop);

    // Requests carry no signature here: the user is the session's.
    public ITaskDefinitionRegistry GetRegistry(string region, string user) => _host.GetRegistry(region, HostEnvironment.UserName);
}
