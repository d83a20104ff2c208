using System.Collections.Concurrent;
using System.Reflection;

namespace EcsTaskDef.AWSTools;

/// <summary>The request that the parameters of a cmdlet make up.</summary>
internal static class RequestBody
{
    private static readonly ConcurrentDictionary<Type, (PropertyInfo Property, string[] Path)[]> s_members = new();

    /// <summary>The members that have a value, those of structures in maps of their own.</summary>
    public static IDictionary<string, object?> Of(object cmdlet)
    {
        var request = new SortedDictionary<string, object?>(StringComparer.Ordinal);
        foreach ((PropertyInfo property, string[] path) in MembersOf(cmdlet.GetType()))
        {
            if (property.GetValue(cmdlet) is not { } value) continue;
            IDictionary<string, object?> place = request;
            foreach (string step in path.Take(path.Length - 1))
            {
                if (!place.TryGetValue(step, out object? inner))
                    place[step] = inner = new SortedDictionary<string, object?>(StringComparer.Ordinal);
                place = (IDictionary<string, object?>)inner!;
            }

            place[path[path.Length - 1]] = value;
        }

        return request;
    }

    /// <summary>The mandatory parameters that were given null.</summary>
    public static IEnumerable<string> NullsOf(PSCmdlet cmdlet) => MembersOf(cmdlet.GetType())
        .Where(member => member.Property.GetCustomAttribute<ParameterAttribute>()!.Mandatory && member.Property.GetValue(cmdlet) is null)
        .Select(static member => member.Property.Name);

    private static (PropertyInfo Property, string[] Path)[] MembersOf(Type cmdlet) => s_members.GetOrAdd(cmdlet, static type =>
        type.GetProperties().Select(static property => (property, property.GetCustomAttribute<MemberAttribute>()?.Path.Split('.')))
            .Where(static member => member.Item2 is not null).Select(static member => (member.property, member.Item2!)).ToArray());
}
