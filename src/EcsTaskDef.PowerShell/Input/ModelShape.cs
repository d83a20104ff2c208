using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using EcsTaskDef.Model.Workloads;

namespace EcsTaskDef.PowerShell.Input;

/// <summary>What kind of value the model has at a place.</summary>
internal enum ShapeKind
{
    /// <summary>The model does not know the place: values stay as they are.</summary>
    Unknown,
    Text,
    Integer,
    Number,
    Boolean,
    Timestamp,
    List,
    Map,
    Structure,
}

/// <summary>
/// The shape of the typed model at a place, read from the model's own records, so that there is no second table of
/// ECS's members to keep.
/// </summary>
internal sealed class ModelShape
{
    private static readonly ConcurrentDictionary<Type, ModelShape> s_shapes = new();

    private readonly Lazy<IReadOnlyDictionary<string, ModelMember>> _members;
    private readonly Lazy<ModelShape> _element;

    private ModelShape(Type type)
    {
        Type = type;
        Kind = KindOf(type);
        _members = new Lazy<IReadOnlyDictionary<string, ModelMember>>(() => MembersOf(type));
        _element = new Lazy<ModelShape>(() => Kind switch
        {
            ShapeKind.List => Of(type.GetGenericArguments()[0]),
            ShapeKind.Map => Of(type.GetGenericArguments()[1]),
            _ => Unknown,
        });
    }

    /// <summary>The shape of what the model does not know.</summary>
    public static ModelShape Unknown { get; } = new(typeof(object));

    /// <summary>The kind of value.</summary>
    public ShapeKind Kind { get; }

    /// <summary>The model's type.</summary>
    public Type Type { get; }

    /// <summary>The shape of a list's items or a map's values.</summary>
    public ModelShape Element => _element.Value;

    /// <summary>A structure's members by every name they go by: any case, and a list's singular.</summary>
    public IReadOnlyDictionary<string, ModelMember> Members => _members.Value;

    /// <summary>The shape of a type of the model.</summary>
    public static ModelShape Of(Type type)
    {
        Type plain = Nullable.GetUnderlyingType(type) ?? type;
        return s_shapes.GetOrAdd(plain, static t => new ModelShape(t));
    }

    /// <summary>The member's JSON name.</summary>
    public static string JsonNameOf(PropertyInfo property) =>
        property.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name
        ?? JsonNamingPolicy.CamelCase.ConvertName(property.Name);

    /// <summary>The properties that are members of an ECS structure.</summary>
    public static IEnumerable<PropertyInfo> PropertiesOf(Type structure) =>
        structure.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(static p => p.GetIndexParameters().Length == 0
                && p.GetCustomAttribute<JsonExtensionDataAttribute>() is null
                && p.GetCustomAttribute<JsonIgnoreAttribute>() is null);

    /// <summary>True for a record that stands for a structure of ECS.</summary>
    public static bool IsStructure(Type type) =>
        typeof(EcsStructure).IsAssignableFrom(type)
        || (type is { IsClass: true, IsArray: false } && (type.Namespace == typeof(ContainerTask).Namespace || type.Namespace == typeof(RunTaskRequest).Namespace));

    private static ShapeKind KindOf(Type type)
    {
        if (type == typeof(string)) return ShapeKind.Text;
        if (type == typeof(int) || type == typeof(long)) return ShapeKind.Integer;
        if (type == typeof(double) || type == typeof(decimal) || type == typeof(float)) return ShapeKind.Number;
        if (type == typeof(bool)) return ShapeKind.Boolean;
        if (type == typeof(DateTimeOffset)) return ShapeKind.Timestamp;
        if (IsStructure(type)) return ShapeKind.Structure;
        if (!type.IsGenericType) return ShapeKind.Unknown;
        Type generic = type.GetGenericTypeDefinition();
        if (generic == typeof(IReadOnlyDictionary<,>)) return ShapeKind.Map;
        return generic == typeof(IReadOnlyList<>) ? ShapeKind.List : ShapeKind.Unknown;
    }

    private static Dictionary<string, ModelMember> MembersOf(Type type)
    {
        var members = new Dictionary<string, ModelMember>(StringComparer.OrdinalIgnoreCase);
        if (KindOf(type) != ShapeKind.Structure) return members;

        foreach (PropertyInfo property in PropertiesOf(type))
        {
            var member = new ModelMember(JsonNameOf(property), property.PropertyType);
            members[member.JsonName] = member;
            members[property.Name] = member;
        }

        // PowerShell's parameters are singular, and so may the members of a hashtable be. A real name comes first.
        foreach (ModelMember member in members.Values.Distinct().ToArray())
        {
            if (member.Shape.Kind is ShapeKind.List or ShapeKind.Map
                && SingularOf(member.JsonName) is { } singular
                && !members.ContainsKey(singular))
                members[singular] = member;
        }

        return members;
    }

    /// <summary>The singular of a member's name; null when it is none.</summary>
    public static string? SingularOf(string name)
    {
        if (name.EndsWith("ies", StringComparison.Ordinal)) return name.Substring(0, name.Length - 3) + "y";
        return name.EndsWith("s", StringComparison.Ordinal) ? name.Substring(0, name.Length - 1) : null;
    }
}

/// <summary>A member of a structure of the model.</summary>
internal sealed class ModelMember
{
    private readonly Type _type;

    public ModelMember(string jsonName, Type type)
    {
        JsonName = jsonName;
        _type = type;
    }

    /// <summary>The name in JSON.</summary>
    public string JsonName { get; }

    /// <summary>The shape of its value.</summary>
    public ModelShape Shape => ModelShape.Of(_type);
}
