namespace EcsTaskDef.PowerShell.Input;

/// <summary>What <c>Register-TaskDefinition -IfChanged</c> gives: a revision, and whether it is a new one.</summary>
internal static class ConditionalRevision
{
    /// <summary>The property that says so.</summary>
    public const string Registered = "Registered";

    // A view of its own shows the property.
    private const string TypeName = "EcsTaskDef.Model.TaskDefinition#Conditional";

    /// <summary>The revision with its tags and the property on it.</summary>
    public static object Of(TaskDefinition revision, RegistrationResult result)
    {
        PSObject output = PSObject.AsPSObject(TaggedRevision.Of(revision, result.Tags));
        output.Properties.Add(new PSNoteProperty(Registered, result.Registered));
        output.TypeNames.Insert(0, TypeName);
        return output;
    }
}
