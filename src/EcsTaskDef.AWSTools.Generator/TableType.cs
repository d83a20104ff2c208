namespace EcsTaskDef.AWSTools.Generator;

/// <summary>
/// The types of the table: <c>string</c>, <c>int</c>, <c>long</c>, <c>double</c>, <c>bool</c>, <c>DateTime</c>, <c>map</c> of texts, the
/// name of a structure or of a constant; with <c>[]</c> a list of it.
/// </summary>
internal static class TableType
{
    /// <summary>The type of a member of a model class.</summary>
    public static string OfMember(string type, CmdletTable table)
    {
        if (type.EndsWith("[]", StringComparison.Ordinal)) return $"global::System.Collections.Generic.List<{Item(type[..^2], table)}>";
        if (type == "map") return "global::System.Collections.Generic.Dictionary<string, string>";
        return Scalar(type, table);
    }

    /// <summary>The type of a parameter.</summary>
    public static string OfParameter(string type, CmdletTable table)
    {
        if (type.EndsWith("[]", StringComparison.Ordinal)) return Item(type[..^2], table) + "[]";
        return type == "map" ? "global::System.Collections.Hashtable" : Scalar(type, table);
    }

    /// <summary>The type of a parameter as help names it.</summary>
    public static string InHelp(string type, CmdletTable table) => type switch
    {
        "map" => "System.Collections.Hashtable",
        _ when type.EndsWith("[]", StringComparison.Ordinal) => InHelp(type[..^2], table) + "[]",
        "string" => "System.String",
        "int" => "System.Int32",
        "long" => "System.Int64",
        "double" => "System.Double",
        "bool" => "System.Boolean",
        "DateTime" => "System.DateTime",
        _ => Item(type, table)["global::".Length..],
    };

    // Nothing is null where nothing was said, as since version 5 of AWS.Tools.
    private static string Scalar(string type, CmdletTable table) => type switch
    {
        "int" or "long" or "double" or "bool" => type + "?",
        "DateTime" => "global::System.DateTime?",
        _ => Item(type, table),
    };

    private static string Item(string type, CmdletTable table) => type switch
    {
        "string" or "int" or "long" or "double" or "bool" => type,
        _ when table.Constants.ContainsKey(type) => "global::Amazon.ECS." + type,
        _ when table.Structures.ContainsKey(type) => "global::Amazon.ECS.Model." + type,
        _ => throw new FormatException($"'{type}' is no type of the table."),
    };
}
