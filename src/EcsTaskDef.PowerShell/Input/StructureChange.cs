using System.Text.Json;

namespace EcsTaskDef.PowerShell.Input;

/// <summary>A copy of a structure with other values for some of its members.</summary>
internal static class StructureChange
{
    /// <param name="structure">The structure; it stays as it is.</param>
    /// <param name="changes">Values of its members' own types by their names; null = the copy does not have it.</param>
    public static T Apply<T>(T structure, IEnumerable<KeyValuePair<string, object?>> changes) where T : EcsStructure
    {
        ValueShape shape = ValueShape.Of(typeof(T));
        var values = new Dictionary<string, object?>();
        foreach (StructureMember member in shape.Members) values[member.Name] = member.Get(structure);
        foreach (KeyValuePair<string, JsonElement> member in NewerMembers.Of(structure) ?? new Dictionary<string, JsonElement>())
            values[member.Key] = member.Value;
        foreach (KeyValuePair<string, object?> change in changes) values[change.Key] = change.Value;
        return (T)shape.NewStructure(values
            .Where(static value => value.Value is not null)
            .Select(static value => new KeyValuePair<string, object>(value.Key, value.Value!)));
    }
}
