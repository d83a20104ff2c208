namespace EcsTaskDef.Model;

/// <summary>
/// A name with a value: an environment variable or a setting of a proxy. ECS calls the shape KeyValuePair. Source: ECS
/// API model.
/// </summary>
public sealed record NameValuePair : EcsStructure
{
    /// <summary>Name. ECS sets no limit in its model. Source: ECS API model.</summary>
    public string? Name { get; init; }

    /// <summary>Value. ECS sets no limit in its model. Source: ECS API model.</summary>
    public string? Value { get; init; }

    /// <summary>Name and value, as in <c>LEVEL=debug</c>.</summary>
    private protected override string Caption => $"{Name}={Value}";
}
