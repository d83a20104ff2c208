using EcsTaskDef.Conformance;
using EcsTaskDef.Wire;
using Newtonsoft.Json.Linq;

namespace EcsTaskDef.Remote.Tests.Hosting;

/// <summary>
/// A registry at the other end of a wire, its operations called by their names. Its answers are put into JSON by the endpoint's own codec,
/// so a member that was lost on the way shows.
/// </summary>
internal sealed class RemoteDoor : IDoor, IWireRegistries
{
    private readonly TestClock _clock = new();
    private readonly SignedServer _server;
    private readonly RemoteRegistryHost _host;
    private readonly WireEndpoint _codec;

    public RemoteDoor()
    {
        _server = new SignedServer(_clock, null, null, Remotes.User);
        _host = Remotes.Open(_server.Address);
        _codec = new WireEndpoint(this, "us-east-1", Guid.NewGuid);
    }

    public void Advance(TimeSpan time) => _clock.Advance(time);

    public async Task<DoorAnswer> CallAsync(string operation, string json)
    {
        WireResponse answer = await _codec.HandleAsync(
            new WireRequest { Target = WireMessages.TargetOf(operation), Body = Lax.Utf8(json) }, TestContext.Current.CancellationToken);
        JToken body = WitnessJson.Parse(Encoding.UTF8.GetString(answer.Body.Span), maxDepth: null);
        return answer.Status == 200
            ? new DoorAnswer(null, null, body)
            : new DoorAnswer((string?)body["__type"], (string?)body["message"], new JObject());
    }

    public ITaskDefinitionRegistry GetRegistry(string region, string user) => _host.GetRegistry(region, Remotes.User);

    public ValueTask DisposeAsync()
    {
        _host.Dispose();
        _server.Dispose();
        return default;
    }
}
