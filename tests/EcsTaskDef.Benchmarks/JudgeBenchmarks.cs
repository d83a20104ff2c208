using BenchmarkDotNet.Attributes;
using EcsTaskDef.Conformance;
using EcsTaskDef.Rules.Vocabulary;

namespace EcsTaskDef.Benchmarks;

/// <summary>Judging a typical definition of 3 KB, beside reading it: with all checks of types, and bare.</summary>
[MemoryDiagnoser]
public class JudgeBenchmarks
{
    private static readonly RuleContext s_context = new("123456789012", StoreOf.Region, Regions.PartitionOf(StoreOf.Region));

    private readonly byte[] _json = Encoding.UTF8.GetBytes(TypicalDefinition.Json);
    private readonly RegisterTaskDefinitionRequest _request =
        EcsJson.Read<RegisterTaskDefinitionRequest>(Encoding.UTF8.GetBytes(TypicalDefinition.Json));

    [Benchmark]
    public object Judge() => Rules.Judge.Demand(_request, s_context);

    [Benchmark(Baseline = true)]
    public RegisterTaskDefinitionRequest Read() => EcsJson.Read<RegisterTaskDefinitionRequest>(_json);
}
