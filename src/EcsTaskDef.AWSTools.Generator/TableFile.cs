using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace EcsTaskDef.AWSTools.Generator;

/// <summary>Reads and writes the table: JSON with a line for each parameter and each type, so that a change shows in a diff.</summary>
internal static class TableFile
{
    private static readonly JsonSerializerOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static CmdletTable Read(string path)
    {
        JsonNode root = JsonNode.Parse(File.ReadAllText(path)) ?? throw new FormatException($"'{path}' is empty.");
        return new CmdletTable
        {
            Version = Text(root["version"])!,
            Source = Text(root["source"])!,
            Cmdlets = [.. root["cmdlets"]!.AsArray().Select(static node => Cmdlet(node!))],
            Structures = Members(root["structures"]!),
            Constants = root["constants"]!.AsObject().ToDictionary(static one => one.Key, static one => Texts(one.Value)),
            Exceptions = Members(root["exceptions"]!),
        };
    }

    public static void Write(CmdletTable table, string path) => File.WriteAllText(path, ToText(table));

    /// <summary>The file's text.</summary>
    public static string ToText(CmdletTable table)
    {
        var text = new StringBuilder();
        text.Append("{\n  \"version\": ").Append(Json(table.Version)).Append(",\n  \"source\": ").Append(Json(table.Source));
        text.Append(",\n  \"cmdlets\": [\n").AppendJoin(",\n", table.Cmdlets.Select(Describe)).Append("\n  ]");
        Append("structures", table.Structures.Select(static one => (one.Key, Lines(one.Value))));
        Append("constants", table.Constants.Select(static one => (one.Key, "[" + string.Join(", ", one.Value.Select(Json)) + "]")));
        Append("exceptions", table.Exceptions.Select(static one => (one.Key, Lines(one.Value))));
        return text.Append("\n}\n").ToString();

        void Append(string name, IEnumerable<(string Name, string Value)> types) => text.Append(",\n  \"").Append(name).Append("\": {\n")
            .AppendJoin(",\n", types.Select(static type => $"    {Json(type.Name)}: {type.Value}")).Append("\n  }");
    }

    private static TableCmdlet Cmdlet(JsonNode node) => new(Text(node["name"])!, Text(node["operation"])!)
    {
        Select = Text(node["select"]),
        Target = Text(node["target"]),
        Alias = Text(node["alias"]),
        IsPaged = node["paged"] is not null,
        Parameters = node["parameters"] is JsonArray parameters ? [.. parameters.Select(static one => Parameter(one!))] : null,
    };

    private static TableParameter Parameter(JsonNode node) => new(Text(node["name"])!, Text(node["member"])!, Text(node["type"])!)
    {
        Aliases = node["aliases"] is { } aliases ? Texts(aliases) : [],
        IsMandatory = node["mandatory"] is not null,
        IsPiped = node["piped"] is not null,
    };

    private static string Describe(TableCmdlet cmdlet)
    {
        var text = new StringBuilder("    { ");
        text.Append("\"name\": ").Append(Json(cmdlet.Name)).Append(", \"operation\": ").Append(Json(cmdlet.Operation));
        if (cmdlet.Select is { } select) text.Append(", \"select\": ").Append(Json(select));
        if (cmdlet.Target is { } target) text.Append(", \"target\": ").Append(Json(target));
        if (cmdlet.Alias is { } alias) text.Append(", \"alias\": ").Append(Json(alias));
        if (cmdlet.IsPaged) text.Append(", \"paged\": true");
        if (cmdlet.Parameters is not { } parameters) return text.Append(" }").ToString();
        text.Append(", \"parameters\": [\n").AppendJoin(",\n", parameters.Select(Describe));
        return text.Append(parameters.Count == 0 ? "] }" : "\n    ] }").ToString();
    }

    private static string Describe(TableParameter parameter)
    {
        var text = new StringBuilder("      { ");
        text.Append("\"name\": ").Append(Json(parameter.Name)).Append(", \"member\": ").Append(Json(parameter.Member));
        text.Append(", \"type\": ").Append(Json(parameter.Type));
        if (parameter.Aliases.Count > 0) text.Append(", \"aliases\": [").AppendJoin(", ", parameter.Aliases.Select(Json)).Append(']');
        if (parameter.IsMandatory) text.Append(", \"mandatory\": true");
        if (parameter.IsPiped) text.Append(", \"piped\": true");
        return text.Append(" }").ToString();
    }

    private static Dictionary<string, IReadOnlyDictionary<string, string>> Members(JsonNode node) => node.AsObject().ToDictionary(
        static one => one.Key,
        static one => (IReadOnlyDictionary<string, string>)one.Value!.AsObject().ToDictionary(
            static member => member.Key, static member => Text(member.Value)!));

    private static string Lines(IReadOnlyDictionary<string, string> members) => members.Count == 0 ? "{}"
        : "{\n" + string.Join(",\n", members.Select(static member => $"      {Json(member.Key)}: {Json(member.Value)}")) + "\n    }";

    private static IReadOnlyList<string> Texts(JsonNode? node) => [.. node!.AsArray().Select(static one => Text(one)!)];

    private static string? Text(JsonNode? node) => node?.GetValue<string>();

    private static string Json(string text) => JsonSerializer.Serialize(text, s_options);
}
