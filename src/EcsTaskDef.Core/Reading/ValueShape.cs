using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;

namespace EcsTaskDef.Reading;

/// <summary>What kind of value a member has.</summary>
public enum ValueKind
{
    /// <summary>A type that no member of ECS has.</summary>
    Unknown,
    /// <summary>A string.</summary>
    Text,
    /// <summary>True or false.</summary>
    Flag,
    /// <summary>A whole number of 32 bits.</summary>
    Integer,
    /// <summary>A whole number of 64 bits.</summary>
    Long,
    /// <summary>A number with a fraction.</summary>
    Double,
    /// <summary>A time, in JSON a number of seconds.</summary>
    Time,
    /// <summary>JSON that is kept and answered as it came.</summary>
    Part,
    /// <summary>A list of values of one shape.</summary>
    List,
    /// <summary>Texts by names.</summary>
    Map,
    /// <summary>One of ECS's structures.</summary>
    Structure,
}

/// <summary>
/// The shape of a value, taken from the model's own types, so that ECS's members are listed nowhere else. A shape is made when the
/// first value of its kind is met: preparing all forty structures of a definition takes a new process longer than reading one.
/// </summary>
public sealed class ValueShape
{
    private static readonly ConcurrentDictionary<Type, ValueShape> s_shapes = new();

    private ValueShape? _item;
    private StructureMember[]? _members;
    private Type? _list;

    private ValueShape(Type type)
    {
        Type = type;
        Kind = KindOf(type);
    }

    /// <summary>The kind of value.</summary>
    public ValueKind Kind { get; }

    /// <summary>The type, without what makes it optional.</summary>
    public Type Type { get; }

    /// <summary>The shape of a list's items or of a map's values; an unknown one for every other kind.</summary>
    public ValueShape Item => _item ??= Kind switch
    {
        ValueKind.List => Of(Type.GetGenericArguments()[0]),
        ValueKind.Map => Of(typeof(string)),
        _ => Of(typeof(object)),
    };

    /// <summary>The members of a structure in the order of their declaration; empty for every other kind.</summary>
    public IReadOnlyList<StructureMember> Members => MemberArray;

    internal StructureMember[] MemberArray => _members ??= MembersOf(this);

    /// <summary>The shape of a type of the model.</summary>
    public static ValueShape Of(Type declared) =>
        s_shapes.GetOrAdd(Nullable.GetUnderlyingType(declared) ?? declared, static type => new ValueShape(type));

    /// <summary>A structure's member by its name; null when it has none of that name.</summary>
    public StructureMember? Find(string name)
    {
        foreach (StructureMember member in MemberArray)
            if (member.Name == name) return member;
        return null;
    }

    /// <summary>A structure.</summary>
    /// <param name="values">
    /// Values of its members by their names, of the members' own types; what has another name is kept as it is, and has to be JSON.
    /// </param>
    public object NewStructure(IEnumerable<KeyValuePair<string, object>> values)
    {
        object structure = NewStructure();
        foreach (KeyValuePair<string, object> value in values)
        {
            if (Find(value.Key) is { } member) member.Set(structure, value.Value);
            else ((EcsStructure)structure).AddMember(value.Key, (JsonElement)value.Value);
        }

        return structure;
    }

    /// <summary>A list of items of their shape's type.</summary>
    public object NewList(IEnumerable<object> items)
    {
        IList list = NewList();
        foreach (object item in items) list.Add(item);
        return list;
    }

    /// <summary>ECS's error for a value of another shape.</summary>
    /// <param name="utf8Json">The value; only its kind matters where it is long.</param>
    /// <param name="jsonPath">Where it stands.</param>
    public EcsException Refuse(ReadOnlySpan<byte> utf8Json, string jsonPath) => UnreadableValue.Of(this, utf8Json, jsonPath);

    /// <summary>The index of a member; -1 when there is none. Members mostly come in order, so the search begins at the next one.</summary>
    internal int IndexOf(ReadOnlySpan<byte> name, int next)
    {
        StructureMember[] members = MemberArray;
        for (int i = next; i < members.Length; i++)
            if (name.SequenceEqual(members[i].Utf8Name)) return i;
        for (int i = 0; i < next; i++)
            if (name.SequenceEqual(members[i].Utf8Name)) return i;
        return -1;
    }

    /// <summary>An empty structure.</summary>
    internal object NewStructure() => Activator.CreateInstance(Type)!;

    /// <summary>An empty list.</summary>
    internal IList NewList() => (IList)Activator.CreateInstance(_list ??= typeof(List<>).MakeGenericType(Item.Type))!;

    private static ValueKind KindOf(Type type)
    {
        if (type == typeof(string)) return ValueKind.Text;
        if (type == typeof(bool)) return ValueKind.Flag;
        if (type == typeof(int)) return ValueKind.Integer;
        if (type == typeof(long)) return ValueKind.Long;
        if (type == typeof(double)) return ValueKind.Double;
        if (type == typeof(DateTimeOffset)) return ValueKind.Time;
        if (type == typeof(JsonElement)) return ValueKind.Part;
        if (type == typeof(IReadOnlyDictionary<string, string>)) return ValueKind.Map;
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>)) return ValueKind.List;
        bool isOurs = type is { IsClass: true, IsArray: false } && type.Assembly == typeof(ValueShape).Assembly;
        return isOurs ? ValueKind.Structure : ValueKind.Unknown;
    }

    private static StructureMember[] MembersOf(ValueShape shape)
    {
        List<StructureMember> members = new();
        if (shape.Kind != ValueKind.Structure) return members.ToArray();
        foreach (PropertyInfo property in shape.Type.GetProperties(BindingFlags.Instance | BindingFlags.Public))
        {
            if (property.DeclaringType != typeof(EcsStructure) && property.CanWrite) members.Add(new StructureMember(property));
        }

        return members.ToArray();
    }
}
