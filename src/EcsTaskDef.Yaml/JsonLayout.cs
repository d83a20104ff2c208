namespace EcsTaskDef.Yaml;

/// <summary>Writes nodes as JSON, each on the line that it has in the YAML, so that what is said of a line is true of the file.</summary>
internal sealed class JsonLayout
{
    /// <summary>More than any definition has; a few aliases of aliases can make billions of a short text.</summary>
    private const int MaxValues = 200_000;

    private readonly StringBuilder _json = new();
    private long _line = 1;
    private int _values;

    public string Write(YamlNode root)
    {
        Value(root);
        return _json.Append('\n').ToString();
    }

    public static string Quote(string text)
    {
        var quoted = new StringBuilder(text.Length + 2).Append('"');
        foreach (char c in text)
        {
            if (c is '"' or '\\') quoted.Append('\\').Append(c);
            else if (char.IsControl(c) || char.IsSurrogate(c)) quoted.AppendFormat(CultureInfo.InvariantCulture, "\\u{0:x4}", (int)c);
            else quoted.Append(c);
        }

        return quoted.Append('"').ToString();
    }

    private void Value(YamlNode node)
    {
        if (++_values > MaxValues || _json.Length > 4 * YamlJson.MaxLength)
            throw YamlTree.Refusal(node, $"with its aliases it has more than {MaxValues} values, or too long ones");
        GoTo(node);
        if (node.Json is not null) _json.Append(node.Json);
        else if (node.Items is not null) Items(node.Items);
        else Members(node.Members!);
    }

    private void Items(List<YamlNode> items)
    {
        _json.Append('[');
        for (int i = 0; i < items.Count; i++)
        {
            if (i > 0) _json.Append(", ");
            Value(items[i]);
        }

        _json.Append(']');
    }

    private void Members(List<KeyValuePair<YamlNode, YamlNode>> members)
    {
        _json.Append('{');
        for (int i = 0; i < members.Count; i++)
        {
            if (i > 0) _json.Append(", ");
            GoTo(members[i].Key);
            _json.Append(Quote(members[i].Key.Text)).Append(": ");
            Value(members[i].Value);
        }

        _json.Append('}');
    }

    // Forward only: what an alias or a merge brings stands where it is used.
    private void GoTo(YamlNode node)
    {
        for (; _line < node.Line; _line++) _json.Append('\n');
    }
}
