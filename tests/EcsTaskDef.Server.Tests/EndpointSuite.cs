using EcsTaskDef.Server.Tests.Hosting;
using Newtonsoft.Json;

namespace EcsTaskDef.Server.Tests;

/// <summary>What the endpoint does, the same in memory and over a socket.</summary>
public abstract partial class EndpointSuite
{
    private const string Minimal =
        """{"family":"web","containerDefinitions":[{"name":"web","image":"registry.example/web:1","memory":64}]}""";

    /// <summary>How the tests of a subclass reach the server.</summary>
    protected abstract Transport Transport { get; }

    private Task<EndpointUnderTest> StartAsync() => EndpointUnderTest.StartAsync(Transport);

    private static string Quote(string text) => JsonConvert.ToString(text);
}

/// <summary>The suite by method calls.</summary>
[Trait("Category", "Fast")]
public sealed class InMemoryEndpointTests : EndpointSuite
{
    /// <inheritdoc/>
    protected override Transport Transport => Transport.InMemory;
}

/// <summary>The suite by method calls, with the store in a database.</summary>
public sealed class DatabaseEndpointTests : EndpointSuite
{
    /// <inheritdoc/>
    protected override Transport Transport => Transport.Database;
}

/// <summary>The suite through Kestrel.</summary>
public sealed class SocketEndpointTests : EndpointSuite
{
    /// <inheritdoc/>
    protected override Transport Transport => Transport.Socket;
}
