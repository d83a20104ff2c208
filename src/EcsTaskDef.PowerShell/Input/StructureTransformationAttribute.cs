using System.Collections;

namespace EcsTaskDef.PowerShell.Input;

/// <summary>
/// Lets a parameter have its type of ECS's model, so that PowerShell completes members in <c>@{ }</c>, and still accept any argument:
/// hashtables, any objects, and values of a wrong type, which the registry refuses.
/// </summary>
public sealed class StructureTransformationAttribute : ArgumentTransformationAttribute
{
    private readonly Type _structure;

    /// <param name="structure">The type of the parameter, or of its items.</param>
    public StructureTransformationAttribute(Type structure) => _structure = structure;

    /// <summary>Whether the parameter is a list.</summary>
    public bool IsList { get; set; }

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
