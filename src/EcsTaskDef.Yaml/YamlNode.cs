namespace EcsTaskDef.Yaml;

/// <summary>A value of a YAML document and where it begins.</summary>
internal sealed record YamlNode(long Line, long Column)
{
    /// <summary>A scalar as JSON text; null for a list or map.</summary>
    public string? Json { get; init; }

    /// <summary>A scalar's own text, which is what a key is.</summary>
    public string Text { get; init; } = "";

    /// <summary>True for the key that merges other maps.</summary>
    public bool IsMergeKey { get; init; }

    /// <summary>The items of a list; null for everything else.</summary>
    public List<YamlNode>? Items { get; init; }

    /// <summary>The members of a map in their order; null for everything else.</summary>
    public List<KeyValuePair<YamlNode, YamlNode>>? Members { get; init; }
}
