namespace EcsTaskDef.Model;

/// <summary>Kinds of proxies. Source: ECS API model.</summary>
public static class ProxyConfigurationTypes
{
    /// <summary>App Mesh.</summary>
    public const string AppMesh = "APPMESH";

    /// <summary>Every value, in the model's order.</summary>
    public static IReadOnlyList<string> All { get; } = [AppMesh];
}
