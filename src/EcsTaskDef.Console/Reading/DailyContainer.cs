using System.Text.Json.Nodes;

namespace EcsTaskDef.Console.Reading;

/// <summary>What of a container in an editor's text changes daily.</summary>
internal sealed record DailyContainer(
    int Index, string Name, string? Image, IReadOnlyList<(string Name, string? Value, int At)> Environment)
{
    /// <summary>Null for what is no container.</summary>
    public static DailyContainer? Of(JsonNode? node, int index) => node is not JsonObject container ? null : new DailyContainer(
        index, Text(container["name"]) ?? $"container {index + 1}", Text(container["image"]),
        [.. (container["environment"] as JsonArray ?? []).Select(static (one, at) => (Variable: one as JsonObject, At: at))
            .Where(static one => one.Variable is not null)
            .Select(static one => (Text(one.Variable!["name"]) ?? "", Text(one.Variable["value"]), one.At))]);

    private static string? Text(JsonNode? node) => node is JsonValue value ? value.ToString() : null;
}
