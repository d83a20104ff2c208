namespace EcsTaskDef.PowerShell.Input;

/// <summary>Refuses objects that are no paths: PowerShell would look for a file with the name of their type.</summary>
public sealed class PathTransformationAttribute : ItemTransformationAttribute
{
    private protected override object? TransformItem(object? input) =>
        PSValue.Unwrap(input) is null or string or FileSystemInfo or PathInfo or ValueType ? input : throw ArgumentRefusal.Of(
            $"'{input}' is not a path. Pipe a hashtable or an object, or give it as -InputObject.");
}
