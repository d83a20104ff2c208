namespace EcsTaskDef.Model;

/// <summary>A value that ECS fetches when the container starts. Source: ECS API model.</summary>
public sealed record Secret : EcsStructure
{
    /// <summary>Name of the environment variable or log option. Required. Source: docs/ECS.md §3.3 [seen].</summary>
    public string? Name { get; init; }

    /// <summary>
    /// ARN in Secrets Manager, or ARN or name (up to 2048 of letters, digits and <c>_.-/</c>) in the Parameter Store, of the
    /// same account. Required. Source: docs/ECS.md §3.3 [bench], [seen].
    /// </summary>
    public string? ValueFrom { get; init; }

    /// <summary>The name.</summary>
    private protected override string Caption => Name ?? string.Empty;
}
