namespace EcsTaskDef.PowerShell.Session;

/// <summary>The region that AWS.Tools keeps in the session (Set-DefaultAWSRegion).</summary>
internal static class StoredRegion
{
    public const string VariableName = "StoredAWSRegion";

    /// <summary>The region's name; null when the variable holds none. Some versions keep text, some an object.</summary>
    public static string? Read(object? value)
    {
        if (value is null) return null;
        PSObject wrapped = PSObject.AsPSObject(value);
        if (wrapped.BaseObject is string text) return text;
        object? name = wrapped.Properties["SystemName"]?.Value ?? wrapped.Properties["Region"]?.Value ?? wrapped;
        return name.ToString();
    }
}
