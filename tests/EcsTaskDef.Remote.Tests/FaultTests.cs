using System.Collections.Concurrent;
using EcsTaskDef.Remote.Tests.Hosting;

namespace EcsTaskDef.Remote.Tests;

/// <summary>What networks and services do on the way, one fault at a time, and what the user is told.</summary>
public sealed class FaultTests : IDisposable
{
    private const string Region = "eu-west-1";

    private readonly SignedServer _server = new(TimeProvider.System, null, null, Remotes.User);
    private readonly ConcurrentQueue<WireFault> _faults = [];
    private readonly FaultProxy _proxy;
    private readonly RemoteRegistryHost _host;

    public FaultTests()
    {
        _proxy = new FaultProxy(_server.Address, operation => operation == Faulty && _faults.TryDequeue(out WireFault fault) ? fault
            : default);
        _host = Remotes.Open(_proxy.Address, patience: TimeSpan.FromSeconds(2));
    }

    private string Faulty { get; set; } = "RegisterTaskDefinition";

    private IRegistry Registry => _host.GetRegistry(Region, Remotes.User);

    private IRegistry Local => _server.Store.GetRegistry(Region, Remotes.User);

    public void Dispose()
    {
        _host.Dispose();
        _proxy.Dispose();
        _server.Dispose();
    }

    public static TheoryData<string> Registrations => new()
    {
        nameof(WireFault.Throttle), nameof(WireFault.ServerError), nameof(WireFault.Unavailable), nameof(WireFault.ResetBefore),
        nameof(WireFault.ResetAfter), nameof(WireFault.HalfAnswer),
    };

    [Theory]
    [MemberData(nameof(Registrations))]
    public async Task A_registration_takes_place_once_whatever_becomes_of_its_answer(string fault)
    {
        _faults.Enqueue(Enum.Parse<WireFault>(fault));
        RegisterTaskDefinitionResponse answer = await RegisterAsync("web", "busybox:1");
        Assert.Equal(1, answer.TaskDefinition.Value.Revision);
        Assert.Equal(1, (await Local.GetFamilyAsync("web", Stop))!.LatestRevision);
    }

    [Fact]
    public async Task A_lost_answer_is_found_among_revisions_of_others()
    {
        await RegisterAsync("web", "busybox:1");
        await RegisterAsync("web", "busybox:2");
        _faults.Enqueue(WireFault.ResetAfter);
        Assert.Equal(3, (await RegisterAsync("web", "busybox:1")).TaskDefinition.Value.Revision);
        Assert.Equal(3, (await Local.GetFamilyAsync("web", Stop))!.LatestRevision);
    }

    [Fact]
    public async Task A_registration_that_is_not_answered_in_time_is_found_or_not_repeated()
    {
        _faults.Enqueue(WireFault.Slow);
        Assert.Equal(1, (await RegisterAsync("web", "busybox:1")).TaskDefinition.Value.Revision);
        Assert.Equal(1, _proxy.Asked.Count(static one => one.Operation == "RegisterTaskDefinition"));
    }

    [Theory]
    [InlineData(nameof(WireFault.ResetAfter))]
    [InlineData(nameof(WireFault.ResetBefore))]
    [InlineData(nameof(WireFault.ServerError))]
    [InlineData(nameof(WireFault.HalfAnswer))]
    [InlineData(nameof(WireFault.Throttle))]
    public async Task A_look_up_is_simply_repeated(string fault)
    {
        await RegisterAsync("web", "busybox:1");
        Faulty = "DescribeTaskDefinition";
        _faults.Enqueue(Enum.Parse<WireFault>(fault));
        DescribeTaskDefinitionResponse answer = await Registry.DescribeTaskDefinitionAsync(new() { TaskDefinition = "web" }, Stop);
        Assert.Equal(1, answer.TaskDefinition.Value.Revision);
    }

    [Fact]
    public async Task A_storm_of_throttling_is_sat_out()
    {
        for (int i = 0; i < 12; i++) _faults.Enqueue(WireFault.Throttle);
        await RegisterAsync("web", "busybox:1");
        Assert.Equal(1, (await Local.GetFamilyAsync("web", Stop))!.LatestRevision);
    }

    [Fact]
    public async Task An_expired_session_is_told_with_its_code_and_what_to_do()
    {
        _faults.Enqueue(WireFault.ExpiredToken);
        EcsException error = await Assert.ThrowsAsync<EcsException>(() => RegisterAsync("web", "busybox:1"));
        Assert.Equal("ExpiredTokenException", error.Code);
        Assert.Contains("Sign in again", error.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_permission_is_named()
    {
        _faults.Enqueue(WireFault.AccessDenied);
        EcsException error = await Assert.ThrowsAsync<EcsException>(() => RegisterAsync("web", "busybox:1"));
        Assert.Equal(EcsErrorCodes.AccessDenied, error.Code);
        Assert.Contains("ecs:RegisterTaskDefinition", error.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_key_and_a_wrong_secret_have_the_codes_of_AWS()
    {
        using RemoteRegistryHost stranger = Remotes.Open(_server.Address, "stranger");
        EcsException unknown = await Assert.ThrowsAsync<EcsException>(() => ListAsync(stranger.GetRegistry(Region, "x")));
        Assert.Equal("UnrecognizedClientException", unknown.Code);
        using RemoteRegistryHost liar = new(Remotes.Options(RegistryLocation.Parse(_server.Address.AbsoluteUri)) with
        {
            Key = static () => new AccessKey(Remotes.User, "another", null),
        });
        EcsException wrong = await Assert.ThrowsAsync<EcsException>(() => ListAsync(liar.GetRegistry(Region, "x")));
        Assert.Contains("Signature", wrong.Code, StringComparison.Ordinal);
        Assert.Contains("secret", wrong.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_there_is_an_error_that_says_so()
    {
        using RemoteRegistryHost host = Remotes.Open(new Uri("http://127.0.0.1:9"));
        EcsException error = await Assert.ThrowsAsync<EcsException>(() => ListAsync(host.GetRegistry(Region, "x")));
        Assert.Equal("RemoteUnreachable", error.Code);
        Assert.Contains("127.0.0.1:9", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_only_refuses_every_change_before_anything_is_sent()
    {
        using RemoteRegistryHost host = Remotes.Open(_proxy.Address, isReadOnly: true);
        IRegistry registry = host.GetRegistry(Region, Remotes.User);
        int before = _proxy.Asked.Count;
        EcsException error = await Assert.ThrowsAsync<EcsException>(
            async () => await registry.RegisterTaskDefinitionAsync(Request("web", "busybox:1"), Stop));
        Assert.Equal("StoreReadOnly", error.Code);
        await Assert.ThrowsAsync<EcsException>(async () => await registry.TagResourceAsync(new() { ResourceArn = "x" }, Stop));
        await Assert.ThrowsAsync<EcsException>(async () => await registry.RunTaskAsync(new() { TaskDefinition = "web" }, Stop));
        Assert.Equal(before, _proxy.Asked.Count);
        await ListAsync(registry);
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private async Task<RegisterTaskDefinitionResponse> RegisterAsync(string family, string image) =>
        await Registry.RegisterTaskDefinitionAsync(Request(family, image), Stop);

    private static async Task ListAsync(IRegistry registry) => await registry.ListTaskDefinitionsAsync(new(), Stop);

    internal static RegisterTaskDefinitionRequest Request(string family, string image) => EcsJson.Read<RegisterTaskDefinitionRequest>(
        Encoding.UTF8.GetBytes($$"""{"family":"{{family}}","containerDefinitions":[{"name":"app","image":"{{image}}","memory":64}]}"""));
}
