using EcsTaskDef.Server.Tests.Hosting;

namespace EcsTaskDef.Server.Tests;

/// <summary>Slow, oversized, half-open, pipelined and senseless connections starve nobody.</summary>
[Trait("Suite", "Fire")]
public sealed class HostileConnectionTests : IDisposable
{
    private readonly TemporaryFolder _folder = new(mayStayInUse: true);

    private static ITestOutputHelper Output => TestContext.Current.TestOutputHelper!;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_decent_client_is_served_whatever_else_connects()
    {
        await using ServerProcess server = await ServerProcess.StartAsync("--store", _folder.Combine("store"));
        HostileClients clients = new(server.Address.Port);

        // The first rounds warm it up; what later ones take must be given back.
        await clients.AttackAsync(Effort.Of(40, 2000));
        long before = server.WorkingSet;
        await clients.AttackAsync(Effort.Of(60, 6000));
        long after = server.WorkingSet;
        Output.WriteLine(
            $"{Effort.Of(100, 8000)} requests served beside {clients.Counts}; memory {before >> 20} MiB, then {after >> 20} MiB");
        Assert.Empty(clients.Failures);
        Assert.True(clients.IsComplete, clients.Counts);
        Assert.True(after < before + (128 << 20), $"Memory grew from {before >> 20} to {after >> 20} MiB.");

        // It says nothing: hostile connections are not what a log is for. And it still ends when it is told to.
        (await server.CallAsync("ListTaskDefinitionFamilies", "{}")).Ok();
        Assert.True(server.ErrorText.Length == 0, server.ErrorText);
        if (!OperatingSystem.IsWindows()) Assert.Equal(0, await server.SignalAsync("TERM"));
    }

    [Fact]
    public async Task A_server_that_lets_itself_be_starved_is_caught()
    {
        await using EndpointUnderTest server = await EndpointUnderTest.StartAsync(
            Transport.Socket, kestrel: static options => options.Limits.MaxConcurrentConnections = 1);
        HostileClients clients = new(server.Port);

        // The first requests may come before the hostile connections are accepted.
        int requests = 0;
        for (; requests < 1000 && clients.Failures.Count == 0; requests += 50) await clients.AttackAsync(50);
        Assert.NotEmpty(clients.Failures);
        Output.WriteLine($"caught: {clients.Failures.Count} of {requests} requests failed: {clients.Failures[0]}");
    }
}
