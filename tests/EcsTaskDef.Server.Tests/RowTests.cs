using EcsTaskDef.Conformance;
using EcsTaskDef.Server.Tests.Hosting;
using Newtonsoft.Json.Linq;

namespace EcsTaskDef.Server.Tests;

/// <summary>The rows by method calls.</summary>
public sealed class RowsInMemoryTests : RowConformance
{
    protected override async Task<IDoor> OpenAsync() => new EndpointDoor(await EndpointUnderTest.StartAsync(Transport.InMemory));
}

/// <summary>The rows through Kestrel.</summary>
public sealed class RowsOverSocketTests : RowConformance
{
    protected override async Task<IDoor> OpenAsync() => new EndpointDoor(await EndpointUnderTest.StartAsync(Transport.Socket));
}

/// <summary>The endpoint.</summary>
internal sealed class EndpointDoor(EndpointUnderTest server) : IDoor
{
    public void Advance(TimeSpan time) => server.Clock.Advance(time);

    public async Task<DoorAnswer> CallAsync(string operation, string json)
    {
        Answer answer = await server.CallAsync(operation, json);
        return answer.Status == 200
            ? new DoorAnswer(null, null, answer.Json)
            : new DoorAnswer((string?)answer.Json["__type"], (string?)answer.Json["message"], new JObject());
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();
}
