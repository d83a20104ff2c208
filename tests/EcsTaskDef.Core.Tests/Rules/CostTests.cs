using System.Diagnostics;
using EcsTaskDef.Conformance;
using EcsTaskDef.Rules;

namespace EcsTaskDef.Core.Tests.Rules;

/// <summary>
/// Judging a typical definition of 3 KB costs less than reading it. The benchmarks have the figures; this keeps the order
/// of the two.
/// </summary>
public sealed class CostTests
{
    private const int Rounds = 5;
    private const int Calls = 2000;

    [Fact]
    public void Judging_costs_less_than_reading()
    {
        byte[] json = Encoding.UTF8.GetBytes(TypicalDefinition.Json);
        Assert.InRange(json.Length, 2800, 3400);
        RegisterTaskDefinitionRequest request = EcsJson.Read<RegisterTaskDefinitionRequest>(json);
        Assert.Empty(Court.Refusals(TypicalDefinition.Json));
        TimeSpan judging = Best(() => Judge.Demand(request, Court.Context));
        TimeSpan reading = Best(() => EcsJson.Read<RegisterTaskDefinitionRequest>(json));
        Assert.True(
            judging < reading,
            $"Judging takes {judging.TotalMicroseconds / Calls:0.0} µs, reading {reading.TotalMicroseconds / Calls:0.0} µs.");
        TestContext.Current.SendDiagnosticMessage(
            "Judging takes {0:0.0} µs, reading {1:0.0} µs.", judging.TotalMicroseconds / Calls, reading.TotalMicroseconds / Calls);
    }

    [Fact]
    public void Judging_allocates_less_than_the_definition_is_long()
    {
        RegisterTaskDefinitionRequest request = Court.Read(TypicalDefinition.Json);
        for (int i = 0; i < 100; i++) Judge.Demand(request, Court.Context);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++) Judge.Demand(request, Court.Context);
        Assert.InRange((GC.GetAllocatedBytesForCurrentThread() - before) / 100, 0, TypicalDefinition.Json.Length);
    }

    // The best of several rounds: other work on the machine only ever adds.
    private static TimeSpan Best(Action call)
    {
        TimeSpan best = TimeSpan.MaxValue;
        for (int round = 0; round < Rounds; round++)
        {
            long start = Stopwatch.GetTimestamp();
            for (int i = 0; i < Calls; i++) call();
            TimeSpan elapsed = Stopwatch.GetElapsedTime(start);
            if (elapsed < best) best = elapsed;
        }

        return best;
    }
}
