using EcsTaskDef.Wire;

namespace EcsTaskDef.Server.Tests;

/// <summary>docs/OPERATIONS.md is what the endpoint says of its operations; ECSTASKDEF_APPROVE=1 writes it.</summary>
[Trait("Category", "Fast")]
public sealed class OperationsDocumentTests
{
    [Fact]
    public void The_page_of_operations_says_what_the_endpoint_offers()
    {
        StringBuilder page = new();
        int offered = EcsOperationNames.All.Keys.Count(static name => OperationTable.Find(name) is not null);
        page.Append(
            $"""
            # Operations

            ECS's API model of August 2026 has {EcsOperationNames.All.Count} operations; {offered} are offered, by the engine and the
            endpoint, and by locations that have ECS at the other end. What each refuses and fills in is in [ECS.md](ECS.md) and
            [RULES.md](RULES.md). This page is made from the table of operations by a test; `ECSTASKDEF_APPROVE=1` writes it.

            | operation | offered | as far as, or why not |
            |---|---|---|

            """);
        foreach ((string name, string note) in EcsOperationNames.All)
            page.Append(CultureInfo.InvariantCulture, $"| {name} | {(OperationTable.Find(name) is null ? "no" : "yes")} | {note} |\n");
        Repository.DemandApproved(Repository.Combine("docs", "OPERATIONS.md"), page.ToString().ReplaceLineEndings("\n"));
    }

    [Fact]
    public void Every_operation_that_is_not_offered_says_why() =>
        Assert.DoesNotContain(EcsOperationNames.All, static one => OperationTable.Find(one.Key) is null && one.Value.Length == 0);

    [Fact]
    public void Every_offered_operation_is_one_of_ECSs() => Assert.Empty(OperationTable.Names.Except(EcsOperationNames.All.Keys));
}
