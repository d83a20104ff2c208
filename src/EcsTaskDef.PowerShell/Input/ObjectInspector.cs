using System.Collections;
using System.Text.Json;
using EcsTaskDef.Model.Workloads;

namespace EcsTaskDef.PowerShell.Input;

/// <summary>How objects are looked into; this one knows .NET's maps and our own records and needs no PowerShell.</summary>
internal class ObjectInspector
{
    /// <summary>The object without wrapping.</summary>
    public virtual object? Unwrap(object? value) =>
        value is JsonElement { ValueKind: JsonValueKind.Null or JsonValueKind.Undefined } ? null : value;

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
        JsonElement { ValueKind: JsonValueKind.Object } element => element.EnumerateObject()
            .Select(static member => new KeyValuePair<string, object?>(member.Name, member.Value)),
        not null when IsStructure(value.GetType()) => MembersOfStructure(value),
        _ => null,
    };

    /// <summary>True for an instance of a class that need not have anything to do with ECS.</summary>
    public virtual bool IsForeign(object value) => false;

    /// <summary>The items of a list; null for everything else.</summary>
    public IEnumerable? ItemsOf(object value) => value switch
    {
        string => null,
        JsonElement { ValueKind: JsonValueKind.Array } element => element.EnumerateArray(),
        IEnumerable items when MembersOf(value) is null => items,
        _ => null,
    };

    // A record that stands for a structure of ECS.
    private static bool IsStructure(Type type) => typeof(EcsStructure).IsAssignableFrom(type)
        || (ValueShape.Of(type).Kind == ValueKind.Structure
            && (type.Namespace == typeof(ContainerTask).Namespace || type.Namespace == typeof(RunTaskRequest).Namespace));

    private IEnumerable<KeyValuePair<string, object?>> MembersOfMap(IDictionary map)
    {
        foreach (DictionaryEntry entry in map)
            yield return new KeyValuePair<string, object?>(TextOf(entry.Key), entry.Value);
    }

    private static IEnumerable<KeyValuePair<string, object?>> MembersOfStructure(object structure)
    {
        foreach (StructureMember member in ValueShape.Of(structure.GetType()).Members)
            yield return new KeyValuePair<string, object?>(member.Name, member.Get(structure));
        if (structure is not EcsStructure known || NewerMembers.Of(known) is not { } more) yield break;
        foreach (KeyValuePair<string, JsonElement> member in more)
            yield return new KeyValuePair<string, object?>(member.Key, member.Value);
    }
}
