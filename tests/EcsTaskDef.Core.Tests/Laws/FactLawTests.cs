using EcsTaskDef.Engine;
using EcsTaskDef.Engine.Copies;
using EcsTaskDef.Engine.Facts;

namespace EcsTaskDef.Core.Tests.Laws;

/// <summary>A kind of fact that is new must be known wherever all are.</summary>
[Trait("Category", "Fast")]
public sealed class FactLawTests
{
    // What a copy leaves out, and why.
    private static readonly Dictionary<string, string> s_notCopied = new()
    {
        [TokenFact.KindName] = "ECS shows tokens to nobody, and they are forgotten after a day.",
        [QuotaFact.KindName] = "It is about the store's own callers.",
        [SettingFact.KindName] = "ECS shows a caller its own settings alone, and a copy has other callers.",
    };

    private static IEnumerable<Type> Kinds => typeof(RegistryHost).Assembly.GetTypes()
        .Where(static t => typeof(IFact).IsAssignableFrom(t) && t.IsClass && !t.IsAbstract);

    [Fact]
    public void A_copy_has_every_kind_of_fact_or_there_is_a_reason() => Assert.Equal(
        Kinds.Select(static t => (string)t.GetField("KindName")!.GetRawConstantValue()!).Order(StringComparer.Ordinal),
        WorkloadCopy.Kinds.Concat(s_notCopied.Keys).Order(StringComparer.Ordinal));

    [Fact]
    public void Every_kind_of_fact_is_written_and_read() =>
        Assert.All(Kinds, static t => Assert.NotNull(FactsJsonContext.Default.GetTypeInfo(t)));
}
