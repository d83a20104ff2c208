using EcsTaskDef.Registry;

namespace EcsTaskDef.PostgreSql.Tests;

internal static class Requests
{
    /// <summary>The smallest valid registration.</summary>
    public static RegisterTaskDefinitionRequest Of(string family) => EcsJson.Read<RegisterTaskDefinitionRequest>(Encoding.UTF8.GetBytes(
        $$"""{"family":"{{family}}","containerDefinitions":[{"name":"app","image":"busybox:1","memory":64}]}"""));

    /// <summary>Registers it; gives its number.</summary>
    public static async Task<int> RegisterAsync(IRegistry registry, string family = "web") =>
        (await registry.RegisterTaskDefinitionAsync(Of(family), TestContext.Current.CancellationToken))
        .TaskDefinition.Value.Revision!.Value;
}
