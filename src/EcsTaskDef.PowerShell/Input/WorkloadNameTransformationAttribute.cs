namespace EcsTaskDef.PowerShell.Input;

/// <summary>
/// Turns clusters, services and tasks into their ARNs: our own objects and anything else that has the property.
/// </summary>
public sealed class WorkloadNameTransformationAttribute : ItemTransformationAttribute
{
    private readonly string _property;

    /// <summary>Looks for a property.</summary>
    /// <param name="property">The property that holds the ARN.</param>
    public WorkloadNameTransformationAttribute(string property) => _property = property;

    private protected override object? TransformItem(object? input) => PSValue.Unwrap(input) switch
    {
        null => null,
        string text => text,
        ValueType number => number,
        _ => PSValue.Text(input, _property)

            // Every object has a text, so PowerShell would take a cluster for a task's name. A failed cast makes it look for other
            // parameters that the object may mean.
            ?? throw ArgumentRefusal.Of($"'{input}' is neither a name nor an object with {_property}.", isCast: true),
    };
}
