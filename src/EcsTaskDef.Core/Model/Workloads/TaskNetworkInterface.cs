namespace EcsTaskDef.Model.Workloads;

/// <summary>The network interface of a container. Source: docs/ECS.md §6.2 [captured].</summary>
public sealed record TaskNetworkInterface
{
    /// <summary>The task's attachment.</summary>
    public string? AttachmentId { get; init; }

    /// <summary>An address of ours in 10.0.0.0/8: there is no VPC.</summary>
    public string? PrivateIpv4Address { get; init; }
}
