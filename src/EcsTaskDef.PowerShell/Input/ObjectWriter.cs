using System.Buffers;
using System.Collections;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace EcsTaskDef.PowerShell.Input;

/// <summary>
/// Writes an object of the pipeline as JSON, with PowerShell's own conversions guided by the model's types: names in
/// any case, a number for a text and back, one item for a list of one, null for nothing. What the model does not know
/// stays as it is, and what fits nowhere is written as it came, for the registry to refuse in ECS's words.
/// </summary>
internal sealed class ObjectWriter
{
    /// <summary>Deeper than any task definition, shallower than any stack.</summary>
    internal const int MaxDepth = 64;

    private static readonly JsonWriterOptions s_options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = false,
    };

    private readonly ObjectInspector _inspector;
    private readonly Utf8JsonWriter _json;
    private readonly List<string> _path = new() { "$" };

    private readonly bool _knownOnly;

    private ObjectWriter(ObjectInspector inspector, Utf8JsonWriter json, bool knownOnly)
    {
        _inspector = inspector;
        _json = json;
        _knownOnly = knownOnly;
    }

    /// <summary>The object as UTF-8 JSON.</summary>
    /// <param name="value">A hashtable, a PSCustomObject, one of our own records, ...</param>
    /// <param name="type">The model's type that it stands for.</param>
    /// <param name="inspector">How objects are looked into.</param>
    /// <param name="knownOnly">Refuses members that the model's structures have not.</param>
    public static ReadOnlyMemory<byte> Write(object value, Type type, ObjectInspector inspector, bool knownOnly = false)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, s_options))
            new ObjectWriter(inspector, json, knownOnly).WriteValue(value, ModelShape.Of(type));
        return buffer.ToArray();
    }

    private string Path => string.Concat(_path);

    private void WriteValue(object? wrapped, ModelShape shape)
    {
        if (_path.Count > MaxDepth) throw Faults.InputTooDeep(MaxDepth, Path);
        object? value = _inspector.Unwrap(wrapped);
        switch (value)
        {
            case null:
                _json.WriteNullValue();
                return;
            case JsonElement element:
                element.WriteTo(_json);
                return;
        }

        if (shape.Kind == ShapeKind.List)
        {
            WriteList(ItemsOf(value, shape.Element), shape.Element);
            return;
        }

        if (_inspector.MembersOf(value) is { } members)
        {
            WriteObject(members, shape);
            return;
        }

        if (value is not string && value is IEnumerable items)
        {
            WriteList(items, ModelShape.Unknown);
            return;
        }

        WriteScalar(value, shape.Kind);
    }

    // A single item where the model has a list is a list of one. A map where the model has a list of pairs is the
    // list of its pairs: @{ LEVEL = 'debug' } for an environment.
    private IEnumerable ItemsOf(object value, ModelShape element)
    {
        if (_inspector.MembersOf(value) is not null || value is string || value is not IEnumerable items) return ItemsOfOne(value, element);
        return items.Cast<object?>().SelectMany(item => ItemsOfOne(item, element));
    }

    private IEnumerable<object?> ItemsOfOne(object? item, ModelShape element)
    {
        if (_inspector.Unwrap(item) is not { } value || _inspector.MembersOf(value) is not { } members) return new[] { item };
        KeyValuePair<string, object?>[] all = members.ToArray();
        if (PairNames(element) is not { } names || all.Any(member => element.Members.ContainsKey(member.Key))) return new[] { item };
        return PairsOf(value is Hashtable ? all.OrderBy(static m => m.Key, StringComparer.Ordinal) : all, names);
    }

    /// <summary>The members of a structure that is nothing but a key and its value; null for every other.</summary>
    internal static (string Name, string Value)? PairNames(ModelShape element)
    {
        if (element.Kind != ShapeKind.Structure) return null;
        string[] names = element.Members.Values.Select(static member => member.JsonName).Distinct().ToArray();
        if (names.Length != 2 || !names.Contains("value")) return null;
        return names.Contains("name") ? ("name", "value") : names.Contains("key") ? ("key", "value") : null;
    }

    private static IEnumerable<object> PairsOf(
        IEnumerable<KeyValuePair<string, object?>> members, (string Name, string Value) names) =>
        members.Select(member => new Dictionary<string, object?>
        {
            [names.Name] = member.Key, [names.Value] = member.Value,
        });

    private void WriteList(IEnumerable items, ModelShape element)
    {
        _json.WriteStartArray();
        int index = 0;
        foreach (object? item in items)
        {
            _path.Add(string.Format(CultureInfo.InvariantCulture, "[{0}]", index++));
            WriteValue(item, element);
            _path.RemoveAt(_path.Count - 1);
        }

        _json.WriteEndArray();
    }

    private void WriteObject(IEnumerable<KeyValuePair<string, object?>> members, ModelShape shape)
    {
        var written = new HashSet<string>(StringComparer.Ordinal);
        _json.WriteStartObject();
        foreach (KeyValuePair<string, object?> member in members)
        {
            ModelMember? known = null;
            if (shape.Kind == ShapeKind.Structure) shape.Members.TryGetValue(member.Key, out known);
            string name = known?.JsonName ?? member.Key;

            // Null is absence: for PowerShell and for ECS alike.
            if (_inspector.Unwrap(member.Value) is null or JsonElement { ValueKind: JsonValueKind.Null }) continue;
            if (_knownOnly && known is null && shape.Kind == ShapeKind.Structure)
                throw Faults.MemberUnknown(member.Key, shape.Members.Values.Select(static m => m.JsonName).Distinct(), Path);
            if (!written.Add(name)) throw Faults.MemberTwice(member.Key, Path);

            _path.Add("." + name);
            _json.WritePropertyName(name);
            WriteValue(member.Value, known?.Shape ?? (shape.Kind == ShapeKind.Map ? shape.Element : ModelShape.Unknown));
            _path.RemoveAt(_path.Count - 1);
        }

        _json.WriteEndObject();
    }

    private void WriteScalar(object value, ShapeKind kind)
    {
        switch (kind)
        {
            case ShapeKind.Text:
                _json.WriteStringValue(_inspector.TextOf(value));
                return;
            case ShapeKind.Integer or ShapeKind.Number when NumberOf(value) is { } number:
                _json.WriteNumberValue(number);
                return;
            case ShapeKind.Boolean when BooleanOf(value) is { } boolean:
                _json.WriteBooleanValue(boolean);
                return;
        }

        // Nothing that fits, or nothing to fit to: as it is.
        switch (value)
        {
            case bool boolean:
                _json.WriteBooleanValue(boolean);
                return;
            case float or double:
                WriteDouble(Convert.ToDouble(value, CultureInfo.InvariantCulture));
                return;
            case ulong large:
                _json.WriteNumberValue(large);
                return;
            case sbyte or byte or short or ushort or int or uint or long or decimal:
                _json.WriteNumberValue(Convert.ToDecimal(value, CultureInfo.InvariantCulture));
                return;
            case DateTime time:
                _json.WriteStringValue(time.ToString("o", CultureInfo.InvariantCulture));
                return;
            case DateTimeOffset time:
                _json.WriteStringValue(time.ToString("o", CultureInfo.InvariantCulture));
                return;
            default:
                // A switch parameter writes itself as True or False; unknown members want the boolean.
                if (value.GetType().Name == "SwitchParameter") _json.WriteBooleanValue(BooleanOf(value) == true);
                else _json.WriteStringValue(_inspector.TextOf(value));
                return;
        }
    }

    private void WriteDouble(double value)
    {
        if (double.IsNaN(value) || double.IsInfinity(value))
            _json.WriteStringValue(value.ToString(CultureInfo.InvariantCulture));
        else _json.WriteNumberValue(value);
    }

    private static decimal? NumberOf(object value)
    {
        switch (value)
        {
            case sbyte or byte or short or ushort or int or uint or long or ulong or decimal:
                return Convert.ToDecimal(value, CultureInfo.InvariantCulture);
            case float or double:
                double real = Convert.ToDouble(value, CultureInfo.InvariantCulture);
                return Math.Abs(real) < 1e15 ? WithoutZeros((decimal)real) : null;
            case string text when decimal.TryParse(
                text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingWhite
                    | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out decimal number):
                return WithoutZeros(number);
            default:
                return null;
        }
    }

    // 256.0 is the integer 256; a JSON number says so only when it is written without the fraction.
    private static decimal WithoutZeros(decimal number) =>
        number == decimal.Truncate(number) ? decimal.Truncate(number) : number;

    private static bool? BooleanOf(object value) => value switch
    {
        bool boolean => boolean,
        int and (0 or 1) => (int)value == 1,
        long and (0L or 1L) => (long)value == 1,
        _ => bool.TryParse(Convert.ToString(value, CultureInfo.InvariantCulture), out bool boolean) ? boolean : null,
    };
}
