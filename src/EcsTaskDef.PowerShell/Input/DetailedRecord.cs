namespace EcsTaskDef.PowerShell.Input;

/// <summary>The output of <c>Get-TaskDefinitionHistory -Detail</c>: a record whose view has room for what changed.</summary>
internal static class DetailedRecord
{
    private const string TypeName = "EcsTaskDef.Registry.HistoryRecord#Detail";

    public static object Of(HistoryRecord record)
    {
        PSObject output = PSObject.AsPSObject(record);
        output.TypeNames.Insert(0, TypeName);
        return output;
    }
}
