using System.Text.Json;
using System.Text.Json.Serialization;

namespace EcsTaskDef.Engine.Facts;

/// <summary>A cluster as it is kept.</summary>
internal sealed record ClusterFact : IFact
{
    public const string KindName = "cluster";

    public string Name { get; init; } = "";

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it became INACTIVE.</summary>
    public DateTimeOffset? DeletedAt { get; init; }

    /// <summary>What was asked for at its creation, as text: the same again is no conflict.</summary>
    public string Request { get; init; } = "";

    public IReadOnlyList<ClusterSetting> Settings { get; init; } = [];

    public IReadOnlyList<Tag> Tags { get; init; } = [];

    public IReadOnlyList<string> CapacityProviders { get; init; } = [];

    public IReadOnlyList<CapacityProviderStrategyItem> DefaultCapacityProviderStrategy { get; init; } = [];

    public JsonElement? Configuration { get; init; }

    public JsonElement? ServiceConnectDefaults { get; init; }

    string IFact.Kind => KindName;

    [JsonIgnore]
    public string Key => Name;

    DateTimeOffset? IFact.ExpiresAt => DeletedAt + Keep.Inactive;

    [JsonIgnore]
    public bool IsActive => DeletedAt is null;

    public IEnumerable<string> Index()
    {
        if (IsActive) yield return "active";
        if (DeletedAt + Keep.Inactive is { } expiry) yield return IndexText.Expiry(expiry);
    }
}
