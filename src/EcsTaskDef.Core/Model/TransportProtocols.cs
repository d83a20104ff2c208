namespace EcsTaskDef.Model;

/// <summary>Transport protocols of a port. Source: ECS API model.</summary>
public static class TransportProtocols
{
    /// <summary>TCP, the default.</summary>
    public const string Tcp = "tcp";

    /// <summary>UDP.</summary>
    public const string Udp = "udp";

    /// <summary>Every value, in the model's order.</summary>
    public static IReadOnlyList<string> All { get; } = [Tcp, Udp];
}
