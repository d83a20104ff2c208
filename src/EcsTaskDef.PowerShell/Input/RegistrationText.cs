using System.Text.Json;
using EcsTaskDef.Rules;
using EcsTaskDef.Rules.Vocabulary;

namespace EcsTaskDef.PowerShell.Input;

/// <summary>
/// A registration as JSON text, made of what the user gave so that everything keeps its line and column: the registry
/// reads it, and a review of it speaks of the places that the user sees.
/// </summary>
internal sealed class RegistrationText
{
    private const string Root = "$";
    private const string Wrapper = "taskDefinition";
    private const string Tags = "tags";
    private const string FamilyName = "family";

    private static readonly ObjectInspector s_inspector = new();

    private readonly ReadOnlyMemory<byte> _utf8Json;
    private readonly bool _hasPlaces;
    private readonly string _root;
    private readonly string[] _outside;
    private readonly string[] _given;

    /// <param name="utf8Json">The text.</param>
    /// <param name="hasPlaces">False when the user gave no text: there are no lines then.</param>
    /// <param name="root">The path of the definition in the user's text.</param>
    /// <param name="outside">The members that stand beside the definition there.</param>
    /// <param name="given">The members that come from elsewhere: parameters.</param>
    private RegistrationText(
        ReadOnlyMemory<byte> utf8Json, bool hasPlaces, string root, string[]? outside = null, string[]? given = null)
    {
        _utf8Json = utf8Json;
        _hasPlaces = hasPlaces;
        _root = root;
        _outside = outside ?? Array.Empty<string>();
        _given = given ?? Array.Empty<string>();
    }

    /// <summary>The family; null when the text names none.</summary>
    public string? Family
    {
        get
        {
            ReadOnlySpan<byte> text = _utf8Json.Span;
            if (JsonMember.StartOfObject(text) is not { } start
                || JsonMember.Last(JsonMember.Of(text, start).Members, FamilyName) is not { } member
                || text[member.Value] != (byte)'"')
                return null;

            try
            {
                return JsonSerializer.Deserialize<string>(text.Slice(member.Value, member.End - member.Value));
            }
            catch (JsonException)
            {
                // Not Unicode.
                return null;
            }
        }
    }

    /// <summary>What a user wrote: a registration, or the answer of a describe call, wrapped or not.</summary>
    /// <param name="utf8Json">The text, without byte order mark; it need not be JSON.</param>
    /// <param name="isOfAnswer">True for the members that only answers have.</param>
    public static RegistrationText Of(ReadOnlyMemory<byte> utf8Json, Func<string, bool> isOfAnswer)
    {
        ReadOnlySpan<byte> text = utf8Json.Span;
        if (JsonMember.StartOfObject(text) is not { } start) return new RegistrationText(utf8Json, true, Root);

        (IReadOnlyList<JsonMember> outer, int end) = JsonMember.Of(text, start);
        IReadOnlyList<JsonMember> inner = outer;
        bool isWrapped = JsonMember.Last(outer, Wrapper) is { } wrapper && text[wrapper.Value] == (byte)'{';
        if (isWrapped) inner = JsonMember.Of(text, JsonMember.Last(outer, Wrapper)!.Value.Value).Members;
        else if (!inner.Any(member => isOfAnswer(member.Name))) return new RegistrationText(utf8Json, true, Root);

        // A describe call answers the tags beside the definition; one that was not asked for tags, an empty list.
        JsonMember? beside = isWrapped ? JsonMember.Last(outer, Tags) : null;
        List<JsonMember> kept = inner.Where(static member => member.Name != Tags).ToList();
        if ((beside ?? JsonMember.Last(inner, Tags)) is { } tags && !IsEmptyList(text, tags)) kept.Add(tags);
        return new RegistrationText(
            Keep(text, start, end, kept, ""),
            hasPlaces: true,
            isWrapped ? $"{Root}.{Wrapper}" : Root,
            beside is null ? null : new[] { Tags });
    }

    /// <summary>A registration that was written from an object.</summary>
    public static RegistrationText OfObject(ReadOnlyMemory<byte> utf8Json) => new(utf8Json, false, Root);

    /// <summary>The registration with another family and with more tags; a text that is no JSON object stays as it is.</summary>
    /// <param name="family">Takes the place of the text's; null or empty = leave it.</param>
    /// <param name="tags">Are merged into the text's; null = leave them.</param>
    public RegistrationText With(string? family, IReadOnlyList<Tag>? tags)
    {
        ReadOnlySpan<byte> text = _utf8Json.Span;
        if (JsonMember.StartOfObject(text) is not { } start) return this;

        (IReadOnlyList<JsonMember> members, int end) = JsonMember.Of(text, start);
        var given = new Dictionary<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal);
        if (family is { Length: > 0 }) given[FamilyName] = ObjectWriter.Write(family, typeof(string), s_inspector);
        if (tags is not null && Merge(text, JsonMember.Last(members, Tags), tags) is { } merged)
            given[Tags] = ObjectWriter.Write(merged, typeof(IReadOnlyList<Tag>), s_inspector);
        if (given.Count == 0) return this;

