using System.Text.Json;
using System.Text.Json.Serialization;

namespace EcsTaskDef.Engine.Facts;

/// <summary>A container instance as it is kept.</summary>
internal sealed record InstanceFact : IFact
{
    public const string KindName = "instance";

    public string Id { get; init; } = "";

    public string Cluster { get; init; } = "";

    public DateTimeOffset RegisteredAt { get; init; }

    public DateTimeOffset? DeregisteredAt { get; init; }

    /// <summary>Since when it takes no new tasks; null = it does.</summary>
    public DateTimeOffset? DrainingAt { get; init; }

    public string? Ec2InstanceId { get; init; }

    public IReadOnlyList<InstanceResource> Resources { get; init; } = [];

    public IReadOnlyList<EcsAttribute> Attributes { get; init; } = [];

    public IReadOnlyList<Tag> Tags { get; init; } = [];

    public JsonElement? VersionInfo { get; init; }

    public long Version { get; init; } = 1;

    string IFact.Kind => KindName;

    [JsonIgnore]
    public string Key => KeyOf(Cluster, Id);

    DateTimeOffset? IFact.ExpiresAt => DeregisteredAt + Keep.Inactive;

    [JsonIgnore]
    public string Status => DeregisteredAt is not null ? "INACTIVE" : DrainingAt is not null ? "DRAINING" : "ACTIVE";

    public static string KeyOf(string cluster, string id) => $"{cluster}/{id}";

    public IEnumerable<string> Index()
    {
        if (DeregisteredAt is null) yield return IndexText.Of("active", Cluster);
        if (DeregisteredAt + Keep.Inactive is { } expiry) yield return IndexText.Expiry(expiry);
    }
}
