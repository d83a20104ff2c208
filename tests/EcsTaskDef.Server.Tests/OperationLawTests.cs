using EcsTaskDef.Conformance;
using EcsTaskDef.Wire;

namespace EcsTaskDef.Server.Tests;

/// <summary>No operation is offered without tests that each store and each door run, and an answer that somebody has read.</summary>
[Trait("Category", "Fast")]
public sealed class OperationLawTests
{
    // What there is to say where nothing is running is a refusal.
    private static readonly string[] s_refused = ["ExecuteCommand"];

    private static IEnumerable<string> Offered => EcsOperationNames.All.Keys.Where(static name => OperationTable.Find(name) is not null);

    [Fact]
    public void Every_offered_operation_is_in_a_row_of_the_conformance_suites() => Assert.Empty(Offered.Except(RowConformance.Operations));

    [Fact]
    public void Every_offered_operation_succeeds_in_a_golden_pair() => Assert.Empty(Offered.Except(s_refused).Except(
        GoldenFiles.Scenarios().Select(static s => s.Data).SelectMany(GoldenFiles.Requests)
            .Where(static r => File.ReadAllText(r.AnswerPath).Contains("\"status\": 200,", StringComparison.Ordinal))
            .Select(static r => r.Operation)));
}
