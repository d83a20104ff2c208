using System.Text.Json;

namespace EcsTaskDef.Wire;

/// <summary>
/// The members of an answer as they stand in its text: a definition is kept byte for byte. Only a definition asked for must be there;
/// what else is missing is empty.
/// </summary>
internal sealed class AnswerParts
{
    // A definition has 64 levels at most; the answer is around it.
    private static readonly JsonReaderOptions s_options = new() { MaxDepth = 128 };

    private readonly Dictionary<string, ReadOnlyMemory<byte>> _members;

    private AnswerParts(Dictionary<string, ReadOnlyMemory<byte>> members) => _members = members;

    /// <summary>The token of the next page; null on the last one.</summary>
    public string? NextToken => Text("nextToken");

    /// <summary>Takes an answer apart.</summary>
    /// <exception cref="EcsException">It is no JSON object.</exception>
    public static AnswerParts Of(ReadOnlyMemory<byte> answer)
    {
        try
        {
            Dictionary<string, ReadOnlyMemory<byte>> members = new(StringComparer.Ordinal);
            Utf8JsonReader reader = new(answer.Span, s_options);
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject) throw Unreadable(null);
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                string name = reader.GetString()!;
                reader.Read();
                members[name] = Value(answer, ref reader);
            }

            return new AnswerParts(members);
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            throw Unreadable(fault);
        }
    }

    /// <summary>The member <c>taskDefinition</c>.</summary>
    public TaskDefinitionDocument Document() =>
        _members.TryGetValue("taskDefinition", out ReadOnlyMemory<byte> json) ? Document(json) : throw Unreadable(null);

    /// <summary>The member <c>taskDefinitions</c>.</summary>
    public IReadOnlyList<TaskDefinitionDocument> Documents() => [.. Items("taskDefinitions").Select(Document)];

    /// <summary>The member <c>failures</c>.</summary>
    public IReadOnlyList<Failure> Failures() => [.. Items("failures").Select(Of).Select(static one => new Failure
    {
        Arn = one.Text("arn") ?? "", Reason = one.Text("reason") ?? "", Detail = one.Text("detail"),
    })];

    /// <summary>The member <c>tags</c>; null where it is missing.</summary>
    public IReadOnlyList<Tag>? Tags() => !_members.ContainsKey("tags") ? null : [.. Items("tags").Select(Of).Select(static one => new Tag
    {
        Key = one.Text("key"), Value = one.Text("value"),
    })];

    /// <summary>A member that is a list of texts.</summary>
    public IReadOnlyList<string> Texts(string member) => [.. Items(member).Select(TextOf).OfType<string>()];

    /// <summary>A member that is a text; null where it is missing or null.</summary>
    public string? Text(string member) => _members.TryGetValue(member, out ReadOnlyMemory<byte> json) ? TextOf(json) : null;

    private List<ReadOnlyMemory<byte>> Items(string member)
    {
        List<ReadOnlyMemory<byte>> items = [];
        if (!_members.TryGetValue(member, out ReadOnlyMemory<byte> json)) return items;
        Utf8JsonReader reader = new(json.Span, s_options);
        reader.Read();
        if (reader.TokenType == JsonTokenType.Null) return items;
        if (reader.TokenType != JsonTokenType.StartArray) throw Unreadable(null);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray) items.Add(Value(json, ref reader));
        return items;
    }

    private static ReadOnlyMemory<byte> Value(ReadOnlyMemory<byte> json, ref Utf8JsonReader reader)
    {
        int start = (int)reader.TokenStartIndex;
        reader.Skip();
        return json[start..(int)reader.BytesConsumed];
    }

    private static string? TextOf(ReadOnlyMemory<byte> json)
    {
        Utf8JsonReader reader = new(json.Span, s_options);
        reader.Read();
        return reader.TokenType switch
        {
            JsonTokenType.String => reader.GetString(),
            JsonTokenType.Null => null,
            _ => throw Unreadable(null),
        };
    }

    // Read at once: a definition that cannot be read is an error of the answer, not of the code that looks at it later.
    private static TaskDefinitionDocument Document(ReadOnlyMemory<byte> json)
    {
        TaskDefinitionDocument document = new(json.ToArray());
        try
        {
            _ = document.Value;
            return document;
        }
        catch (JsonException fault)
        {
            throw Unreadable(fault);
        }
    }

    private static EcsException Unreadable(Exception? fault) => WireTexts.AnswerUnreadable(fault);
}
