using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using EcsTaskDef.Rules.Vocabulary;

namespace EcsTaskDef.Rules.Refusals;

/// <summary>
/// Members that ECS does not know, with the nearest name that it does, and members that are there twice. Evidence:
/// docs/ECS.md §1.1 [seen]. The names are the model's own.
/// </summary>
internal static class MemberRule
{
    public static readonly Rule Unknown = Rule.Warns(nameof(SR.MemberUnknown), "[seen]");
    public static readonly Rule Misspelt = Rule.Warns(nameof(SR.MemberMisspelt), "[seen]");
    public static readonly Rule OfAnswer = Rule.Informs(nameof(SR.MemberOfAnswer), "[seen]");
    public static readonly Rule Twice = Rule.Warns(nameof(SR.MemberTwice), "ours");

    /// <summary>Walks a text that is JSON; paths are those in the text.</summary>
    public static void Check(ReadOnlyMemory<byte> text, Report report)
    {
        if (text.Span.StartsWith(Encoding.UTF8.GetPreamble())) text = text.Slice(3);
        using JsonDocument document = JsonDocument.Parse(text, JsonText.DocumentOptions);
        Walk(document.RootElement, EcsJsonContext.Default.RegisterTaskDefinitionRequest, "$", report);
    }

    private static void Walk(JsonElement element, JsonTypeInfo type, string path, Report report)
    {
        if (type.Kind == JsonTypeInfoKind.Object && element.ValueKind == JsonValueKind.Object) WalkStructure(element, type, path, report);
        if (type.Kind == JsonTypeInfoKind.Dictionary && element.ValueKind == JsonValueKind.Object) WalkMap(element, path, report);
        if (type.Kind != JsonTypeInfoKind.Enumerable || element.ValueKind != JsonValueKind.Array) return;
        JsonTypeInfo itemType = EcsJsonContext.Default.GetTypeInfo(type.Type.GetGenericArguments()[0])!;
        int index = 0;
        foreach (JsonElement item in element.EnumerateArray()) Walk(item, itemType, $"{path}[{index++}]", report);
    }

    private static void WalkMap(JsonElement element, string path, Report report)
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (JsonProperty member in element.EnumerateObject())
        {
            if (NameOf(member) is { } name && !seen.Add(name)) report.Add(Twice, $"{path}.{name}", name);
        }
    }

    private static void WalkStructure(JsonElement element, JsonTypeInfo type, string path, Report report)
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (JsonProperty member in element.EnumerateObject())
        {
            if (NameOf(member) is not { } name) continue;
            string memberPath = $"{path}.{name}";
            if (!seen.Add(name)) report.Add(Twice, memberPath, name);
            if (Find(type, name) is { } known) Walk(member.Value, EcsJsonContext.Default.GetTypeInfo(known.PropertyType)!, memberPath, report);
            else if (path == "$" && Find(EcsJsonContext.Default.TaskDefinition, name) is not null) report.Add(OfAnswer, memberPath, name);
            else if (Nearest(type, name) is { } nearest) report.Add(Misspelt, memberPath, name, nearest);
            else if (member.Value.ValueKind != JsonValueKind.Null) report.Add(Unknown, memberPath, name);
        }
    }

    private static string? NameOf(JsonProperty member)
    {
        try
        {
            return member.Name;
        }
        catch (InvalidOperationException)
        {
            // Not Unicode: ReadingRule has said so.
            return null;
        }
    }

    private static JsonPropertyInfo? Find(JsonTypeInfo type, string name)
    {
        foreach (JsonPropertyInfo member in type.Properties)
        {
            if (IsKnown(member) && member.Name == name) return member;
        }

        return null;
    }

    private static bool IsKnown(JsonPropertyInfo member) => !member.IsExtensionData && member.Get is not null;

    private static string? Nearest(JsonTypeInfo type, string name)
    {
        const int MaxLength = 64;
        if (name.Length > MaxLength) return null;
        string? nearest = null;
        int least = Math.Max(1, name.Length / 4) + 1;
        foreach (JsonPropertyInfo member in type.Properties)
        {
            if (!IsKnown(member)) continue;
            int distance = Distance(name.ToLowerInvariant(), member.Name.ToLowerInvariant());
            if (distance >= least) continue;
            (least, nearest) = (distance, member.Name);
        }

        return nearest;
    }

    // Optimal string alignment: letters missing, added, changed or swapped with their neighbour.
    private static int Distance(string left, string right)
    {
        int[,] costs = new int[left.Length + 1, right.Length + 1];
        for (int i = 0; i <= left.Length; i++) costs[i, 0] = i;
        for (int j = 0; j <= right.Length; j++) costs[0, j] = j;
        for (int i = 1; i <= left.Length; i++)
        {
            for (int j = 1; j <= right.Length; j++)
            {
                int change = costs[i - 1, j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1);
                costs[i, j] = Math.Min(change, Math.Min(costs[i - 1, j], costs[i, j - 1]) + 1);
                if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1])
                    costs[i, j] = Math.Min(costs[i, j], costs[i - 2, j - 2] + 1);
            }
        }

        return costs[left.Length, right.Length];
    }
}
