namespace EcsTaskDef.Model;

/// <summary>A line of the hosts file. Source: ECS API model.</summary>
public sealed record HostEntry : EcsStructure
{
    /// <summary>Host name. Required. Source: ECS API model.</summary>
    public string? Hostname { get; init; }

    /// <summary>IP address. Required. Source: ECS API model.</summary>
    public string? IpAddress { get; init; }
}
