using System.Collections;

namespace EcsTaskDef.PowerShell.Input;

/// <summary>Transforms an argument, or each item of a list.</summary>
public abstract class ItemTransformationAttribute : ArgumentTransformationAttribute
{
    public sealed override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) =>
        PSValue.Unwrap(inputData) is not (string or IDictionary) and IEnumerable several
            ? several.Cast<object?>().Select(TransformItem).ToArray()
            : TransformItem(inputData);

    /// <summary>Transforms an item; it may be wrapped.</summary>
    private protected abstract object? TransformItem(object? input);
}
