using System.Text.Json;
using System.Text.Json.Serialization;

namespace EcsTaskDef.Engine.Facts;

/// <summary>A daemon as it is kept, with all of its deployments.</summary>
internal sealed record DaemonFact : IFact
{
    public const string KindName = "daemon";

    public string Name { get; init; } = "";

    public string Cluster { get; init; } = "";

    public DateTimeOffset CreatedAt { get; init; }

    public string? ClientToken { get; init; }

    public IReadOnlyList<Tag> Tags { get; init; } = [];

    /// <summary>The newest first.</summary>
    public IReadOnlyList<DaemonDeploymentFact> Deployments { get; init; } = [];

    string IFact.Kind => KindName;

    [JsonIgnore]
    public string Key => KeyOf(Cluster, Name);

    DateTimeOffset? IFact.ExpiresAt => null;

    public static string KeyOf(string cluster, string name) => $"{cluster}/{name}";

    public IEnumerable<string> Index() => Deployments.Take(1).SelectMany(static d => d.CapacityProviders)
        .Select(static p => IndexText.Of("provider", p)).Distinct().Append(IndexText.Of("use", Deployments[0].Definition));
}

/// <summary>A deployment of a daemon as it is kept, and what it deployed.</summary>
internal sealed record DaemonDeploymentFact
{
    /// <summary>19 digits.</summary>
    public string Number { get; init; } = "";

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>The key of the daemon task definition.</summary>
    public string Definition { get; init; } = "";

    /// <summary>Names.</summary>
    public IReadOnlyList<string> CapacityProviders { get; init; } = [];

    public JsonElement? Configuration { get; init; }

    public bool EnableECSManagedTags { get; init; }

    public bool EnableExecuteCommand { get; init; }

    public string PropagateTags { get; init; } = "NONE";
}

/// <summary>A revision of what a daemon runs, as it is kept.</summary>
internal sealed record DaemonDefinitionFact : IFact
{
    public const string KindName = "daemon-definition";

    public string Family { get; init; } = "";

    public int Revision { get; init; }

    public DateTimeOffset RegisteredAt { get; init; }

    public string RegisteredBy { get; init; } = "";

    public DateTimeOffset? DeleteRequestedAt { get; init; }

    public IReadOnlyList<Tag> Tags { get; init; } = [];

    /// <summary>What was registered, as it is answered, without times and status.</summary>
    public JsonElement Document { get; init; }

    string IFact.Kind => KindName;

    [JsonIgnore]
    public string Key => KeyOf(Family, Revision);

    [JsonIgnore]
    public string Name => Family + ":" + Revision.ToString(CultureInfo.InvariantCulture);

    DateTimeOffset? IFact.ExpiresAt => null;

    public static string KeyOf(string family, int revision) => $"{family}/{revision.ToString("D10", CultureInfo.InvariantCulture)}";

    public IEnumerable<string> Index() => [];
}
