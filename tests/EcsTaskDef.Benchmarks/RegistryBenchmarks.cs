using System.Threading.Tasks;
using BenchmarkDotNet.Attributes;
using EcsTaskDef.Model;
using EcsTaskDef.Registry;
using EcsTaskDef.Registry.Messages;

namespace EcsTaskDef.Benchmarks;

/// <summary>The everyday operations, on an empty store and on one of 100,000 revisions.</summary>
[MemoryDiagnoser]
public class RegistryBenchmarks
{
    private StoreOf _store;
    private RegisterTaskDefinitionRequest _request;

    [Params(100, 100_000)]
    public int Revisions { get; set; }

    [GlobalSetup]
    public async Task SetUp()
    {
        _store = await StoreOf.MakeAsync(Revisions);
        _request = StoreOf.Request(StoreOf.Family(0));
    }

    [GlobalCleanup]
    public void CleanUp() => _store.Dispose();

    [Benchmark]
    public async Task<RegisterTaskDefinitionResponse> Register() => await _store.Registry.RegisterTaskDefinitionAsync(_request);

    [Benchmark]
    public async Task<DescribeTaskDefinitionResponse> DescribeRevision() =>
        await _store.Registry.DescribeTaskDefinitionAsync(new() { TaskDefinition = "family-0000:50" });

    [Benchmark]
    public async Task<DescribeTaskDefinitionResponse> DescribeFamily() =>
        await _store.Registry.DescribeTaskDefinitionAsync(new() { TaskDefinition = "family-0000" });

    [Benchmark]
    public async Task<ListTaskDefinitionsResponse> ListFirstPage() => await _store.Registry.ListTaskDefinitionsAsync(new());

    [Benchmark]
    public async Task<DescribeTaskDefinitionResponse> OpenAndDescribe()
    {
        using RegistryHost host = StoreOf.Open(_store.Folder);
        return await host.GetRegistry(StoreOf.Region, "benchmark").DescribeTaskDefinitionAsync(new() { TaskDefinition = "family-0000:50" });
    }
}
