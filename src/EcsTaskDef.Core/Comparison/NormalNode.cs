using System.Text.Json;

namespace EcsTaskDef.Comparison;

/// <summary>A part of a definition in normal form: without what is the same as absence, in a fixed order.</summary>
internal sealed class NormalNode
{
    private NormalNode(Shape shape) => Shape = shape;

    /// <summary>How it is compared.</summary>
    public Shape Shape { get; }

    /// <summary>The text of a single value; null for everything else.</summary>
    public string? Text { get; private init; }

    /// <summary>The value that its absence stands for; null = none.</summary>
    public string? Default { get; private init; }

    /// <summary>True for a text, false for a number, a boolean or nothing.</summary>
    public bool IsString { get; private init; }

    /// <summary>Members by name, or items by key; null for values and lists that are compared as a whole.</summary>
    public IReadOnlyDictionary<string, NormalNode>? Children { get; private init; }

    /// <summary>The items of a list that is compared as a whole.</summary>
    public IReadOnlyList<NormalNode>? List { get; private init; }

    /// <summary>Brings a value into normal form; null = it is the same as absence.</summary>
    /// <param name="element">The value.</param>
    /// <param name="shape">How it is compared.</param>
    /// <param name="owner">The structure that it is in.</param>
    /// <param name="root">The whole definition.</param>
    public static NormalNode? Of(JsonElement element, Shape shape, JsonElement owner, JsonElement root) => shape.Kind switch
    {
        _ when element.ValueKind == JsonValueKind.Null => null,
        ShapeKind.Structure or ShapeKind.Map when element.ValueKind == JsonValueKind.Object => OfMembers(element, shape, root),
        ShapeKind.Items when element.ValueKind == JsonValueKind.Array => OfItems(element, shape, root),
        ShapeKind.Ordered or ShapeKind.Set when element.ValueKind == JsonValueKind.Array => OfList(element, shape, owner, root),
        _ => OfValue(element, shape, owner, root),
    };

    /// <summary>A single value's text; what is no single value, as JSON.</summary>
    public static string TextOf(JsonElement element) =>
        element.ValueKind == JsonValueKind.String ? element.GetString()! : element.GetRawText();

    /// <summary>What people are shown: a text as it is, everything else as JSON.</summary>
    /// <param name="name">The name of the member or item.</param>
    /// <param name="mask">Puts something in the place of secrets; null = shows them.</param>
    public string Show(string name, SecretMask? mask)
    {
        if (Text is not null) return mask?.Cover(name, this) ?? Text;
        StringBuilder json = new();
        Write(json, name, mask);
        return json.ToString();
    }

    /// <summary>Writes it as JSON; two that are the same are written the same.</summary>
    public void Write(StringBuilder json, string name, SecretMask? mask)
    {
        if (Text is not null)
        {
            string shown = mask?.Cover(name, this) ?? Text;
            if (IsString) WriteText(json, shown);
            else json.Append(shown);
        }
        else if (List is not null)
        {
            WriteList(json, List.Select(item => (name, item)), mask);
        }
        else if (Shape.Kind == ShapeKind.Items)
        {
            WriteList(json, Children!.Select(static child => (child.Key, child.Value)), mask);
        }
        else
        {
            WriteMembers(json, mask);
        }
    }

    private static NormalNode? OfMembers(JsonElement element, Shape shape, JsonElement root)
    {
        SortedDictionary<string, NormalNode> children = new(StringComparer.Ordinal);
        foreach (JsonProperty member in element.EnumerateObject())
        {
            Shape of = shape.Members.TryGetValue(member.Name, out Shape? known) ? known
                : Shape.Value with { IsReference = shape.IsReference };
            if (Of(member.Value, of, element, root) is { } child) children[member.Name] = child;
        }

        return children.Count == 0 && shape.EmptyIsAbsent ? null : new NormalNode(shape) { Children = children };
    }

