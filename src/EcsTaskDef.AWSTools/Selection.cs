using System.Collections;
using System.Reflection;

namespace EcsTaskDef.AWSTools;

/// <summary>
/// What -Select asks for: the response, a path of its members (through lists too), or the value of a parameter.
/// </summary>
internal sealed class Selection
{
    private readonly Func<object, object?> _select;

    private Selection(Func<object, object?> select, bool isParameter) => (_select, IsParameter) = (select, isParameter);

    /// <summary>Whether a parameter is selected, and no response.</summary>
    public bool IsParameter { get; }

    /// <summary>The selected part of a response, or of the cmdlet.</summary>
    public object? From(object source) => _select(source);

    /// <summary>Reads a selection.</summary>
    /// <param name="cmdlet">The cmdlet.</param>
    /// <param name="response">The class of its response.</param>
    /// <param name="text">The argument of -Select; null = nothing is returned.</param>
    /// <exception cref="ArgumentException">There is no such parameter or member.</exception>
    public static Selection Of(object cmdlet, Type response, string? text)
    {
        if (text is null) return new Selection(static _ => null, false);
        if (text == "*") return new Selection(static source => source, false);
        if (text.StartsWith("^", StringComparison.Ordinal))
        {
            PropertyInfo parameter = Parameter(cmdlet.GetType(), text.Substring(1)) ?? throw Invalid();
            return new Selection(parameter.GetValue, true);
        }

        var path = new List<PropertyInfo>();
        Type type = response;
        foreach (string step in text.Split('.'))
        {
            PropertyInfo member = type.GetProperties(BindingFlags.DeclaredOnly | BindingFlags.Public | BindingFlags.Instance)
                .FirstOrDefault(one => one.Name.Equals(step, StringComparison.OrdinalIgnoreCase)) ?? throw Invalid();
            path.Add(member);
            type = IsList(member.PropertyType) ? member.PropertyType.GetGenericArguments()[0] : member.PropertyType;
        }

        return new Selection(source => Walk(source, path), false);
    }

    private static object?[] Walk(object source, List<PropertyInfo> path)
    {
        IEnumerable<object?> found = new object?[] { source };
        foreach (PropertyInfo member in path)
        {
            found = found.SelectMany(item => member.GetValue(item) switch
            {
                null => Array.Empty<object?>(),
                IEnumerable several when IsList(member.PropertyType) => several.Cast<object?>().Where(static one => one is not null),
                object one => new[] { one },
            });
        }

        return found.ToArray();
    }

    private static PropertyInfo? Parameter(Type cmdlet, string name) =>
        cmdlet.GetProperties(BindingFlags.Public | BindingFlags.Instance).FirstOrDefault(property =>
            property.GetCustomAttribute<ParameterAttribute>() is not null
            && (property.GetCustomAttribute<AliasAttribute>()?.AliasNames ?? Array.Empty<string>()).Append(property.Name)
                .Contains(name, StringComparer.OrdinalIgnoreCase));

    private static bool IsList(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(List<>);

    private static ArgumentException Invalid() => new("Invalid value for -Select parameter.", "Select");
}
