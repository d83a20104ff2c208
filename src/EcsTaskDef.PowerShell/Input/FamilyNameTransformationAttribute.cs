namespace EcsTaskDef.PowerShell.Input;

/// <summary>
/// Turns objects that have a <c>Family</c>, such as families and revisions, into its name. PowerShell converts other objects.
/// </summary>
public sealed class FamilyNameTransformationAttribute : ItemTransformationAttribute
{
    private protected override object? TransformItem(object? input) =>
        PSValue.Unwrap(input) is not (null or string) && PSValue.Text(input, "Family") is { } family ? Origin.Keep(family, input) : input;
}
