using System.Text.Json;

namespace EcsTaskDef.Model.Workloads;

/// <summary>A cluster as ECS answers it. Source: docs/ECS.md §5.1 [captured].</summary>
public sealed record ContainerCluster
{
    /// <summary>Services that are ACTIVE.</summary>
    public int? ActiveServicesCount { get; init; }

    /// <summary>What its capacity providers scale by; absent in answers that were not asked for them [captured].</summary>
    public IReadOnlyList<TaskAttachment>? Attachments { get; init; }

    /// <summary>How the last change of its capacity providers went; absent where none of them scales.</summary>
    public string? AttachmentsStatus { get; init; }

    /// <summary>Names.</summary>
    public IReadOnlyList<string>? CapacityProviders { get; init; }

    /// <summary>Its ARN.</summary>
    public string? ClusterArn { get; init; }

    /// <summary>Its name: 1 to 255 letters, digits, hyphens and underscores.</summary>
    public string? ClusterName { get; init; }

    /// <summary>As it was sent; absent when it was not.</summary>
    public JsonElement? Configuration { get; init; }

    /// <summary>What tasks and services without launch type and strategy use.</summary>
    public IReadOnlyList<CapacityProviderStrategyItem>? DefaultCapacityProviderStrategy { get; init; }

    /// <summary>Tasks on their way to RUNNING.</summary>
    public int? PendingTasksCount { get; init; }

    /// <summary>Instances that were registered.</summary>
    public int? RegisteredContainerInstancesCount { get; init; }

    /// <summary>Tasks that are RUNNING.</summary>
    public int? RunningTasksCount { get; init; }

    /// <summary>As it was sent; absent when it was not.</summary>
    public JsonElement? ServiceConnectDefaults { get; init; }

    /// <summary>Settings; empty in answers that were not asked for them.</summary>
    public IReadOnlyList<ClusterSetting>? Settings { get; init; }

    /// <summary>Counts as texts; empty in answers that were not asked for them.</summary>
    public IReadOnlyList<NameValuePair>? Statistics { get; init; }

    /// <summary><c>ACTIVE</c>, or <c>INACTIVE</c> after its deletion.</summary>
    public string? Status { get; init; }

    /// <summary>Tags; empty in answers that were not asked for them.</summary>
    public IReadOnlyList<Tag>? Tags { get; init; }

    /// <summary>The cluster's name.</summary>
    public override string ToString() => ClusterName ?? "";
}
