using System.Text.Json;

namespace EcsTaskDef.PowerShell.Input;

/// <summary>
/// Finds where ConvertTo-Json has cut an object off: without <c>-Depth</c> it puts text where it would have to go deeper,
/// <c>@{containerPort=80}</c> or the name of a type.
/// </summary>
internal static class CutOffJson
{
    private static readonly string[] s_types =
        ["System.Object[]", "System.Collections.", "System.Management.Automation.", "Amazon.ECS.Model.", "EcsTaskDef."];

    /// <summary>True for text that stands for an object or a list.</summary>
    public static bool IsMark(string? text) => text is not null
        && ((text.StartsWith("@{", StringComparison.Ordinal) && text.EndsWith("}", StringComparison.Ordinal))
            || Array.Exists(s_types, type => text.StartsWith(type, StringComparison.Ordinal)));

    /// <summary>The place of the first such text where a registration has no text; null when there is none.</summary>
    /// <param name="utf8Json">The registration; it need not be JSON.</param>
    public static string? PlaceIn(ReadOnlyMemory<byte> utf8Json)
    {
        if (!MayHaveMark(utf8Json.Span)) return null;
        try
        {
            using JsonDocument document = JsonDocument.Parse(utf8Json);
            return PlaceIn(document.RootElement, ValueShape.Of(typeof(RegisterTaskDefinitionRequest)), "$");
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // Cheap, for files with many definitions: the beginning of a text that is a mark.
    private static bool MayHaveMark(ReadOnlySpan<byte> text) =>
        text.IndexOf("\"@{"u8) >= 0 || text.IndexOf("\"System."u8) >= 0 || text.IndexOf("\"Amazon."u8) >= 0
        || text.IndexOf("\"EcsTaskDef."u8) >= 0;

    private static string? PlaceIn(JsonElement value, ValueShape shape, string path)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                return shape.Kind is ValueKind.Structure or ValueKind.List or ValueKind.Map && IsMark(TextOf(value)) ? path : null;
            case JsonValueKind.Object when shape.Kind is ValueKind.Structure or ValueKind.Map:
                foreach (JsonProperty member in value.EnumerateObject())
                {
                    ValueShape? known = shape.Kind == ValueKind.Map ? shape.Item : shape.Find(member.Name)?.Shape;
                    if (known is not null && PlaceIn(member.Value, known, $"{path}.{member.Name}") is { } place) return place;
                }

                return null;
            case JsonValueKind.Array when shape.Kind == ValueKind.List:
                int index = 0;
                foreach (JsonElement item in value.EnumerateArray())
                {
                    if (PlaceIn(item, shape.Item, $"{path}[{index++}]") is { } place) return place;
                }

                return null;
            default:
                return null;
        }
    }

    private static string? TextOf(JsonElement value)
    {
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            // Not Unicode.
            return null;
        }
    }
}
