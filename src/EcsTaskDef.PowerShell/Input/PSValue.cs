using System.Collections;

namespace EcsTaskDef.PowerShell.Input;

/// <summary>Looks into the objects of the pipeline: hashtables, PSCustomObjects and .NET objects alike.</summary>
internal static class PSValue
{
    /// <summary>The object without PowerShell's wrapper; a PSCustomObject stays as it is.</summary>
    public static object? Unwrap(object? value) =>
        value is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : value;

    /// <summary>A member by its name, not case-sensitive; null = none.</summary>
    public static object? Member(object? value, string name)
    {
        if (Unwrap(value) is IDictionary map)
        {
            foreach (DictionaryEntry entry in map)
            {
                if (string.Equals(entry.Key as string, name, StringComparison.OrdinalIgnoreCase)) return entry.Value;
            }

            return null;
        }

        return value is null ? null : PSObject.AsPSObject(value).Properties[name]?.Value;
    }

    /// <summary>A member as text; null = none, or empty.</summary>
    public static string? Text(object? value, string name) =>
        Convert.ToString(Unwrap(Member(value, name)), CultureInfo.InvariantCulture) is { Length: > 0 } text ? text : null;
}
