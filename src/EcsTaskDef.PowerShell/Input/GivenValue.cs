using System.Runtime.CompilerServices;

namespace EcsTaskDef.PowerShell.Input;

/// <summary>
/// The argument of a parameter whose type is one of ECS's model. The parameter holds an empty object of that type instead, so that the
/// registry gets the argument unchanged and validates it.
/// </summary>
internal static class GivenValue
{
    private static readonly ConditionalWeakTable<object, object> s_given = new();

    /// <summary>Remembers the argument behind an object.</summary>
    public static object Behind(object stand, object given)
    {
        s_given.Add(stand, given);
        return stand;
    }

    /// <summary>The argument behind a value; the value itself where there is none.</summary>
    public static object? Of(object? value) => value is not null && s_given.TryGetValue(value, out object? given) ? given : value;
}
