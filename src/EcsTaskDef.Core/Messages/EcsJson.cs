using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace EcsTaskDef.Messages;

/// <summary>
/// The one reading of requests: JSON text in, typed request out, with ECS's type errors (docs/ECS.md §1.3).
/// </summary>
public static class EcsJson
{
    private static readonly HashSet<string> s_outputOnly = OutputOnlyMembers();

    /// <summary>
    /// Reads a request: <see cref="RegisterTaskDefinitionRequest"/> or one of <c>EcsTaskDef.Registry.Messages</c>; or a
    /// <see cref="TaskDefinition"/> as ECS answers it.
    /// <c>null</c> is absence, in lists and maps that the model knows too; names are case-sensitive; of two members of one name the last
    /// counts. Unknown members of a registration are kept (they may be newer than this software) but for those that
    /// only ECS's answers have; those of other requests are ignored. A byte order mark is skipped.
    /// </summary>
    /// <exception cref="EcsException">
    /// <c>SerializationException</c> with ECS's text; <see cref="EcsException.JsonPath"/> says where and
    /// <see cref="EcsException.Advice"/> what was due and what was given.
    /// </exception>
    public static T Read<T>(ReadOnlyMemory<byte> utf8Json) where T : class
    {
        if (utf8Json.Span.StartsWith(Encoding.UTF8.GetPreamble())) utf8Json = utf8Json.Slice(3);
        if (FlatRequest<T>.Read(utf8Json.Span) is { } flat) return flat;
        JsonTypeInfo<T> type = (JsonTypeInfo<T>)(EcsJsonContext.Default.GetTypeInfo(typeof(T))
            ?? throw new ArgumentException($"{typeof(T).Name} is not a request."));
        if (PlainJson.IsPlain(utf8Json.Span, type))
        {
            try
            {
                return JsonSerializer.Deserialize(utf8Json.Span, type)!;
            }
            catch (JsonException)
            {
                // A text that is none: what follows says which.
            }
        }

        using JsonDocument document = Parse(utf8Json);
        JsonElement root = document.RootElement;
        if (root.ValueKind != JsonValueKind.Object)
        {
            throw EcsErrors.Serialization(
                Texts.Format(SR.BodyNotAnObject, typeof(T).Name), Texts.Format(SR.AdviceBodyNotAnObject, Describe(root)), "$");
        }

        ByteBuffer clean = new(utf8Json.Length + 16);
        using (Utf8JsonWriter writer = new(clean, JsonText.WriterOptions))
        {
            new Cleaner(writer, typeof(T) == typeof(RegisterTaskDefinitionRequest) || typeof(T) == typeof(TaskDefinition)).Write(root, type, new JsonPath("$", null));
        }

        return JsonSerializer.Deserialize(clean.Written.Span, type)!;
    }

    /// <summary>
    /// Writes an answer of <c>EcsTaskDef.Runtime.Messages</c> as ECS does: members in alphabetical order, those without a
    /// value left out.
    /// </summary>
    public static void Write<T>(Utf8JsonWriter writer, T answer) where T : class
    {
        JsonTypeInfo<T> type = (JsonTypeInfo<T>)(EcsJsonContext.Default.GetTypeInfo(typeof(T))
            ?? throw new ArgumentException($"{typeof(T).Name} is not an answer."));
        JsonSerializer.Serialize(writer, answer, type);
    }

    /// <summary>Takes a text apart.</summary>
    /// <param name="utf8Json">The text.</param>
    /// <param name="levelsAround">
    /// Levels that a file may have around a definition, which itself has 64 at most: what can be exported can be imported.
    /// </param>
    /// <exception cref="EcsException"><c>SerializationException</c>: the text is not JSON; the advice says where.</exception>
    public static JsonDocument Parse(ReadOnlyMemory<byte> utf8Json, int levelsAround = 0)
    {
        int maxDepth = JsonText.MaxDepth + levelsAround;
        try
        {
            return JsonDocument.Parse(utf8Json, new JsonDocumentOptions { MaxDepth = maxDepth });
        }
        catch (JsonException exception)
        {
            string what = JsonBreak.Find(utf8Json.Span, maxDepth)?.What ?? exception.Message;
            throw EcsErrors.Serialization(SR.BodyNotJson, Texts.Format(SR.AdviceBodyNotJson, what), "$");
        }
    }

    private static string Describe(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Array => "a list",
        JsonValueKind.Object => "an object",
        JsonValueKind.String => "a text",
        JsonValueKind.Number => "a number",
        JsonValueKind.Null => "null",
        _ => element.GetRawText(),
    };

    // What ECS answers but does not take; a describe answer can be sent back as it is.
    private static HashSet<string> OutputOnlyMembers()
    {
        HashSet<string> names = new(StringComparer.Ordinal);
        foreach (JsonPropertyInfo member in EcsJsonContext.Default.TaskDefinition.Properties) names.Add(member.Name);
        foreach (JsonPropertyInfo member in EcsJsonContext.Default.RegisterTaskDefinitionRequest.Properties) names.Remove(member.Name);
        return names;
    }

