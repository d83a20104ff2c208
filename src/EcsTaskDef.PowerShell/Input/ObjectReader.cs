using System.Collections;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace EcsTaskDef.PowerShell.Input;

/// <summary>
/// Reads an object of the pipeline into one of the model's types, with PowerShell's own conversions: names in any case, a number for a
/// text and back, one item for a list of one, null for nothing. What the model does not know stays as it is, and what fits nowhere is
/// refused in ECS's words.
/// </summary>
internal sealed class ObjectReader
{
    /// <summary>Deeper than any task definition, shallower than any stack.</summary>
    internal const int MaxDepth = 64;

    private static readonly JsonWriterOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly ObjectInspector _inspector;
    private readonly bool _knownOnly;
    private readonly List<EcsException> _faults = new();
    private readonly List<string> _path;
    private bool _keepsStructures;
    private bool _hasUnknown;

    private ObjectReader(ObjectInspector inspector, bool knownOnly, string path)
    {
        _inspector = inspector;
        _knownOnly = knownOnly;
        _path = new List<string> { path };
    }

    private string Path => string.Concat(_path);

    /// <summary>Reads as much as can be read.</summary>
    /// <param name="value">A hashtable, a PSCustomObject, one of our own records, ...</param>
    /// <param name="inspector">How objects are looked into.</param>
    /// <param name="faults">ECS's errors for what cannot be read, its first complaint first.</param>
    /// <param name="knownOnly">Refuses members that the model's structures have not.</param>
    /// <param name="path">Where the value stands.</param>
    public static T Read<T>(
        object value, ObjectInspector inspector, out IReadOnlyList<EcsException> faults, bool knownOnly = false, string path = "$")
        where T : class => Read<T>(value, inspector, knownOnly, path, out faults, out _);

    /// <inheritdoc cref="Read{T}(object, ObjectInspector, out IReadOnlyList{EcsException}, bool, string)"/>
    /// <param name="value">As above.</param>
    /// <param name="inspector">As above.</param>
    /// <param name="knownOnly">As above.</param>
    /// <param name="path">As above.</param>
    /// <param name="faults">As above.</param>
    /// <param name="hasUnknown">True when a structure has a member that the model has not.</param>
    public static T Read<T>(
        object value, ObjectInspector inspector, bool knownOnly, string path, out IReadOnlyList<EcsException> faults, out bool hasUnknown)
        where T : class
    {
        ValueShape shape = ValueShape.Of(typeof(T));
        var reader = new ObjectReader(inspector, knownOnly, path);
        faults = reader._faults;
        T read = (T)(reader.ReadValue(value, shape) ?? shape.NewStructure(Array.Empty<KeyValuePair<string, object>>()));
        hasUnknown = reader._hasUnknown;
        return read;
    }

    /// <summary>Reads the value of a member. Structures of the model stay the same objects: who has one in hand goes on with it.</summary>
    public static object? ReadMember(
        object? value, ValueShape shape, ObjectInspector inspector, string path, out IReadOnlyList<EcsException> faults)
    {
        var reader = new ObjectReader(inspector, knownOnly: false, path) { _keepsStructures = true };
        faults = reader._faults;
        return reader.ReadValue(value, shape);
    }

    // Null where there is nothing, or nothing that fits.
    private object? ReadValue(object? wrapped, ValueShape shape)
    {
        if (_path.Count > MaxDepth) throw Faults.InputTooDeep(MaxDepth, Path);
        if (_inspector.Unwrap(wrapped) is not { } value) return null;
        if (_keepsStructures && shape.Kind == ValueKind.Structure && shape.Type.IsInstanceOfType(value)) return value;
        IEnumerable<KeyValuePair<string, object?>>? members = _inspector.MembersOf(value);
        switch (shape.Kind)
        {
            case ValueKind.List:
                return shape.NewList(ReadItems(ItemsOf(value, shape.Item), shape.Item).OfType<object>());
            case ValueKind.Structure when members is not null:
                return shape.NewStructure(ReadMembers(members, shape));
            case ValueKind.Map when members is not null:
                return ReadMembers(members, shape).ToDictionary(static one => one.Key, static one => (string)one.Value);
            case ValueKind.Part or ValueKind.Unknown:
                return ReadPart(value, members, shape);
        }

        object? read = members is null && _inspector.ItemsOf(value) is null ? ReadScalar(value, shape.Kind) : null;
        if (read is null)
        {
            // An object that was made of JSON that was cut off before.
            bool isCutOff = shape.Kind is ValueKind.Structure or ValueKind.Map && CutOffJson.IsMark(_inspector.TextOf(value));
            _faults.Add(isCutOff ? Faults.JsonCutOff(Path) : shape.Refuse(SampleOf(value, shape.Kind), Path));
        }

        return read;
    }

    // A single item where the model has a list is a list of one. A map where the model has a list of pairs is the
    // list of its pairs: @{ LEVEL = 'debug' } for an environment.
    private IEnumerable<object?> ItemsOf(object value, ValueShape item) => _inspector.ItemsOf(value) is { } items
        ? items.Cast<object?>().SelectMany(one => ItemsOfOne(one, item))
        : ItemsOfOne(value, item);

