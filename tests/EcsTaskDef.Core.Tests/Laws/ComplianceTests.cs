using EcsTaskDef.Conformance;
using EcsTaskDef.Storage;

namespace EcsTaskDef.Core.Tests.Laws;

/// <summary>A backend that forgot to inherit a suite fails here.</summary>
[Trait("Category", "Fast")]
public sealed class ComplianceTests
{
    [Fact]
    public void Every_store_inherits_every_suite() =>
        Assert.Empty(Compliance.Missing(typeof(IRegistryStore).Assembly, typeof(ComplianceTests).Assembly));
}
