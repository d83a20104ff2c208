using System.Reflection;
using EcsTaskDef.Conformance;
using EcsTaskDef.Storage;

namespace EcsTaskDef.Core.Tests.Laws;

/// <summary>A backend that forgot to inherit a suite fails here.</summary>
[Trait("Category", "Fast")]
public sealed class ComplianceTests
{
    [Fact]
    public void Every_store_inherits_every_suite()
    {
        Type[] suites = typeof(RegistrySuite).Assembly.GetTypes().Where(static t => t.IsAbstract && !t.IsSealed && HasFacts(t)).ToArray();
        string[] stores = typeof(IRegistryStore).Assembly.GetTypes()
            .Where(static t => t is { IsClass: true, IsAbstract: false } && typeof(IRegistryStore).IsAssignableFrom(t))
            .Select(static t => t.Name).ToArray();
        Assert.True(suites.Length >= 3, "The suites were not found.");
        Assert.True(stores.Length >= 2, "The stores were not found.");

        Type[] tests = typeof(ComplianceTests).Assembly.GetTypes();
        IEnumerable<string> missing =
            from suite in suites
            from store in stores
            where !tests.Any(t => !t.IsAbstract && suite.IsAssignableFrom(t)
                && t.GetCustomAttribute<StoreUnderTestAttribute>()?.Store == store)
            select $"{store} does not inherit {suite.Name}";
        Assert.Empty(missing);
    }

    private static bool HasFacts(Type type) => type.GetMethods().Any(static m => m.GetCustomAttribute<FactAttribute>() is not null);
}
