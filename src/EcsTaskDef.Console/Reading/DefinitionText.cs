using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using EcsTaskDef.Comparison;

namespace EcsTaskDef.Console.Reading;

/// <summary>
/// A definition as JSON for people: laid out, with secrets masked where nobody asked for them, or ready to register again.
/// </summary>
internal static class DefinitionText
{
    /// <summary>Stands in the place of a secret.</summary>
    public const string Mask = "********";

    private static readonly JsonSerializerOptions s_layout = new()
    {
        WriteIndented = true,

        // For eyes and editors; a page encodes it besides.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    // Members of answers that a registration does not take.
    private static readonly string[] s_answered =
        [.. typeof(TaskDefinition).GetProperties().Select(static one => one.Name)
            .Except(typeof(RegisterTaskDefinitionRequest).GetProperties().Select(static one => one.Name))
            .Select(JsonNamingPolicy.CamelCase.ConvertName)];

    /// <summary>The definition as ECS answers it.</summary>
    public static string Whole(TaskDefinitionDocument revision, ISet<string> masked) =>
        Laid(Masked(JsonNode.Parse(revision.Utf8Json.Span), masked));

    /// <summary>What registers the same again: without members that only answers have, and with its tags.</summary>
    public static string Registration(TaskDefinitionDocument revision, IReadOnlyList<Tag> tags)
    {
        JsonObject definition = JsonNode.Parse(revision.Utf8Json.Span)!.AsObject();
        foreach (string member in s_answered) definition.Remove(member);
        if (tags.Count > 0)
            definition["tags"] = new JsonArray([.. tags.Select(static tag => new JsonObject { ["key"] = tag.Key, ["value"] = tag.Value })]);
        return Laid(definition);
    }

    /// <summary>The registrations of a file: one definition, a list of them, or answers of describe-task-definition.</summary>
    /// <exception cref="EcsException">It is not JSON, or a member has another type.</exception>
    public static IReadOnlyList<RegisterTaskDefinitionRequest> RequestsOf(ReadOnlyMemory<byte> utf8Json)
    {
        ReadOnlySpan<byte> preamble = Encoding.UTF8.Preamble;
        if (utf8Json.Span.StartsWith(preamble)) utf8Json = utf8Json[preamble.Length..];
        using JsonDocument document = EcsJson.Parse(utf8Json, levelsAround: 2);
        JsonElement root = document.RootElement;
        return [.. (root.ValueKind == JsonValueKind.Array ? root.EnumerateArray().ToArray() : [root])
            .Select(static one => one.ValueKind == JsonValueKind.Object && one.TryGetProperty("taskDefinition", out JsonElement inner)
                ? inner : one)
            .Select(static one => EcsJson.Read<RegisterTaskDefinitionRequest>(Encoding.UTF8.GetBytes(one.GetRawText())))];
    }

    /// <summary>Lays a JSON value out.</summary>
    public static string Laid(JsonNode? node) => node?.ToJsonString(s_layout).ReplaceLineEndings("\n") ?? "";

    /// <summary>The values of a definition that look like secrets: what a comparison masks.</summary>
    public static HashSet<string> SecretsOf(TaskDefinitionDocument revision)
    {
        HashSet<string> secrets = new(StringComparer.Ordinal);
        NormalForm form = NormalForm.Of(revision), nothing = NormalForm.Of(new RegisterTaskDefinitionRequest(), isRevision: true);
        foreach ((TaskDefinitionDifference masked, TaskDefinitionDifference open) in
            form.Compare(nothing).Zip(form.Compare(nothing, showSecrets: true)).Where(static pair => pair.First.IsSecret))
            Collect(Parse(masked.Left), Parse(open.Left), secrets);
        return secrets;
    }

    private static JsonNode? Parse(string? text)
    {
        try
        {
            return text is null ? null : JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            // A text as it is.
            return JsonValue.Create(text);
        }
    }

    private static void Collect(JsonNode? masked, JsonNode? open, HashSet<string> secrets)
    {
        switch (masked, open)
        {
            case (JsonObject a, JsonObject b):
                foreach ((string name, JsonNode? value) in a) Collect(value, b[name], secrets);
                break;
            case (JsonArray a, JsonArray b):
                for (int i = 0; i < Math.Min(a.Count, b.Count); i++) Collect(a[i], b[i], secrets);
                break;
            case (JsonValue a, JsonValue b) when a.ToString() != b.ToString():
                secrets.Add(b.ToString());
                break;
        }
    }

    private static JsonNode? Masked(JsonNode? node, ISet<string> secrets)
    {
        switch (node)
        {
            case JsonObject some:
                foreach ((string name, JsonNode? value) in some.ToArray()) some[name] = Masked(value?.DeepClone(), secrets);
                return some;
            case JsonArray some:
                for (int i = 0; i < some.Count; i++) some[i] = Masked(some[i]?.DeepClone(), secrets);
                return some;
            case JsonValue value when value.TryGetValue(out string? text) && secrets.Contains(text):
                return JsonValue.Create(Mask);
            default:
                return node;
        }
    }
}