        List<JsonMember> kept = members.Where(member => !given.ContainsKey(member.Name)).ToList();
        string more = string.Join(",", given.Select(static one => $"\"{one.Key}\":{Encoding.UTF8.GetString(one.Value.ToArray())}"));
        return new RegistrationText(
            Keep(text, start, end, kept, more), _hasPlaces, _root, _outside, _given.Union(given.Keys).ToArray());
    }

    /// <summary>The request that this is.</summary>
    /// <exception cref="EcsException">ECS's <c>SerializationException</c>, with the place in the user's text.</exception>
    public RegisterTaskDefinitionRequest Read()
    {
        try
        {
            return EcsJson.Read<RegisterTaskDefinitionRequest>(_utf8Json);
        }
        catch (EcsException error) when (error.JsonPath is { } path && PlaceOf(path) != path)
        {
            string place = PlaceOf(path);
            throw new EcsException(
                error.Kind, error.Code, error.Message, error.Advice?.Replace(path, place), place, error);
        }
    }

    /// <summary>Everything there is to say about it.</summary>
    public IReadOnlyList<TaskDefinitionFinding> Review(string account, string region) => TaskDefinitionReview
        .Review(_utf8Json, account, region)
        .Select(Place)
        .ToArray();

    private TaskDefinitionFinding Place(TaskDefinitionFinding finding)
    {
        string place = PlaceOf(finding.JsonPath);
        bool hasPlace = _hasPlaces && !_given.Any(member => IsAt(finding.JsonPath, member));
        return finding with
        {
            JsonPath = place,
            Advice = place == finding.JsonPath || finding.JsonPath == Root
                ? finding.Advice : finding.Advice.Replace(finding.JsonPath, place),
            Line = hasPlace ? finding.Line : null,
            Column = hasPlace ? finding.Column : null,
        };
    }

    private string PlaceOf(string path) => _outside.Concat(_given).Any(member => IsAt(path, member))
        ? path : _root + path.Substring(Root.Length);

    private static bool IsAt(string path, string member)
    {
        string place = $"{Root}.{member}";
        return path.StartsWith(place, StringComparison.Ordinal)
            && (path.Length == place.Length || path[place.Length] is '.' or '[');
    }

    private static bool IsEmptyList(ReadOnlySpan<byte> text, JsonMember member)
    {
        var reader = new Utf8JsonReader(text.Slice(member.Value, member.End - member.Value));
        return reader.Read() && reader.TokenType == JsonTokenType.StartArray
            && reader.Read() && reader.TokenType == JsonTokenType.EndArray;
    }

    // As ECS merges tags: a key that is there gets the new value in its place, the others follow. Null when the tags of
    // the text cannot be read: that is what is wrong then.
    private static List<Tag>? Merge(ReadOnlySpan<byte> text, JsonMember? member, IReadOnlyList<Tag> given)
    {
        List<Tag> merged = new();
        if (member is { } tags)
        {
            string request = $"{{\"{Tags}\":{Encoding.UTF8.GetString(text.Slice(tags.Value, tags.End - tags.Value).ToArray())}}}";
            try
            {
                merged.AddRange(EcsJson.Read<RegisterTaskDefinitionRequest>(Encoding.UTF8.GetBytes(request)).Tags ?? merged);
            }
            catch (EcsException)
            {
                return null;
            }
        }

        int present = merged.Count;
        foreach (Tag tag in given)
        {
            int index = merged.FindIndex(0, present, one => string.Equals(one.Key, tag.Key, StringComparison.Ordinal));
            if (index < 0) merged.Add(tag);
            else merged[index] = tag;
        }

        return merged;
    }

    // The object with these members only, each at its line and column; what else there was is blank. More members are
    // written behind the last one, where they move nothing.
    private static ReadOnlyMemory<byte> Keep(
        ReadOnlySpan<byte> text, int start, int end, IEnumerable<JsonMember> kept, string more)
    {
        using var buffer = new MemoryStream(text.Length + more.Length);
        WriteBlank(text.Slice(0, start), buffer);
        buffer.WriteByte((byte)'{');
        int position = start + 1;
        bool isFirst = true;
        foreach (JsonMember member in kept.OrderBy(static member => member.Start))
        {
            if (!isFirst) buffer.WriteByte((byte)',');

            // The comma takes the place of what stood behind the last value, unless that was the end of the line.
            if (!isFirst && text[position] is not ((byte)'\n' or (byte)'\r')) position++;
            WriteBlank(text.Slice(position, member.Start - position), buffer);
            byte[] bytes = text.Slice(member.Start, member.End - member.Start).ToArray();
            buffer.Write(bytes, 0, bytes.Length);
            position = member.End;
            isFirst = false;
        }

        WriteBlank(text.Slice(position, end - 1 - position), buffer);
        byte[] last = Encoding.UTF8.GetBytes((isFirst || more.Length == 0 ? "" : ",") + more + "}");
        buffer.Write(last, 0, last.Length);
        return buffer.ToArray();
    }

    // A space for each UTF-16 unit, which is what columns count.
    private static void WriteBlank(ReadOnlySpan<byte> text, Stream buffer)
    {
        foreach (byte unit in text)
        {
            if (unit is (byte)'\n' or (byte)'\r') buffer.WriteByte(unit);
            else if ((unit & 0xC0) != 0x80) buffer.WriteByte((byte)' ');
            if (unit >= 0xF0) buffer.WriteByte((byte)' ');
        }
    }
}
