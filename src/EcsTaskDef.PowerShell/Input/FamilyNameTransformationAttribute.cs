using System.Collections;

namespace EcsTaskDef.PowerShell.Input;

/// <summary>
/// Turns objects that have a <c>Family</c>, such as families and revisions, into its name. What it does not know it
/// leaves to PowerShell.
/// </summary>
public sealed class FamilyNameTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        object? value = PSValue.Unwrap(inputData);
        if (value is string or IDictionary or not IEnumerable) return NameOf(inputData) ?? inputData;
        var names = new List<object?>();
        foreach (object? one in (IEnumerable)value) names.Add(NameOf(one) ?? one);
        return names.ToArray();
    }

    private static string? NameOf(object? input) =>
        PSValue.Unwrap(input) is null or string ? null : PSValue.Text(input, "Family");
}
