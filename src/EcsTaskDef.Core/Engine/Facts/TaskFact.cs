using System.Text.Json;
using System.Text.Json.Serialization;

namespace EcsTaskDef.Engine.Facts;

/// <summary>
/// A task as it is kept: what was asked for and when, and when it was asked to stop. Its state at any time follows
/// (<see cref="TaskClock"/>). Times may lie ahead: the start of a rolling deployment writes down all of it.
/// </summary>
internal sealed record TaskFact : LaunchedFact, IFact
{
    public const string KindName = "task";

    public string Id { get; init; } = "";

    public string Family { get; init; } = "";

    public int Revision { get; init; }

    /// <summary>When it was asked to stop.</summary>
    public DateTimeOffset? StopRequestedAt { get; init; }

    public string? StopCode { get; init; }

    public string? StopReason { get; init; }

    /// <summary>The service that keeps it, and its deployment's number.</summary>
    public string? Service { get; init; }

    public string? Deployment { get; init; }

    public string? Group { get; init; }

    public string? StartedBy { get; init; }

    public string LaunchType { get; init; } = LaunchTypes.Ec2;

    public string? CapacityProvider { get; init; }

    public string? PlatformFamily { get; init; }

    /// <summary>The id of the instance it is on.</summary>
    public string? Instance { get; init; }

    public TaskOverride? Overrides { get; init; }

    public string? Cpu { get; init; }

    public string? Memory { get; init; }

    public string? Architecture { get; init; }

    public int? EphemeralStorageGiB { get; init; }

    /// <summary>The volumes that were configured at launch.</summary>
    public JsonElement? VolumeConfigurations { get; init; }

    public IReadOnlyList<TaskContainerFact> Containers { get; init; } = [];

    /// <summary>It has a network interface of its own, so it passes PROVISIONING and DEPROVISIONING.</summary>
    public bool HasInterface { get; init; }

    /// <summary>It is behind load balancers or registries, so it passes ACTIVATING and DEACTIVATING.</summary>
    public bool IsRegistered { get; init; }

    /// <summary>The delays of the time of its creation; null = none.</summary>
    public TaskDelays? Delays { get; init; }

    /// <summary>Until when the scheduler does not stop it.</summary>
    public DateTimeOffset? ProtectedUntil { get; init; }

    /// <summary>How it ends by itself; null = it does not.</summary>
    public TaskCourse? Course { get; init; }

    string IFact.Kind => KindName;

    [JsonIgnore]
    public string Key => KeyOf(Cluster, Id);

    DateTimeOffset? IFact.ExpiresAt => TaskClock.StoppedAt(this) + Keep.Stopped;

    public static string KeyOf(string cluster, string id) => $"{cluster}/{id}";

    public IEnumerable<string> Index()
    {
        string end = StopRequestedAt is { } asked
            ? $"stop/{IndexText.Time(asked)}"
            : $"live/{IndexText.Time(TaskClock.RunningAt(this))}";
        yield return $"{IndexText.Of("cluster", Cluster)}/{end}";
        yield return $"{IndexText.Of("launch", Cluster, LaunchType)}/{end}";
        yield return $"{IndexText.Of("family", Cluster, Family)}/{end}";
        if (Service is not null) yield return $"{IndexText.Of("service", Cluster, Service)}/{end}";
        if (StartedBy is not null) yield return $"{IndexText.Of("by", Cluster, StartedBy)}/{end}";
        if (Instance is not null) yield return $"{IndexText.Of("instance", Cluster, Instance)}/{end}";
        string use = IndexText.Use(Family, Revision);
        if (TaskClock.StoppedAt(this) is not { } stopped)
        {
            yield return $"{use}/live";
            yield break;
        }

        yield return $"{use}/stop/{IndexText.Time(stopped)}";
        yield return IndexText.Expiry(stopped + Keep.Stopped);
    }
}

/// <summary>A container of a task as it is kept.</summary>
internal sealed record TaskContainerFact
{
    public string Name { get; init; } = "";

    public string? Image { get; init; }

    public int? Cpu { get; init; }

    public int? Memory { get; init; }

    public int? MemoryReservation { get; init; }

    /// <summary>How its own run goes; null = as long as its task's.</summary>
    public ContainerCourse? Course { get; init; }
}
