using System.Text.Json;

namespace EcsTaskDef.Messages;

/// <summary>Registers an instance, as ECS's agent does.</summary>
public sealed record RegisterContainerInstanceRequest
{
    /// <summary>Its attributes.</summary>
    public IReadOnlyList<EcsAttribute>? Attributes { get; init; }

    /// <summary>The cluster, by name or ARN; <c>default</c> when absent.</summary>
    public string? Cluster { get; init; }

    /// <summary>An instance that registers again.</summary>
    public string? ContainerInstanceArn { get; init; }

    /// <summary>EC2's document; its <c>instanceId</c> is read.</summary>
    public string? InstanceIdentityDocument { get; init; }

    /// <summary>Not checked.</summary>
    public string? InstanceIdentityDocumentSignature { get; init; }

    /// <summary>Kept by nobody.</summary>
    public JsonElement? PlatformDevices { get; init; }

    /// <summary>Tags.</summary>
    public IReadOnlyList<Tag>? Tags { get; init; }

    /// <summary>What it has; 4096 CPU units and 16384 MiB when absent.</summary>
    public IReadOnlyList<InstanceResource>? TotalResources { get; init; }

    /// <summary>Kept and answered.</summary>
    public JsonElement? VersionInfo { get; init; }
}

/// <summary>The instance.</summary>
public sealed record RegisterContainerInstanceResponse
{
    /// <summary>The instance.</summary>
    public required ContainerInstance ContainerInstance { get; init; }
}
