namespace EcsTaskDef.PowerShell.Input;

/// <summary>Refuses objects that are no paths: PowerShell would look for a file with the name of their type.</summary>
public sealed class PathTransformationAttribute : ItemTransformationAttribute
{
    private protected override object? TransformItem(object? input) =>
        PSValue.Unwrap(input) is null or string or FileSystemInfo or PathInfo or ValueType ? input : throw ArgumentRefusal.Of(
            "A hashtable or an object is not a path. Pipe it, or give it with -InputObject.");
}
