using System.Runtime.CompilerServices;

namespace EcsTaskDef.PowerShell.Input;

/// <summary>
/// What the user gave for a parameter that has a type of ECS's model. The parameter holds an empty object of the type that stands
/// for it; so nothing of the input is lost or judged before the registry sees it.
/// </summary>
internal static class GivenValue
{
    private static readonly ConditionalWeakTable<object, object> s_given = new();

    /// <summary>Lets an object stand for what was given.</summary>
    public static object Behind(object stand, object given)
    {
        s_given.Add(stand, given);
        return stand;
    }

    /// <summary>What was given; the value itself where it stands for nothing.</summary>
    public static object? Of(object? value) => value is not null && s_given.TryGetValue(value, out object? given) ? given : value;
}
