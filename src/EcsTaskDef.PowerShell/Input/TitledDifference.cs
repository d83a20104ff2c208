using EcsTaskDef.Comparison;

namespace EcsTaskDef.PowerShell.Input;

/// <summary>A difference as cmdlets show it: with the names of what was compared, by which the view groups.</summary>
internal static class TitledDifference
{
    private const string Comparison = "Comparison";

    /// <summary>The difference with that property.</summary>
    public static PSObject Of(TaskDefinitionDifference difference, string title)
    {
        PSObject output = PSObject.AsPSObject(difference);
        output.Properties.Add(new PSNoteProperty(Comparison, title));
        return output;
    }
}
