using BenchmarkDotNet.Attributes;
using EcsTaskDef.Benchmarks.Load;
using EcsTaskDef.Engine;
using EcsTaskDef.Registry;
using EcsTaskDef.Wire;

namespace EcsTaskDef.Benchmarks;

/// <summary>The everyday operations in a process, with and without the codec, on a small and a larger store.</summary>
[MemoryDiagnoser]
public class CallBenchmarks
{
    private const string Revision = "family-0000:1";

    private StoreOf _store;
    private WireEndpoint _endpoint;
    private RegisterTaskDefinitionRequest _request;
    private WireRequest _wireRegister;
    private WireRequest _wireDescribe;
    private WireRequest _wireList;

    [Params(1_000, 100_000)]
    public int Revisions { get; set; }

    [GlobalSetup]
    public void SetUp()
    {
        BenchOptions options = new();
        Directory.CreateDirectory(options.WorkFolder);
        string folder = Path.Combine(options.WorkFolder, Guid.NewGuid().ToString("N"));

        // In this process nobody awaits a set-up.
        StoreOf.Copy(StoreOf.OfAsync(options, Revisions).GetAwaiter().GetResult(), folder);
        _store = new StoreOf(folder);
        _request = StoreOf.Request("benchmark");
        _endpoint = new WireEndpoint(new Registries(_store.Host), StoreOf.Region, Guid.NewGuid);
        _wireRegister = Wire("RegisterTaskDefinition", StoreOf.Json("benchmark"));
        _wireDescribe = Wire("DescribeTaskDefinition", $$"""{"taskDefinition":"{{Revision}}"}""");
        _wireList = Wire("ListTaskDefinitions", "{}");
    }

    [GlobalCleanup]
    public void CleanUp() => _store.Dispose();

    [Benchmark]
    public async Task<RegisterTaskDefinitionResponse> Register() => await _store.Registry.RegisterTaskDefinitionAsync(_request);

    [Benchmark]
    public async Task<DescribeTaskDefinitionResponse> DescribeRevision() =>
        await _store.Registry.DescribeTaskDefinitionAsync(new() { TaskDefinition = Revision });

    [Benchmark]
    public async Task<DescribeTaskDefinitionResponse> DescribeFamily() =>
        await _store.Registry.DescribeTaskDefinitionAsync(new() { TaskDefinition = "family-0000" });

    [Benchmark]
    public async Task<ListTaskDefinitionsResponse> ListFirstPage() => await _store.Registry.ListTaskDefinitionsAsync(new());

    [Benchmark]
    public async Task<WireResponse> RegisterOverTheCodec() => await _endpoint.HandleAsync(_wireRegister);

    [Benchmark]
    public async Task<WireResponse> DescribeOverTheCodec() => await _endpoint.HandleAsync(_wireDescribe);

    [Benchmark]
    public async Task<WireResponse> ListOverTheCodec() => await _endpoint.HandleAsync(_wireList);

    [Benchmark]
    public async Task<DescribeTaskDefinitionResponse> OpenAndDescribe()
    {
        using RegistryHost host = StoreOf.Open(_store.Folder);
        return await host.GetRegistry(StoreOf.Region, "benchmark").DescribeTaskDefinitionAsync(new() { TaskDefinition = Revision });
    }

    private static WireRequest Wire(string operation, string body) => new()
    {
        Target = WireBytes.TargetPrefix + operation,
        Authorization =
            $"AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20261122/{StoreOf.Region}/ecs/aws4_request, SignedHeaders=host, Signature=0",
        Body = Encoding.UTF8.GetBytes(body),
    };

    private sealed class Registries(RegistryHost host) : IWireRegistries
    {
        public ITaskDefinitionRegistry GetRegistry(string region, string user) => host.GetRegistry(region, user);
    }
}