    private IEnumerable<object?> ItemsOfOne(object? item, ValueShape shape)
    {
        if (_inspector.Unwrap(item) is not { } value || _inspector.MembersOf(value) is not { } members) return new[] { item };
        KeyValuePair<string, object?>[] all = members.ToArray();
        if (MemberNames.PairOf(shape) is not { } names || IsPair(all, shape)) return new[] { item };
        return PairsOf(value is Hashtable ? all.OrderBy(static m => m.Key, StringComparer.Ordinal) : all, names);
    }

    // A variable may be called NAME: a pair has the name and the value, or nothing else.
    private static bool IsPair(KeyValuePair<string, object?>[] members, ValueShape shape)
    {
        int known = members.Count(member => MemberNames.Find(shape, member.Key) is not null);
        return known > 0 && (known == members.Length || known == shape.Members.Count);
    }

    private static IEnumerable<object> PairsOf(
        IEnumerable<KeyValuePair<string, object?>> members, (string Name, string Value) names) =>
        members.Select(member => new Dictionary<string, object?>
        {
            [names.Name] = member.Key, [names.Value] = member.Value,
        });

    private IEnumerable<object?> ReadItems(IEnumerable<object?> items, ValueShape shape)
    {
        int index = 0;
        foreach (object? item in items)
        {
            _path.Add(string.Format(CultureInfo.InvariantCulture, "[{0}]", index++));
            object? read = ReadValue(item, shape);
            _path.RemoveAt(_path.Count - 1);
            yield return read;
        }
    }

    // In alphabetical order, which decides what ECS complains of first.
    private List<KeyValuePair<string, object>> ReadMembers(IEnumerable<KeyValuePair<string, object?>> members, ValueShape shape)
    {
        var given = new SortedDictionary<string, (object? Value, ValueShape Shape)>(StringComparer.Ordinal);
        foreach (KeyValuePair<string, object?> member in members)
        {
            // Null is absence: for PowerShell and for ECS alike.
            if (_inspector.Unwrap(member.Value) is null) continue;
            StructureMember? known = MemberNames.Find(shape, member.Key);
            _hasUnknown |= known is null && shape.Kind == ValueKind.Structure;
            string name = known?.Name ?? member.Key;
            if (_knownOnly && known is null && shape.Kind == ValueKind.Structure)
                throw Faults.MemberUnknown(member.Key, shape.Members.Select(static m => m.Name), Path);
            if (given.ContainsKey(name)) throw Faults.MemberTwice(member.Key, Path);
            given.Add(name, (member.Value, known?.Shape ?? shape.Item));
        }

        var read = new List<KeyValuePair<string, object>>();
        foreach (KeyValuePair<string, (object? Value, ValueShape Shape)> member in given)
        {
            _path.Add("." + member.Key);
            object? value = ReadValue(member.Value.Value, member.Value.Shape);
            if (value is not null) read.Add(new KeyValuePair<string, object>(member.Key, value));
            _path.RemoveAt(_path.Count - 1);
        }

        return read;
    }

    private object? ReadScalar(object value, ValueKind kind) => kind switch
    {
        ValueKind.Text => value is JsonElement element ? ScalarValue.Text(element) : _inspector.TextOf(value),
        ValueKind.Flag => ScalarValue.Boolean(value),
        ValueKind.Integer when ScalarValue.Number(value) is { } number && IsWhole(number, int.MinValue, int.MaxValue) => (int)number,
        ValueKind.Long when ScalarValue.Number(value) is { } number && IsWhole(number, long.MinValue, long.MaxValue) => (long)number,
        ValueKind.Double when ScalarValue.Number(value) is { } number => (double)number,
        ValueKind.Time when value is DateTimeOffset time => time,
        _ => null,
    };

    private static bool IsWhole(decimal number, long least, long most) =>
        number == decimal.Truncate(number) && number >= least && number <= most;

    // JSON of the same kind, for ECS's errors.
    private byte[] SampleOf(object value, ValueKind expected)
    {
        if (value is JsonElement element) return Encoding.UTF8.GetBytes(element.GetRawText());
        bool isNumber = ScalarValue.IsNumber(value)
            || (expected is ValueKind.Integer or ValueKind.Long or ValueKind.Double && ScalarValue.Number(value) is not null);
        return Encoding.ASCII.GetBytes(
            _inspector.MembersOf(value) is not null ? "{}" : _inspector.ItemsOf(value) is not null ? "[]"
            : value is bool flag ? (flag ? "true" : "false") : isNumber ? "0" : "\"\"");
    }

    // What the model does not know, as it is.
    private JsonElement ReadPart(object value, IEnumerable<KeyValuePair<string, object?>>? members, ValueShape shape)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, s_options))
        {
            if (members is not null)
            {
                json.WriteStartObject();
                foreach (KeyValuePair<string, object> member in ReadMembers(members, shape))
                {
                    json.WritePropertyName(member.Key);
                    ((JsonElement)member.Value).WriteTo(json);
                }

                json.WriteEndObject();
            }
            else if (_inspector.ItemsOf(value) is { } items)
            {
                json.WriteStartArray();
                foreach (object? item in ReadItems(items.Cast<object?>(), shape))
                {
                    if (item is JsonElement part) part.WriteTo(json);
                    else json.WriteNullValue();
                }

                json.WriteEndArray();
            }
            else
            {
                ScalarValue.Write(json, value, _inspector);
            }
        }

        using JsonDocument document = JsonDocument.Parse(buffer.ToArray());
        return document.RootElement.Clone();
    }
}
