using System.Collections;

namespace EcsTaskDef.PowerShell.Input;

/// <summary>
/// Gives a parameter the type that ECS's model has for it, so that PowerShell completes the members in <c>@{ }</c>, and lets it
/// take what it is given all the same: hashtables, objects of any kind and what fits nowhere, which the registry refuses.
/// </summary>
public sealed class StructureTransformationAttribute : ArgumentTransformationAttribute
{
    private readonly Type _structure;

    /// <param name="structure">The structure; of a list's items, where the parameter takes a list.</param>
    public StructureTransformationAttribute(Type structure) => _structure = structure;

    /// <summary>True where the parameter takes a list.</summary>
    public bool IsList { get; set; }

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        if (!IsList || inputData is null) return Stand(inputData);
        object?[] items = PSValue.Unwrap(inputData) is IEnumerable several and not (string or IDictionary)
            ? several.Cast<object?>().ToArray() : new[] { inputData };
        var list = Array.CreateInstance(_structure, items.Length);
        for (int i = 0; i < items.Length; i++) list.SetValue(Stand(items[i]), i);
        return list;
    }

    private object? Stand(object? input)
    {
        object? value = PSValue.Unwrap(input);
        return value is null || _structure.IsInstanceOfType(value) ? value
            : GivenValue.Behind(Activator.CreateInstance(_structure)!, input!);
    }
}
