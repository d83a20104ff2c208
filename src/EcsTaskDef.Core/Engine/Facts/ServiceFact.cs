using System.Text.Json;
using System.Text.Json.Serialization;

namespace EcsTaskDef.Engine.Facts;

/// <summary>
/// A service as it is kept: what was asked for, its deployments, its events. Its tasks are kept by themselves. Events and
/// the ends of deployments may lie ahead.
/// </summary>
internal sealed record ServiceFact : LaunchedFact, IFact
{
    public const string KindName = "service";

    /// <summary>ECS answers at most this many events (ECS API model).</summary>
    public const int MaxEvents = 100;

    public string Name { get; init; } = "";

    public string? CreatedBy { get; init; }

    /// <summary>How many services of this name there were before.</summary>
    public int Generation { get; init; }

    /// <summary>How many deployments it has had before the PRIMARY one.</summary>
    public int DeploymentCount { get; init; }

    /// <summary>When it was deleted: DRAINING from then on.</summary>
    public DateTimeOffset? DeletedAt { get; init; }

    /// <summary>When the last of its tasks is over: INACTIVE from then on.</summary>
    public DateTimeOffset? InactiveAt { get; init; }

    public string? ClientToken { get; init; }

    public int DesiredCount { get; init; }

    public string SchedulingStrategy { get; init; } = "REPLICA";

    public string? LaunchType { get; init; }

    public IReadOnlyList<CapacityProviderStrategyItem>? CapacityProviderStrategy { get; init; }

    public DeploymentConfiguration DeploymentConfiguration { get; init; } = new();

    public string DeploymentController { get; init; } = "ECS";

    public string? AvailabilityZoneRebalancing { get; init; }

    public int HealthCheckGracePeriodSeconds { get; init; }

    public bool EnableECSManagedTags { get; init; }

    public string PropagateTags { get; init; } = "NONE";

    public string? Role { get; init; }

    public IReadOnlyList<LoadBalancer> LoadBalancers { get; init; } = [];

    public IReadOnlyList<PlacementConstraint> PlacementConstraints { get; init; } = [];

    public IReadOnlyList<PlacementStrategy> PlacementStrategy { get; init; } = [];

    public JsonElement? ServiceRegistries { get; init; }

    public JsonElement? ServiceConnectConfiguration { get; init; }

    public JsonElement? VolumeConfigurations { get; init; }

    public JsonElement? VpcLatticeConfigurations { get; init; }

    public JsonElement? Monitoring { get; init; }

    /// <summary>What makes it an Express service; null for any other.</summary>
    public ExpressFact? Express { get; init; }

    /// <summary>The newest first; those that are over too, as long as there are not too many.</summary>
    public IReadOnlyList<DeploymentFact> Deployments { get; init; } = [];

    /// <summary>What something else deploys, with the controller EXTERNAL; the newest first.</summary>
    public IReadOnlyList<TaskSetFact> TaskSets { get; init; } = [];

    /// <summary>The newest first.</summary>
    public IReadOnlyList<ServiceEventFact> Events { get; init; } = [];

    /// <summary>It could not place all of its tasks.</summary>
    public bool IsShort { get; init; }

    /// <summary>
    /// When the next of its tasks ends by itself, a stage of its deployment ends, or there may be room that it waits for: what follows is
    /// written down by the first who looks then.
    /// </summary>
    public DateTimeOffset? DueAt { get; init; }

    string IFact.Kind => KindName;

    [JsonIgnore]
    public string Key => KeyOf(Cluster, Name);

    DateTimeOffset? IFact.ExpiresAt => InactiveAt + Keep.Inactive;

    [JsonIgnore]
    public bool IsRegistered => LoadBalancers.Count > 0
        || (ServiceRegistries is { ValueKind: JsonValueKind.Array } registries && registries.GetArrayLength() > 0);

    [JsonIgnore]
    public bool IsExternal => DeploymentController == "EXTERNAL";

    public static string KeyOf(string cluster, string name) => $"{cluster}/{name}";

    public string StatusAt(DateTimeOffset now) =>
        InactiveAt <= now ? "INACTIVE" : DeletedAt <= now ? "DRAINING" : "ACTIVE";

    /// <summary>
    /// When a deployment lets go of its revision: the PRIMARY one with the end of the service, the others with their own.
    /// Null where nobody knows.
    /// </summary>
    public DateTimeOffset? EndOf(int deployment) =>
        (deployment == 0 ? null : Deployments[deployment].RetiredAt) ?? InactiveAt;

