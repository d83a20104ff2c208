using System.Text.Json;
using System.Text.Json.Serialization;

namespace EcsTaskDef.Engine.Facts;

/// <summary>A capacity provider as it is kept. FARGATE and FARGATE_SPOT are always there and kept nowhere.</summary>
internal sealed record ProviderFact : IFact
{
    public const string KindName = "capacity-provider";

    public string Name { get; init; } = "";

    public AutoScalingGroupProvider? AutoScalingGroup { get; init; }

    public JsonElement? ManagedInstances { get; init; }

    /// <summary>The name of the cluster that managed instances belong to.</summary>
    public string? Cluster { get; init; }

    public IReadOnlyList<Tag> Tags { get; init; } = [];

    /// <summary>What was done last, such as CREATE.</summary>
    public string LastChange { get; init; } = "CREATE";

    /// <summary>Why the last change failed; null where it did not.</summary>
    public string? Failure { get; init; }

    public DateTimeOffset ChangedAt { get; init; }

    /// <summary>When it became INACTIVE.</summary>
    public DateTimeOffset? DeletedAt { get; init; }

    string IFact.Kind => KindName;

    [JsonIgnore]
    public string Key => Name;

    [JsonIgnore]
    public string Type => AutoScalingGroup is null ? CapacityProviderTypes.ManagedInstances : CapacityProviderTypes.AutoScaling;

    DateTimeOffset? IFact.ExpiresAt => DeletedAt + Keep.Inactive;

    public IEnumerable<string> Index()
    {
        yield return "all";
        if (DeletedAt + Keep.Inactive is { } expiry) yield return IndexText.Expiry(expiry);
    }
}
