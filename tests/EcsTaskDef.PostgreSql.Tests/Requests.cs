namespace EcsTaskDef.PostgreSql.Tests;

internal static class Requests
{
    /// <summary>The smallest valid registration.</summary>
    public static RegisterTaskDefinitionRequest Of(string family) => EcsJson.Read<RegisterTaskDefinitionRequest>(Encoding.UTF8.GetBytes(
        $$"""{"family":"{{family}}","containerDefinitions":[{"name":"app","image":"busybox:1","memory":64}]}"""));
}
