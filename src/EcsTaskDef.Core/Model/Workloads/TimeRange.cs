using System.Text.Json.Serialization;

namespace EcsTaskDef.Model.Workloads;

/// <summary>A span of time. Source: ECS API model.</summary>
public sealed record TimeRange
{
    /// <summary>From here, inclusive.</summary>
    [JsonConverter(typeof(EpochSecondsConverter))]
    public DateTimeOffset? After { get; init; }

    /// <summary>To here, inclusive.</summary>
    [JsonConverter(typeof(EpochSecondsConverter))]
    public DateTimeOffset? Before { get; init; }
}
