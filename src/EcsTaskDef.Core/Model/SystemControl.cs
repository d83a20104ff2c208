namespace EcsTaskDef.Model;

/// <summary>A kernel parameter set in a container. Source: docs/ECS.md §3.3 [model].</summary>
public sealed record SystemControl : EcsStructure
{
    /// <summary>
    /// Name of the parameter, of the IPC or network namespace, such as <c>net.core.somaxconn</c>; no others are accepted.
    /// Source: docs/ECS.md §3.3 [model], [seen].
    /// </summary>
    public string? Namespace { get; init; }

    /// <summary>Value of the parameter. ECS sets no limit in its model. Source: ECS API model.</summary>
    public string? Value { get; init; }
}
