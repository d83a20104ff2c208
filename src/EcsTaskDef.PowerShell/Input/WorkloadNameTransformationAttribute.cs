namespace EcsTaskDef.PowerShell.Input;

/// <summary>
/// Turns clusters, services and tasks into their ARNs: our own objects and anything else that has the property.
/// </summary>
public sealed class WorkloadNameTransformationAttribute : ItemTransformationAttribute
{
    private readonly string _property;

    /// <param name="property">The property that holds the ARN.</param>
    public WorkloadNameTransformationAttribute(string property) => _property = property;

    private protected override object? TransformItem(object? input) => PSValue.Unwrap(input) switch
    {
        null => null,
        string text => text,
        ValueType number => number,
        _ when PSValue.Text(input, _property) is { } name => Origin.Keep(name, input),

        // PowerShell would use the text of a cluster as a task's name. A failed cast makes it try other parameters.
        _ => throw ArgumentRefusal.Of($"'{input}' is neither a name nor an object with {_property}.", isCast: true),
    };
}
