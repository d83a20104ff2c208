using System.Text.Json;

namespace EcsTaskDef.PowerShell.Input;

/// <summary>
/// JSON with .NET's names, as ConvertTo-Json makes it of our objects and of AWS.Tools': <c>ContainerDefinitions</c> for
/// <c>containerDefinitions</c>.
/// </summary>
internal static class CapitalJson
{
    private const string MoreMembers = NewerMembersNote.Name;

    private static readonly string[] s_marks = { "ContainerDefinitions", "TaskDefinition" };
    private static readonly string[] s_own = { "containerDefinitions", "taskDefinition", "family" };

    /// <summary>The object that the text stands for; null for every other text, ECS's own JSON above all.</summary>
    public static object? ObjectOf(ReadOnlyMemory<byte> utf8Json, JsonObjectText whole)
    {
        string[] names = whole.Members.Select(static member => member.Name).ToArray();
        if (!names.Any(s_marks.Contains) || names.Any(s_own.Contains)) return null;

        using JsonDocument document = JsonDocument.Parse(utf8Json);
        JsonElement root = document.RootElement;
        if (!root.TryGetProperty(s_marks[1], out JsonElement inner) || inner.ValueKind != JsonValueKind.Object)
            return Plain(root, ValueShape.Of(typeof(TaskDefinition)), "$");
        return new Dictionary<string, object?>
        {
            ["taskDefinition"] = Plain(inner, ValueShape.Of(typeof(TaskDefinition)), "$.TaskDefinition"),
            ["tags"] = root.TryGetProperty("Tags", out JsonElement tags)
                ? Plain(tags, ValueShape.Of(typeof(IReadOnlyList<Tag>)), "$.Tags") : null,
        };
    }

    private static object? Plain(JsonElement value, ValueShape shape, string path)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                var members = new Dictionary<string, object?>(StringComparer.Ordinal);
                foreach (JsonProperty member in value.EnumerateObject())
                {
                    string place = $"{path}.{member.Name}";
                    if (member.Name == MoreMembers && shape.Kind == ValueKind.Structure)
                    {
                        if (member.Value.ValueKind != JsonValueKind.Null) throw Faults.JsonCutOff(place);
                        continue;
                    }

                    if (ShownMembers.Contains(member.Name) && shape.Type == typeof(TaskDefinition)) continue;
                    members[member.Name] = Plain(member.Value, ShapeOf(shape, member.Name), place);
                }

                return members;
            case JsonValueKind.Array:
                return value.EnumerateArray().Select((item, i) => Plain(item, shape.Item, $"{path}[{i}]")).ToArray();

            // ConvertTo-Json without -Depth puts text where it would have to go deeper.
            case JsonValueKind.String when shape.Kind is ValueKind.Structure or ValueKind.List or ValueKind.Map:
                throw Faults.JsonCutOff(path);
            case JsonValueKind.String:
                return value.GetString();
            case JsonValueKind.Null:
                return null;
            default:
                return value.Clone();
        }
    }

    private static ValueShape ShapeOf(ValueShape shape, string name) =>
        shape.Kind == ValueKind.Map ? shape.Item
        : (MemberNames.Find(shape, name)?.Shape ?? ValueShape.Of(typeof(object)));
}
