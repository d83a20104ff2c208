using System.Runtime.CompilerServices;
using System.Text.Json;

namespace EcsTaskDef.Reading;

/// <summary>
/// Members newer than this software, which structures keep as they were sent. Hardly any has some, so it is no property of each.
/// </summary>
public static class NewerMembers
{
    private static readonly ConditionalWeakTable<EcsStructure, object> s_marked = new();

    /// <summary>Those of a structure itself; null when there are none.</summary>
    public static IDictionary<string, JsonElement>? Of(EcsStructure structure) => structure.AdditionalMembers;

    /// <summary>Whether there are some in a revision that was read, in it or in what lies in it. Costs no look at it.</summary>
    public static bool AreIn(EcsStructure revision) => s_marked.TryGetValue(revision, out _);

    /// <summary>Reads a revision, and remembers if it has some.</summary>
    internal static T Watch<T>(Func<T> read)
        where T : EcsStructure
    {
        int before = EcsStructure.MembersAdded;
        T revision = read();
        if (EcsStructure.MembersAdded != before) s_marked.GetOrCreateValue(revision);
        return revision;
    }
}
