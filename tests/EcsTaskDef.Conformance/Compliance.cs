using System.Reflection;
using EcsTaskDef.Storage;

namespace EcsTaskDef.Conformance;

/// <summary>Whether the stores of an assembly are tested by every suite.</summary>
public static class Compliance
{
    /// <summary>A sentence for each suite that no test inherits for a store.</summary>
    /// <param name="product">Has the stores.</param>
    /// <param name="tests">Has the tests, each marked with <see cref="StoreUnderTestAttribute"/>.</param>
    public static string[] Missing(Assembly product, Assembly tests)
    {
        Type[] suites = typeof(Compliance).Assembly.GetTypes().Where(static t => t.IsAbstract && !t.IsSealed && HasFacts(t)).ToArray();
        string[] stores = product.GetTypes()
            .Where(static t => t is { IsClass: true, IsAbstract: false } && typeof(IRegistryStore).IsAssignableFrom(t))
            .Select(static t => t.Name).ToArray();
        Assert.True(suites.Length >= 3, "The suites were not found.");
        Assert.NotEmpty(stores);
        return
        [
            .. from suite in suites
            from store in stores
            where !tests.GetTypes().Any(t => !t.IsAbstract && suite.IsAssignableFrom(t)
                && t.GetCustomAttribute<StoreUnderTestAttribute>()?.Store == store)
            select $"{store} does not inherit {suite.Name}",
        ];
    }

    private static bool HasFacts(Type type) => type.GetMethods().Any(static m => m.GetCustomAttribute<FactAttribute>() is not null);
}
