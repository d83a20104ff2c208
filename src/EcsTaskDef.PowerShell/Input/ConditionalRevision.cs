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

        // Every revision has the property, as a short name of its time; this one takes its place.
        output.Properties.Add(new PSNoteProperty(Registered, result.Registered), preValidated: true);
        output.TypeNames.Insert(0, TypeName);
        return output;
    }
}
