using System.Collections.Concurrent;

namespace EcsTaskDef.PowerShell.Input;

/// <summary>
/// The names that a member of a structure goes by in PowerShell: ECS's in any case, and the singular of a list's or map's, as parameters
/// have it.
/// </summary>
internal static class MemberNames
{
    private static readonly ConcurrentDictionary<ValueShape, IReadOnlyDictionary<string, StructureMember>> s_names = new();

    // Of a variable, a secret, a tag, a resource, a kernel parameter, a line of a hosts file, a container to wait for.
    private static readonly string[] s_keys = { "name", "key", "type", "namespace", "hostname", "containerName" };

    /// <summary>The member; null when the structure has none of that name.</summary>
    public static StructureMember? Find(ValueShape structure, string name) =>
        s_names.GetOrAdd(structure, NamesOf).TryGetValue(name, out StructureMember? member) ? member : null;

    /// <summary>The singular of a member's name; null when it is none.</summary>
    public static string? SingularOf(string name)
    {
        if (name.EndsWith("ies", StringComparison.Ordinal)) return name.Substring(0, name.Length - 3) + "y";
        return name.EndsWith("s", StringComparison.Ordinal) ? name.Substring(0, name.Length - 1) : null;
    }

    /// <summary>The members of a structure that is nothing but a key and its value, both texts; null for every other.</summary>
    public static (string Name, string Value)? PairOf(ValueShape structure)
    {
        IReadOnlyList<StructureMember> members = structure.Members;
        if (members.Count != 2 || members.Any(static member => member.Shape.Kind != ValueKind.Text)) return null;
        string[] names = members.Select(static member => member.Name).ToArray();
        if (Array.Find(s_keys, names.Contains) is not { } key) return null;
        string value = names.First(name => name != key);

        // A strategy's field and a constraint's expression are no values of their type.
        return key == "type" && value != "value" ? null : (key, value);
    }

    private static IReadOnlyDictionary<string, StructureMember> NamesOf(ValueShape structure)
    {
        var names = new Dictionary<string, StructureMember>(StringComparer.OrdinalIgnoreCase);
        foreach (StructureMember member in structure.Members) names[member.Name] = member;

        // A real name comes first.
        foreach (StructureMember member in structure.Members)
        {
            if (member.Shape.Kind is not (ValueKind.List or ValueKind.Map)) continue;
            if (SingularOf(member.Name) is { } singular && !names.ContainsKey(singular)) names[singular] = member;
        }

        return names;
    }
}
