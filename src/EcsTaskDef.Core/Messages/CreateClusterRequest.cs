using System.Text.Json;
using EcsTaskDef.Model.Workloads;

namespace EcsTaskDef.Messages;

/// <summary>Asks for a cluster.</summary>
public sealed record CreateClusterRequest
{
    /// <summary>Names.</summary>
    public IReadOnlyList<string>? CapacityProviders { get; init; }

    /// <summary>Its name; <c>default</c> when absent.</summary>
    public string? ClusterName { get; init; }

    /// <summary>Kept and answered.</summary>
    public JsonElement? Configuration { get; init; }

    /// <summary>What tasks without launch type use; its providers must be the cluster's.</summary>
    public IReadOnlyList<CapacityProviderStrategyItem>? DefaultCapacityProviderStrategy { get; init; }

    /// <summary>Kept and answered.</summary>
    public JsonElement? ServiceConnectDefaults { get; init; }

    /// <summary>Settings.</summary>
    public IReadOnlyList<ClusterSetting>? Settings { get; init; }

    /// <summary>Tags.</summary>
    public IReadOnlyList<Tag>? Tags { get; init; }
}