    /// <summary>What holds on to a revision, and until when: deployments and task sets.</summary>
    public IEnumerable<(DeploymentFact Deployment, DateTimeOffset? Until)> Holders() => Deployments.Select((d, i) => (d, EndOf(i)))
        .Concat(TaskSets.Select(s => (s.Deployment, s.Deployment.RetiredAt ?? InactiveAt)));

    public IEnumerable<string> Index()
    {
        if (DeletedAt is null) yield return IndexText.Of("active", Cluster, LaunchType ?? "-", SchedulingStrategy);
        else if (InactiveAt is { } end) yield return $"{IndexText.Of("draining", Cluster)}/{IndexText.Time(end)}";
        if (DueAt is { } due) yield return IndexText.Due(due);
        if (IsShort) yield return IndexText.Of("short", Cluster);
        if (InactiveAt + Keep.Inactive is { } expiry) yield return IndexText.Expiry(expiry);

        HashSet<string> uses = new(StringComparer.Ordinal);
        foreach ((DeploymentFact deployment, DateTimeOffset? until) in Holders())
        {
            string use = IndexText.Use(deployment.Family, deployment.Revision);
            uses.Add(until is { } time ? $"{use}/stop/{IndexText.Time(time)}" : $"{use}/live");
        }

        foreach (string use in uses) yield return use;
    }
}

/// <summary>A task set as it is kept: a deployment that something else makes, with its share of the service's tasks.</summary>
internal sealed record TaskSetFact
{
    public DeploymentFact Deployment { get; init; } = new();

    public string? ClientToken { get; init; }

    public string? ExternalId { get; init; }

    /// <summary>Percent.</summary>
    public double Scale { get; init; } = 100;

    public bool IsPrimary { get; init; }

    public DateTimeOffset? DeletedAt { get; init; }

    public IReadOnlyList<Tag> Tags { get; init; } = [];
}

/// <summary>A deployment as it is kept.</summary>
internal sealed record DeploymentFact
{
    /// <summary>19 digits; the id is <c>ecs-svc/</c> and these.</summary>
    public string Number { get; init; } = "";

    public string Family { get; init; } = "";

    public int Revision { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>When all of its tasks run and no others do; null = never, as things are.</summary>
    public DateTimeOffset? CompletedAt { get; init; }

    /// <summary>When the last of its tasks is over, once another deployment is PRIMARY.</summary>
    public DateTimeOffset? RetiredAt { get; init; }

    /// <summary>How many of its tasks failed one after the other.</summary>
    public int Failed { get; init; }

    /// <summary>Before this it starts no other task.</summary>
    public DateTimeOffset? RetryAt { get; init; }

    /// <summary>When the circuit breaker, or StopServiceDeployment, ended it.</summary>
    public DateTimeOffset? FailedAt { get; init; }

    public string? FailReason { get; init; }

    /// <summary>When it was completed for the first time, before it became PRIMARY again.</summary>
    public DateTimeOffset? SucceededAt { get; init; }

    /// <summary>When it became PRIMARY again, since its successor failed or was stopped.</summary>
    public DateTimeOffset? RolledBackAt { get; init; }

    /// <summary>How many tasks it has ever started: the next one's id is made of this.</summary>
    public int Started { get; init; }

    /// <summary>How far traffic was shifted to it; null with the strategy ROLLING.</summary>
    public ShiftFact? Shift { get; init; }

    /// <summary>Of an Express service.</summary>
    public ExpressSettingsFact? Express { get; init; }

    public string? LaunchType { get; init; }

    public IReadOnlyList<CapacityProviderStrategyItem>? CapacityProviderStrategy { get; init; }

    public string? PlatformVersion { get; init; }

    public string? PlatformFamily { get; init; }

    public NetworkConfiguration? NetworkConfiguration { get; init; }

    public IReadOnlyList<LoadBalancer> LoadBalancers { get; init; } = [];

    public IReadOnlyList<ContainerImage> Images { get; init; } = [];

    public JsonElement? ServiceRegistries { get; init; }

    public JsonElement? ServiceConnectConfiguration { get; init; }

    public JsonElement? VolumeConfigurations { get; init; }

    public JsonElement? VpcLatticeConfigurations { get; init; }

    [JsonIgnore]
    public string Id => "ecs-svc/" + Number;
}

/// <summary>An event of a service as it is kept.</summary>
internal sealed record ServiceEventFact
{
    public DateTimeOffset At { get; init; }

    public string Message { get; init; } = "";

    /// <summary>Its place among all events of the service ever; its id is made of it.</summary>
    public int Ordinal { get; init; }
}
