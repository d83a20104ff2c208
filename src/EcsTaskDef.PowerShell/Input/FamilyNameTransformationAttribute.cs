namespace EcsTaskDef.PowerShell.Input;

/// <summary>
/// Turns objects that have a <c>Family</c>, such as families and revisions, into its name. PowerShell converts other objects.
/// </summary>
public sealed class FamilyNameTransformationAttribute : ItemTransformationAttribute
{
    private protected override object? TransformItem(object? input) =>
        PSValue.Unwrap(input) is null or string ? input : PSValue.Text(input, "Family") ?? input;
}
