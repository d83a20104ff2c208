using System.Collections;
using System.Reflection;
using System.Text.Json;

namespace EcsTaskDef.PowerShell.Input;

/// <summary>How objects are looked into; this one knows .NET's maps and our own records and needs no PowerShell.</summary>
internal class ObjectInspector
{
    /// <summary>The object without wrapping.</summary>
    public virtual object? Unwrap(object? value) => value;

    /// <summary>An object's text.</summary>
    public virtual string TextOf(object value) => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";

    /// <summary>The names and values of an object that has such; null for everything else.</summary>
    public virtual IEnumerable<KeyValuePair<string, object?>>? MembersOf(object value) => value switch
    {
        IDictionary map => MembersOfMap(map),
        IEnumerable<KeyValuePair<string, string>> texts => texts
            .Select(static pair => new KeyValuePair<string, object?>(pair.Key, pair.Value)),
        IEnumerable<KeyValuePair<string, object?>> values => values,
        IEnumerable<KeyValuePair<string, JsonElement>> elements => elements
            .Select(static pair => new KeyValuePair<string, object?>(pair.Key, pair.Value)),
        not null when ModelShape.IsStructure(value.GetType()) => MembersOfStructure(value),
        _ => null,
    };

    private IEnumerable<KeyValuePair<string, object?>> MembersOfMap(IDictionary map)
    {
        foreach (DictionaryEntry entry in map)
            yield return new KeyValuePair<string, object?>(TextOf(entry.Key), entry.Value);
    }

    private static IEnumerable<KeyValuePair<string, object?>> MembersOfStructure(object structure)
    {
        foreach (PropertyInfo property in ModelShape.PropertiesOf(structure.GetType()))
            yield return new KeyValuePair<string, object?>(ModelShape.JsonNameOf(property), property.GetValue(structure));
        if (structure is not EcsStructure { AdditionalMembers: { } more }) yield break;
        foreach (KeyValuePair<string, JsonElement> member in more)
            yield return new KeyValuePair<string, object?>(member.Key, member.Value);
    }
}
