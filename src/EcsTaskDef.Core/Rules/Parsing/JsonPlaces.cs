using System.Text.Json;

namespace EcsTaskDef.Rules.Parsing;

/// <summary>
/// Where in a JSON text every value is: by the path in the text, and by the path that a judge sees, for whom nulls and
/// values that could not be read are not there. The text must be JSON.
/// </summary>
internal sealed class JsonPlaces
{
    private readonly ReadOnlyMemory<byte> _text;
    private readonly ISet<string> _absent;
    private readonly Dictionary<string, Place> _byPath = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Place> _byJudgedPath = new(StringComparer.Ordinal);

    /// <param name="text">The whole text, with its byte order mark if it has one.</param>
    /// <param name="absent">Paths in the text that the judge does not see.</param>
    public JsonPlaces(ReadOnlyMemory<byte> text, ISet<string> absent)
    {
        _text = text;
        _absent = absent;
        Preamble = text.Span.StartsWith(Encoding.UTF8.GetPreamble()) ? 3 : 0;
        Utf8JsonReader reader = new(text.Span.Slice(Preamble), new JsonReaderOptions { MaxDepth = JsonText.MaxDepth });
        reader.Read();
        Walk(ref reader, "$", "$", start: null);
    }

    /// <summary>The length of the byte order mark.</summary>
    public int Preamble { get; }

    /// <summary>The bytes of the value at a path in the text; null when there is none.</summary>
    public (int Start, int Length)? FindValue(string path) =>
        _byPath.TryGetValue(path, out Place place) ? (place.Value, place.End - place.Value) : null;

    /// <summary>The path in the text of what a judge calls so; of what is nearest above it when it is not there.</summary>
    public string ToTextPath(string judgedPath) => Nearest(_byJudgedPath, judgedPath) is { } found
        ? found.Place.Path + judgedPath.Substring(found.Length)
        : judgedPath;

    /// <summary>Line and column, from 1, of the member at a path in the text, or of what is nearest above it.</summary>
    public (int Line, int Column)? Locate(string path) =>
        Nearest(_byPath, path) is { } found ? JsonBreak.LineOf(_text.Span, found.Place.Start, Preamble) : null;

    private void Walk(ref Utf8JsonReader reader, string path, string? judgedPath, int? start)
    {
        int value = (int)reader.TokenStartIndex + Preamble;
        if (reader.TokenType == JsonTokenType.StartObject) WalkObject(ref reader, path, judgedPath);
        else if (reader.TokenType == JsonTokenType.StartArray) WalkArray(ref reader, path, judgedPath);
        Place place = new(path, start ?? value, value, (int)reader.BytesConsumed + Preamble);
        _byPath[path] = place;
        if (judgedPath is not null) _byJudgedPath[judgedPath] = place;
    }

    private void WalkObject(ref Utf8JsonReader reader, string path, string? judgedPath)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            int start = (int)reader.TokenStartIndex + Preamble;
            string step = "." + Name(ref reader);
            reader.Read();
            Walk(ref reader, path + step, judgedPath is null ? null : judgedPath + step, start);
        }
    }

    private void WalkArray(ref Utf8JsonReader reader, string path, string? judgedPath)
    {
        int index = 0, judged = 0;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            string item = $"{path}[{index++}]";
            bool isThere = judgedPath is not null && reader.TokenType != JsonTokenType.Null && !_absent.Contains(item);
            Walk(ref reader, item, isThere ? $"{judgedPath}[{judged++}]" : null, start: null);
        }
    }

    private static string Name(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            // Not Unicode: no path leads there.
            return "\uFFFD";
        }
    }

    private static (Place Place, int Length)? Nearest(Dictionary<string, Place> places, string path)
    {
        for (int length = path.Length; length > 0; length = Math.Max(path.LastIndexOf('.', length - 1), path.LastIndexOf('[', length - 1)))
        {
            if (places.TryGetValue(path.Substring(0, length), out Place place)) return (place, length);
        }

        return null;
    }

    private readonly record struct Place(string Path, int Start, int Value, int End);
}