    /// <summary>A place in the input; made into text only when something is wrong there.</summary>
    private sealed class JsonPath
    {
        private readonly string _step;
        private readonly JsonPath? _parent;

        public JsonPath(string step, JsonPath? parent)
        {
            _step = step;
            _parent = parent;
        }

        public bool IsRoot => _parent is null;

        public override string ToString() => _parent + _step;
    }

    /// <summary>
    /// Checks every value against the model's types, which it takes from the serializer's own metadata, and writes the
    /// input anew: without nulls, members sorted, whole numbers without fraction or exponent.
    /// </summary>
    private readonly struct Cleaner
    {
        private const int MaxDecimalDigits = 28;

        private readonly Utf8JsonWriter _writer;
        private readonly bool _keepUnknown;

        public Cleaner(Utf8JsonWriter writer, bool keepUnknown)
        {
            _writer = writer;
            _keepUnknown = keepUnknown;
        }

        public void Write(JsonElement element, JsonTypeInfo type, JsonPath path)
        {
            switch (type.Kind)
            {
                case JsonTypeInfoKind.Object:
                    Require(element, JsonValueKind.Object, SR.StructureExpected, "an object", path);
                    WriteStructure(element, type, path);
                    break;
                case JsonTypeInfoKind.Enumerable:
                    Require(element, JsonValueKind.Array, SR.ListExpected, "a list", path);
                    WriteList(element, type, path);
                    break;
                case JsonTypeInfoKind.Dictionary:
                    Require(element, JsonValueKind.Object, SR.StructureExpected, "an object of texts", path);
                    WriteMap(element, path);
                    break;
                default:
                    WriteScalar(element, Nullable.GetUnderlyingType(type.Type) ?? type.Type, path);
                    break;
            }
        }

        private void WriteStructure(JsonElement element, JsonTypeInfo type, JsonPath path)
        {
            _writer.WriteStartObject();
            foreach (KeyValuePair<string, JsonElement> member in Members(element, path))
            {
                JsonPath memberPath = new("." + member.Key, path);
                if (Find(type, member.Key) is { } known)
                {
                    _writer.WritePropertyName(member.Key);
                    Write(member.Value, EcsJsonContext.Default.GetTypeInfo(known.PropertyType)!, memberPath);
                }
                else if (_keepUnknown && !(path.IsRoot && s_outputOnly.Contains(member.Key)))
                {
                    _writer.WritePropertyName(member.Key);
                    WriteUnknown(member.Value, memberPath);
                }
            }

            _writer.WriteEndObject();
        }

        private void WriteList(JsonElement element, JsonTypeInfo type, JsonPath path)
        {
            JsonTypeInfo itemType = EcsJsonContext.Default.GetTypeInfo(type.Type.GetGenericArguments()[0])!;
            int index = 0;
            _writer.WriteStartArray();
            foreach (JsonElement item in element.EnumerateArray())
            {
                if (item.ValueKind != JsonValueKind.Null) Write(item, itemType, new JsonPath($"[{index}]", path));
                index++;
            }

            _writer.WriteEndArray();
        }

        private void WriteMap(JsonElement element, JsonPath path)
        {
            _writer.WriteStartObject();
            foreach (KeyValuePair<string, JsonElement> member in Members(element, path))
            {
                _writer.WritePropertyName(member.Key);
                WriteScalar(member.Value, typeof(string), new JsonPath("." + member.Key, path));
            }

            _writer.WriteEndObject();
        }

        private void WriteScalar(JsonElement element, Type type, JsonPath path)
        {
            if (type == typeof(JsonElement))
            {
                // A part that is only kept and answered.
                WriteUnknown(element, path);
                return;
            }

            if (element.ValueKind is JsonValueKind.Object or JsonValueKind.Array)
            {
                string text = element.ValueKind == JsonValueKind.Array ? SR.ListNotExpected : SR.StructureNotExpected;
                throw Mismatch(element, text, Due(type), path);
            }

            if (type == typeof(string) && element.ValueKind == JsonValueKind.String) _writer.WriteStringValue(Text(element, path));
            else if (type == typeof(bool) && element.ValueKind is JsonValueKind.True or JsonValueKind.False) _writer.WriteBooleanValue(element.GetBoolean());
            else if (type == typeof(int) && TryGetWhole(element, out long whole) && whole is >= int.MinValue and <= int.MaxValue) _writer.WriteNumberValue(whole);
            else if (type == typeof(long) && TryGetWhole(element, out whole)) _writer.WriteNumberValue(whole);
            else if (type == typeof(DateTimeOffset) && IsTime(element)) element.WriteTo(_writer);
            else if (type == typeof(double) && element.ValueKind == JsonValueKind.Number) element.WriteTo(_writer);
            else throw Mismatch(element, Texts.Format(SR.ValueNotConvertible, Token(element), EcsName(type)), Due(type), path);
        }

        // Members of a name that this software does not know: as they were sent, but sorted and checked to be text.
        private void WriteUnknown(JsonElement element, JsonPath path)
        {
            switch (element.ValueKind)
            {
                case JsonValueKind.Object:
                    _writer.WriteStartObject();
                    foreach (KeyValuePair<string, JsonElement> member in Members(element, path))
                    {
                        _writer.WritePropertyName(member.Key);
                        WriteUnknown(member.Value, new JsonPath("." + member.Key, path));
                    }

                    _writer.WriteEndObject();
                    break;
                case JsonValueKind.Array:
                    _writer.WriteStartArray();
                    int index = 0;
                    foreach (JsonElement item in element.EnumerateArray()) WriteUnknown(item, new JsonPath($"[{index++}]", path));
                    _writer.WriteEndArray();
                    break;
                case JsonValueKind.String:
                    _writer.WriteStringValue(Text(element, path));
                    break;
                default:
                    element.WriteTo(_writer);
                    break;
            }
        }

        private static SortedDictionary<string, JsonElement> Members(JsonElement element, JsonPath path)
        {
            SortedDictionary<string, JsonElement> members = new(StringComparer.Ordinal);
            foreach (JsonProperty member in element.EnumerateObject())
            {
                string name;
                try
                {
                    name = member.Name;
                }
                catch (InvalidOperationException)
                {
                    throw NotUnicode(path);
                }

                if (member.Value.ValueKind == JsonValueKind.Null) members.Remove(name);
                else members[name] = member.Value;
            }

            return members;
        }

        private static JsonPropertyInfo? Find(JsonTypeInfo type, string name)
        {
            foreach (JsonPropertyInfo member in type.Properties)
            {
                if (!member.IsExtensionData && member.Get is not null && string.Equals(member.Name, name, StringComparison.Ordinal)) return member;
            }

            return null;
        }

        private static void Require(JsonElement element, JsonValueKind kind, string text, string due, JsonPath path)
        {
            if (element.ValueKind != kind) throw Mismatch(element, text, due, path);
        }

        private static string Text(JsonElement element, JsonPath path)
        {
            try
            {
                return element.GetString()!;
            }
            catch (InvalidOperationException)
            {
                // A lone surrogate, or bytes that are not UTF-8.
                throw NotUnicode(path);
            }
        }

        // 256, 256.0 and 2.56e2 are one number; JSON has no integers of its own.
        private static bool TryGetWhole(JsonElement element, out long whole)
        {
            whole = 0;
            if (element.ValueKind != JsonValueKind.Number) return false;
            if (element.TryGetInt64(out whole)) return true;
            if (!element.TryGetDecimal(out decimal value) || value != decimal.Truncate(value)) return false;
            if (value is < long.MinValue or > long.MaxValue) return false;

            // What a decimal cannot hold it rounds: 1e-99 is not 0.
            ReadOnlySpan<char> mantissa = element.GetRawText().AsSpan();
            int exponent = mantissa.IndexOfAny('e', 'E'), digits = 0;
            if (exponent >= 0) mantissa = mantissa.Slice(0, exponent);
            bool isZero = true;
            foreach (char c in mantissa)
            {
                if (c is >= '0' and <= '9') digits++;
                isZero &= c is '0' or '.' or '-';
            }

            if (digits > MaxDecimalDigits || (value == 0 && !isZero)) return false;
            whole = (long)value;
            return true;
        }

        private static bool IsTime(JsonElement element) => element.ValueKind == JsonValueKind.Number
            && EpochSecondsConverter.TryRead(Encoding.ASCII.GetBytes(element.GetRawText()), out _);

        private static EcsException Mismatch(JsonElement element, string text, string due, JsonPath path) =>
            EcsErrors.Serialization(text, Texts.Format(SR.AdviceJsonType, path, due, Describe(element)), path.ToString());

        private static EcsException NotUnicode(JsonPath path) =>
            EcsErrors.Serialization(SR.BodyNotJson, Texts.Format(SR.AdviceJsonText, path), path.ToString());

        private static string Token(JsonElement element) => element.ValueKind switch
        {
            JsonValueKind.String => "STRING_VALUE",
            JsonValueKind.Number => "NUMBER_VALUE",
            JsonValueKind.True => "TRUE_VALUE",
            JsonValueKind.False => "FALSE_VALUE",
            _ => "NULL_VALUE",
        };

        private static string EcsName(Type type) =>
            type == typeof(string) ? "String" : type == typeof(bool) ? "Boolean"
            : type == typeof(long) ? "Long" : type == typeof(int) ? "Integer" : type == typeof(double) ? "Double" : "Date";

        private static string Due(Type type) =>
            type == typeof(string) ? "a text" : type == typeof(bool) ? "true or false"
            : type == typeof(DateTimeOffset) ? "a number of seconds" : type == typeof(double) ? "a number" : "a whole number";
    }
}
