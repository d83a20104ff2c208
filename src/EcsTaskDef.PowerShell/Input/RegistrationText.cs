using System.Text.Json;
using EcsTaskDef.Rules;
using EcsTaskDef.Rules.Vocabulary;

namespace EcsTaskDef.PowerShell.Input;

/// <summary>
/// A registration as JSON text, made of what the user gave so that everything keeps its line and column: the registry
/// reads it, and a review of it speaks of the places that the user sees.
/// </summary>
internal sealed class RegistrationText : Registration
{
    private const string Wrapper = "taskDefinition";

    private readonly ReadOnlyMemory<byte> _utf8Json;
    private readonly string _root;
    private readonly string[] _outside;
    private readonly string[] _given;

    /// <param name="utf8Json">The text.</param>
    /// <param name="root">The path of the definition in the user's text.</param>
    /// <param name="outside">The members that stand beside the definition there.</param>
    /// <param name="given">The members that come from elsewhere: parameters.</param>
    private RegistrationText(
        ReadOnlyMemory<byte> utf8Json, string root = Root, string[]? outside = null, string[]? given = null)
    {
        _utf8Json = utf8Json;
        _root = root;
        _outside = outside ?? Array.Empty<string>();
        _given = given ?? Array.Empty<string>();
    }

    /// <inheritdoc/>
    public override string? Family
    {
        get
        {
            ReadOnlySpan<byte> text = _utf8Json.Span;
            if (JsonObjectText.Of(text) is not { } whole
                || JsonMember.Last(whole.Members, FamilyName) is not { } member
                || text[member.Value] != (byte)'"')
                return null;

            try
            {
                return JsonSerializer.Deserialize<string>(member.ValueIn(text));
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
    /// <param name="whole">The object that it is; null = none.</param>
    /// <param name="isOfAnswer">True for the members that only answers have.</param>
    public static RegistrationText Of(ReadOnlyMemory<byte> utf8Json, JsonObjectText? whole, Func<string, bool> isOfAnswer)
    {
        ReadOnlySpan<byte> text = utf8Json.Span;
        if (whole is null) return new RegistrationText(utf8Json);

        IReadOnlyList<JsonMember>? wrapped = JsonMember.Last(whole.Members, Wrapper) is { } wrapper ? JsonObjectText.MembersOf(text, wrapper) : null;
        IReadOnlyList<JsonMember> inner = wrapped ?? whole.Members;
        if (wrapped is null && !inner.Any(member => isOfAnswer(member.Name))) return new RegistrationText(utf8Json);

        // A describe call answers the tags beside the definition; one that was not asked for tags, an empty list.
        JsonMember? beside = wrapped is null ? null : JsonMember.Last(whole.Members, Tags);
        List<JsonMember> kept = inner.Where(static member => member.Name != Tags).ToList();
        if ((beside ?? JsonMember.Last(inner, Tags)) is { } tags && !IsEmptyList(tags.ValueIn(text))) kept.Add(tags);
        return new RegistrationText(
            Keep(text, whole, kept, ""), wrapped is null ? Root : $"{Root}.{Wrapper}", beside is null ? null : new[] { Tags });
    }

    /// <inheritdoc/>
    public override Registration With(string? family, IReadOnlyList<Tag>? tags)
    {
        ReadOnlySpan<byte> text = _utf8Json.Span;
        if ((string.IsNullOrEmpty(family) && tags is null) || JsonObjectText.Of(text) is not { } whole) return this;

        var given = new Dictionary<string, string>(StringComparer.Ordinal);
        if (family is { Length: > 0 }) given[FamilyName] = JsonSerializer.Serialize(family);
        if (tags is not null && TagsOf(text, JsonMember.Last(whole.Members, Tags)) is { } present) given[Tags] = Write(Merge(present, tags));
        if (given.Count == 0) return this;

        IEnumerable<JsonMember> kept = whole.Members.Where(member => !given.ContainsKey(member.Name));
        string more = string.Join(",", given.Select(static one => $"\"{one.Key}\":{one.Value}"));
        return new RegistrationText(Keep(text, whole, kept, more), _root, _outside, _given.Union(given.Keys).ToArray());
    }

    /// <inheritdoc/>
    public override RegisterTaskDefinitionRequest Read()
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

    /// <inheritdoc/>
    public override IReadOnlyList<TaskDefinitionFinding> Review(string account, string region) => TaskDefinitionReview
        .Review(_utf8Json, account, region)
        .Select(Place)
        .ToArray();

    private TaskDefinitionFinding Place(TaskDefinitionFinding finding)
    {
        string place = PlaceOf(finding.JsonPath);
        bool hasPlace = !_given.Any(member => IsAt(finding.JsonPath, member));
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

    private static bool IsEmptyList(ReadOnlySpan<byte> value)
    {
        var reader = new Utf8JsonReader(value);
        return reader.Read() && reader.TokenType == JsonTokenType.StartArray
            && reader.Read() && reader.TokenType == JsonTokenType.EndArray;
    }

    // Null when the tags of the text cannot be read: that is what is wrong then.
    private static IReadOnlyList<Tag>? TagsOf(ReadOnlySpan<byte> text, JsonMember? member)
    {
        if (member is null) return Array.Empty<Tag>();
        string request = $"{{\"{Tags}\":{Encoding.UTF8.GetString(member.ValueIn(text).ToArray())}}}";
        try
        {
            return EcsJson.Read<RegisterTaskDefinitionRequest>(Encoding.UTF8.GetBytes(request)).Tags ?? Array.Empty<Tag>();
        }
        catch (EcsException)
        {
            return null;
        }
    }

    private static string Write(IReadOnlyList<Tag> tags)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer)) EcsJson.Write(json, tags);
        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    // The object with these members only, each at its line and column; what else there was is blank. More members are
    // written behind the last one, where they move nothing.
    private static ReadOnlyMemory<byte> Keep(
        ReadOnlySpan<byte> text, JsonObjectText whole, IEnumerable<JsonMember> kept, string more)
    {
        using var buffer = new MemoryStream(text.Length + more.Length);
        WriteBlank(text.Slice(0, whole.Start), buffer);
        buffer.WriteByte((byte)'{');
        int position = whole.Start + 1;
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

        WriteBlank(text.Slice(position, whole.End - 1 - position), buffer);
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