    private static NormalNode? OfItems(JsonElement element, Shape shape, JsonElement root)
    {
        Shape item = shape with { Kind = ShapeKind.Structure, EmptyIsAbsent = false };
        SortedDictionary<string, NormalNode> children = new(StringComparer.Ordinal);
        foreach (IGrouping<string, NormalNode> namesakes in element.EnumerateArray()
            .Where(one => one.ValueKind != JsonValueKind.Null && HasNeeded(one, shape))
            .Select(one => (Key: KeyOf(one, shape), Node: Of(one, item, element, root)!))
            .GroupBy(static one => one.Key, static one => one.Node, StringComparer.Ordinal))
        {
            int number = 0;
            IEnumerable<NormalNode> ordered = shape.OrderOfNamesakes ? namesakes : namesakes.OrderBy(Json, StringComparer.Ordinal);
            foreach (NormalNode one in ordered)
                children[++number == 1 ? namesakes.Key : $"{namesakes.Key}#{number.ToString(CultureInfo.InvariantCulture)}"] = one;
        }

        return children.Count == 0 ? null : new NormalNode(shape) { Children = children };
    }

    private static bool HasNeeded(JsonElement item, Shape shape) =>
        shape.Needed is not { } member || item.ValueKind != JsonValueKind.Object
        || (item.TryGetProperty(member, out JsonElement value) && value.ValueKind != JsonValueKind.Null);

    private static string KeyOf(JsonElement item, Shape shape) =>
        item.ValueKind != JsonValueKind.Object ? ""
        : shape.KeyOf is { } name ? name(item)
        : item.TryGetProperty(shape.Keys[0], out JsonElement key) ? TextOf(key) : "";

    private static NormalNode? OfList(JsonElement element, Shape shape, JsonElement owner, JsonElement root)
    {
        List<NormalNode> list = element.EnumerateArray()
            .Select(one => Of(one, Shape.Value with { IsReference = shape.IsReference }, element, root))
            .Where(static one => one is not null).Select(static one => one!).ToList();
        if (shape.Kind == ShapeKind.Set) list = list.OrderBy(Json, StringComparer.Ordinal).ToList();
        bool isDefault = shape.Default?.Invoke(owner, root) is { } text && text == string.Join(",", list.Select(static one => one.Text));
        return list.Count == 0 || isDefault ? null : new NormalNode(shape) { List = list };
    }

    // A structure or list that is not known is normalized too, so that the order of its members does not count.
    private static NormalNode? OfValue(JsonElement element, Shape shape, JsonElement owner, JsonElement root)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                return OfMembers(element, Shape.Structure() with { IsReference = shape.IsReference }, root);
            case JsonValueKind.Array:
                return new NormalNode(shape)
                {
                    List = element.EnumerateArray().Select(one => Of(one, Shape.Value, element, root))
                        .Where(static one => one is not null).Select(static one => one!).ToList(),
                };
        }

        string text = TextOf(element);
        if (shape.Rewrite is { } rewrite) text = rewrite(text);

        string? same = shape.Default?.Invoke(owner, root);
        return same is not null && (text == same || text == shape.AlsoAbsent)
            ? null
            : new NormalNode(shape) { Text = text, Default = same, IsString = element.ValueKind == JsonValueKind.String };
    }

    private static string Json(NormalNode node)
    {
        StringBuilder json = new();
        node.Write(json, "", null);
        return json.ToString();
    }

    private void WriteMembers(StringBuilder json, SecretMask? mask)
    {
        // The name of a pair tells whether its value may be shown.
        string? pair = Shape.Pair is { } member && Children!.ContainsKey(member) && Children.TryGetValue(Shape.Keys[0], out NormalNode? key)
            ? key.Text : null;
        json.Append('{');
        bool isFirst = true;
        foreach (KeyValuePair<string, NormalNode> child in Children!)
        {
            if (!isFirst) json.Append(',');
            isFirst = false;
            WriteText(json, child.Key);
            json.Append(':');
            bool isKey = Shape.Keys.Contains(child.Key);
            child.Value.Write(json, child.Key == Shape.Pair ? pair ?? child.Key : child.Key, isKey ? null : mask);
        }

        json.Append('}');
    }

    private static void WriteList(StringBuilder json, IEnumerable<(string Name, NormalNode Node)> items, SecretMask? mask)
    {
        json.Append('[');
        bool isFirst = true;
        foreach ((string name, NormalNode node) in items)
        {
            if (!isFirst) json.Append(',');
            isFirst = false;
            node.Write(json, name, mask);
        }

        json.Append(']');
    }

    private static void WriteText(StringBuilder json, string text) =>
        json.Append('"').Append(JsonEncodedText.Encode(text, JsonText.WriterOptions.Encoder)).Append('"');
}
