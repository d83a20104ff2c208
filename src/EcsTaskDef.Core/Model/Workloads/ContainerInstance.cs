using System.Text.Json;

namespace EcsTaskDef.Model.Workloads;

/// <summary>A machine that runs tasks, as ECS answers it. Source: ECS API model.</summary>
public sealed record ContainerInstance
{
    /// <summary>True while it is registered.</summary>
    public bool? AgentConnected { get; init; }

    /// <summary>An empty list.</summary>
    public JsonElement? Attachments { get; init; }

    /// <summary>Its attributes.</summary>
    public IReadOnlyList<EcsAttribute>? Attributes { get; init; }

    /// <summary>Its capacity provider.</summary>
    public string? CapacityProviderName { get; init; }

    /// <summary>Its ARN; it ends in 32 hexadecimal digits.</summary>
    public string? ContainerInstanceArn { get; init; }

    /// <summary>The machine's id, from the identity document.</summary>
    public string? Ec2InstanceId { get; init; }

    /// <summary>Tasks on their way to RUNNING.</summary>
    public int? PendingTasksCount { get; init; }

    /// <summary>When it was registered.</summary>
    public DateTimeOffset? RegisteredAt { get; init; }

    /// <summary>What it has.</summary>
    public IReadOnlyList<InstanceResource>? RegisteredResources { get; init; }

    /// <summary>What is left of it.</summary>
    public IReadOnlyList<InstanceResource>? RemainingResources { get; init; }

    /// <summary>Tasks that are RUNNING.</summary>
    public int? RunningTasksCount { get; init; }

    /// <summary><c>ACTIVE</c>, <c>DRAINING</c>, or <c>INACTIVE</c> after it was deregistered.</summary>
    public string? Status { get; init; }

    /// <summary>Its tags.</summary>
    public IReadOnlyList<Tag>? Tags { get; init; }

    /// <summary>1 at first, one more with every change.</summary>
    public long? Version { get; init; }

    /// <summary>The agent's versions, as they were sent.</summary>
    public JsonElement? VersionInfo { get; init; }
}
