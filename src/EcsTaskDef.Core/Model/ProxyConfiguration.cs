namespace EcsTaskDef.Model;

/// <summary>The App Mesh proxy of a task. Source: docs/ECS.md §3.3 [bench].</summary>
public record ProxyConfiguration : EcsStructure
{
    /// <summary>Name of the container that is the proxy. Required. Source: docs/ECS.md §3.3 [bench].</summary>
    public string? ContainerName { get; init; }

    /// <summary>
    /// Settings; <c>ProxyIngressPort</c>, <c>ProxyEgressPort</c> and <c>AppPorts</c> are required. Source:
    /// docs/ECS.md §3.3 [bench], [rec].
    /// </summary>
    public IReadOnlyList<NameValuePair>? Properties { get; init; }

    /// <summary>Kind of proxy: one of <see cref="ProxyConfigurationTypes"/>. Source: ECS API model.</summary>
    public string? Type { get; init; }
}
