namespace EcsTaskDef.PowerShell.Input;

/// <summary>The output of <c>Register-TaskDefinition -IfChanged</c>: a revision, and whether it is new.</summary>
internal static class ConditionalRevision
{
    public const string Registered = "Registered";

    // A view of its own shows the property.
    private const string TypeName = "EcsTaskDef.Model.TaskDefinition#Conditional";

    /// <summary>The revision with its tags and that property.</summary>
    public static object Of(TaskDefinition revision, RegistrationResult result)
    {
        PSObject output = PSObject.AsPSObject(TaggedRevision.Of(revision, result.Tags));
        output.Properties.Add(new PSNoteProperty(Registered, result.Registered));
        output.TypeNames.Insert(0, TypeName);
        return output;
    }
}
