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
    private readonly bool _isObject;
    private readonly string _root;
    private readonly bool _hasTagsBeside;

    // Known once it was read.
    private bool _isPlain;

    /// <param name="utf8Json">The text.</param>
    /// <param name="isObject">False for a text that is something else, or not JSON.</param>
    /// <param name="root">The path of the definition in the user's text.</param>
    /// <param name="hasTagsBeside">True when the tags stand beside the definition there.</param>
    private RegistrationText(ReadOnlyMemory<byte> utf8Json, bool isObject, string root = Root, bool hasTagsBeside = false)
    {
        _utf8Json = utf8Json;
        _isObject = isObject;
        _root = root;
        _hasTagsBeside = hasTagsBeside;
    }

    private protected override string? OwnFamily
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
        if (whole is null) return new RegistrationText(utf8Json, isObject: false);

        JsonMember? wrapper = JsonMember.Last(whole.Members, Wrapper);
        IReadOnlyList<JsonMember>? wrapped = wrapper is null ? null : JsonObjectText.MembersOf(text, wrapper);
        IReadOnlyList<JsonMember> inner = wrapped ?? whole.Members;
        if (wrapped is null && !inner.Any(member => isOfAnswer(member.Name))) return new RegistrationText(utf8Json, isObject: true);

        // A describe call answers the tags beside the definition; one that was not asked for tags, an empty list.
        JsonMember? beside = wrapped is null ? null : JsonMember.Last(whole.Members, Tags);
        List<JsonMember> kept = inner.Where(static member => member.Name != Tags).ToList();
        if ((beside ?? JsonMember.Last(inner, Tags)) is { } tags && !IsEmptyList(tags.ValueIn(text))) kept.Add(tags);
        return new RegistrationText(
            Keep(text, whole, kept), isObject: true, wrapped is null ? Root : $"{Root}.{Wrapper}", hasTagsBeside: beside is not null);
    }

    /// <inheritdoc/>
    public override Registration With(string? family, IReadOnlyList<Tag>? tags, RegistrationOverrides? overrides = null) =>
        _isObject ? base.With(family, tags, overrides) : this;

    /// <inheritdoc/>
    public override RegisterTaskDefinitionRequest Read()
    {
        try
        {
            return Amend(EcsJson.ReadRequest<RegisterTaskDefinitionRequest>(TextThatCounts(), out _isPlain));
        }
        catch (EcsException error) when (error.Code == EcsErrorCodes.Serialization && CutOffJson.PlaceIn(TextThatCounts()) is { } cut)
        {
            throw Faults.JsonCutOff(PlaceOf(cut));
        }
        catch (EcsException error) when (error.JsonPath is { } path && PlaceOf(path) != path)
        {
            string place = PlaceOf(path);
            throw new EcsException(
                error.Kind, error.Code, error.Message, error.Advice?.Replace(path, place), place, error);
        }
    }

    /// <inheritdoc/>
    public override IReadOnlyList<TaskDefinitionFinding> Review(string account, string region)
    {
        ReadOnlyMemory<byte> text = TextThatCounts();
        TaskDefinitionFinding[] findings =
            TaskDefinitionReview.Review(text, account, region, Amend).Select(Place).ToArray();
        bool isUnread = Array.Exists(findings, static finding => finding.Code == EcsErrorCodes.Serialization);
        if (!isUnread || CutOffJson.PlaceIn(text) is null) return findings;
        return Array.ConvertAll(findings, static finding => finding.Code == EcsErrorCodes.Serialization
            ? finding with { Advice = Faults.AdviceOnCutOff } : finding);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<TaskDefinitionFinding> FindMisspelt() =>
        (_isPlain ? [] : TaskDefinitionReview.FindMisspelt(TextThatCounts()).Select(Place))
        .Concat(HasOverrides ? TaskDefinitionReview.FindMisspelt(Read()) : [])
        .GroupBy(static finding => finding.JsonPath).Select(static several => several.First()).ToArray();

    // What a parameter gives takes the place of the text's, whatever that is.
    private ReadOnlyMemory<byte> TextThatCounts() => HasReplaced && JsonObjectText.Of(_utf8Json.Span) is { } whole
        ? Keep(_utf8Json.Span, whole, whole.Members.Where(member => !IsReplaced(member.Name)))
        : _utf8Json;

    private TaskDefinitionFinding Place(TaskDefinitionFinding finding)
    {
        // What could not be read is the text's own.
        bool isGiven = finding.Code != EcsErrorCodes.Serialization && IsGiven(finding.JsonPath);
        string place = isGiven ? finding.JsonPath : PlaceOf(finding.JsonPath);
        return finding with
        {
            JsonPath = place,
            Advice = place == finding.JsonPath || finding.JsonPath == Root
                ? finding.Advice : finding.Advice.Replace(finding.JsonPath, place),
            Line = isGiven ? null : finding.Line,
            Column = isGiven ? null : finding.Column,
        };
    }

    private string PlaceOf(string path) => _hasTagsBeside && IsAt(path, Tags) ? path : _root + path.Substring(Root.Length);

    private static bool IsEmptyList(ReadOnlySpan<byte> value)
    {
        var reader = new Utf8JsonReader(value);
        return reader.Read() && reader.TokenType == JsonTokenType.StartArray
            && reader.Read() && reader.TokenType == JsonTokenType.EndArray;
    }

    // The object with these members only, each at its line and column; what else there was is blank.
    private static ReadOnlyMemory<byte> Keep(ReadOnlySpan<byte> text, JsonObjectText whole, IEnumerable<JsonMember> kept)
    {
        using var buffer = new MemoryStream(text.Length);
        BlankText.Write(text.Slice(0, whole.Start), buffer);
        buffer.WriteByte((byte)'{');
        int position = whole.Start + 1;
        bool isFirst = true;
        foreach (JsonMember member in kept.OrderBy(static member => member.Start))
        {
            if (!isFirst) buffer.WriteByte((byte)',');

            // The comma takes the place of what stood behind the last value, unless that was the end of the line.
            if (!isFirst && text[position] is not ((byte)'\n' or (byte)'\r')) position++;
            BlankText.Write(text.Slice(position, member.Start - position), buffer);
            byte[] bytes = text.Slice(member.Start, member.End - member.Start).ToArray();
            buffer.Write(bytes, 0, bytes.Length);
            position = member.End;
            isFirst = false;
        }

        BlankText.Write(text.Slice(position, whole.End - 1 - position), buffer);
        buffer.WriteByte((byte)'}');
        return buffer.ToArray();
    }
}
