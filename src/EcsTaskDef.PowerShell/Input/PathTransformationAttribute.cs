using System.Collections;

namespace EcsTaskDef.PowerShell.Input;

/// <summary>Refuses objects that are no paths: PowerShell would look for a file with the name of their type.</summary>
public sealed class PathTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        object? value = PSValue.Unwrap(inputData);
        object? stranger = value is IEnumerable several and not (string or IDictionary)
            ? several.Cast<object?>().FirstOrDefault(IsNoPath) : IsNoPath(value) ? value : null;
        return stranger is null ? inputData : throw ArgumentRefusal.Of(
            $"'{stranger}' is not a path. Pipe a hashtable or an object, or give it as -InputObject.");
    }

    private static bool IsNoPath(object? input) => PSValue.Unwrap(input) is not (null or string or FileSystemInfo or PathInfo or System.ValueType);
}
