namespace EcsTaskDef.Model.Workloads;

/// <summary>An amount of something that an instance has. Source: ECS API model.</summary>
public sealed record InstanceResource
{
    /// <summary>The amount, for the type <c>DOUBLE</c>.</summary>
    public double? DoubleValue { get; init; }

    /// <summary>The amount, for the type <c>INTEGER</c>: CPU in units, memory in MiB.</summary>
    public int? IntegerValue { get; init; }

    /// <summary>The amount, for the type <c>LONG</c>.</summary>
    public long? LongValue { get; init; }

    /// <summary><c>CPU</c>, <c>MEMORY</c>, <c>PORTS</c>, <c>PORTS_UDP</c> or another.</summary>
    public string? Name { get; init; }

    /// <summary>The members, for the type <c>STRINGSET</c>.</summary>
    public IReadOnlyList<string>? StringSetValue { get; init; }

    /// <summary><c>INTEGER</c>, <c>DOUBLE</c>, <c>LONG</c> or <c>STRINGSET</c>.</summary>
    public string? Type { get; init; }
}
