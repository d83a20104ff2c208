using System.Text.Json;

namespace EcsTaskDef.Text;

/// <summary>Looks into the structures of requests that are kept as they came: what has another type than expected is absent.</summary>
internal static class JsonMembers
{
    public static JsonElement? Member(this JsonElement? element, string name) =>
        element is { ValueKind: JsonValueKind.Object } given && given.TryGetProperty(name, out JsonElement member)
            && member.ValueKind != JsonValueKind.Null
            ? member
            : null;

    /// <summary>Null for what is absent, null or empty.</summary>
    public static string? Text(this JsonElement? element, string name) =>
        element.Member(name) is { ValueKind: JsonValueKind.String } text && text.GetString() is { Length: > 0 } given ? given : null;

    public static int? Number(this JsonElement? element, string name) =>
        element.Member(name) is { ValueKind: JsonValueKind.Number } number && number.TryGetInt32(out int given) ? given : null;

    public static double? Real(this JsonElement? element, string name) =>
        element.Member(name) is { ValueKind: JsonValueKind.Number } number && number.TryGetDouble(out double given) ? given : null;

    public static bool IsTrue(this JsonElement? element, string name) => element.Member(name) is { ValueKind: JsonValueKind.True };

    /// <summary>The items of a list; none for what is no list.</summary>
    public static IReadOnlyList<JsonElement?> Items(this JsonElement? list) =>
        list is { ValueKind: JsonValueKind.Array } given ? given.EnumerateArray().Select(static i => (JsonElement?)i).ToArray() : [];
}
