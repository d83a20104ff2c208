namespace EcsTaskDef.Model;

/// <summary>
/// A label on a resource; keys are unique per resource and case-sensitive. Source: docs/ECS.md §3.3 [model].
/// </summary>
public sealed record Tag : EcsStructure
{
    /// <summary>
    /// Key: 1 to 128 letters, digits, separators and <c>_.:/=+-@</c>; not starting with <c>aws:</c>. Source:
    /// docs/ECS.md §3.3 [model], [doc].
    /// </summary>
    public string? Key { get; init; }

    /// <summary>
    /// Value: 0 to 256 letters, digits, separators and <c>_.:/=+-@</c>; not starting with <c>aws:</c>. Null is refused.
    /// Source: docs/ECS.md §3.3 [model], [captured].
    /// </summary>
    public string? Value { get; init; }

    /// <summary>Key and value, as in <c>team=web</c>.</summary>
    private protected override string Caption => $"{Key}={Value}";
}
