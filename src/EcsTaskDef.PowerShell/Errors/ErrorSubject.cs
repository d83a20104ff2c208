using System.Collections;
using System.Text.RegularExpressions;

namespace EcsTaskDef.PowerShell.Errors;

/// <summary>What an error is about, in a word, from the input that it is about.</summary>
internal static class ErrorSubject
{
    // Text need not be JSON to have a family.
    private static readonly Regex s_family = new("\"family\"\\s*:\\s*\"([^\"\\\\]{1,255})\"", RegexOptions.CultureInvariant);

    /// <summary>A name, a file, a family or revision; null when the input says nothing of the kind.</summary>
    public static string? Of(object? target)
    {
        object? given = target is PSObject wrapped ? wrapped.BaseObject : target;
        switch (given)
        {
            case null or ValueType:
                return null;
            case string text when JsonTextCollector.Begins(text):
                return s_family.Match(text) is { Success: true } family ? family.Groups[1].Value : null;
            case string text:
                return text;
            case FileSystemInfo file:
                return file.FullName;
            case TaskDefinition revision when revision.Family is { Length: > 0 }:
                return revision.ToString();
            default:
                object definition = Member(target!, "taskDefinition") is { } inner and not string ? inner : target!;
                string? name = Text(definition, "family");
                return name is not null && Text(definition, "revision") is { } number ? $"{name}:{number}" : name;
        }
    }

    private static string? Text(object owner, string name) =>
        Member(owner, name) is { } value && Convert.ToString(value, CultureInfo.InvariantCulture) is { Length: > 0 } text ? text : null;

    private static object? Member(object owner, string name)
    {
        object given = owner is PSObject wrapped ? wrapped.BaseObject : owner;
        if (given is IDictionary map)
        {
            foreach (object key in map.Keys)
            {
                if (string.Equals(key as string, name, StringComparison.OrdinalIgnoreCase)) return Bare(map[key]);
            }

            return null;
        }

        try
        {
            return Bare(PSObject.AsPSObject(owner).Properties[name]?.Value);
        }
        catch (GetValueException)
        {
            return null;
        }
    }

    private static object? Bare(object? value) => value is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : value;
}
