using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace EcsTaskDef.Yaml;

/// <summary>Reads a document of YAML into nodes; aliases are the nodes that they name.</summary>
internal sealed class YamlTree
{
    private const int MaxDepth = 100;

    private readonly IParser _events;
    private readonly Dictionary<string, YamlNode> _anchors = new(StringComparer.Ordinal);
    private int _depth;

    public YamlTree(IParser events) => _events = events;

    /// <summary>The only document; null = there is none.</summary>
    public YamlNode? ReadDocument()
    {
        Take<StreamStart>();
        if (Take<StreamEnd>() is not null) return null;
        Take<DocumentStart>();
        YamlNode root = Read();
        Take<DocumentEnd>();
        return Take<DocumentStart>() is { } second
            ? throw Refusal(second.Start, "a second document begins here; a file holds one") : root;
    }

    private ParsingEvent Current =>
        _events.Current ?? (_events.MoveNext() ? _events.Current : null) ?? throw new FormatException("It ends too early");

    private T? Take<T>()
        where T : ParsingEvent
    {
        if (Current is not T found) return null;
        _events.MoveNext();
        return found;
    }

    private YamlNode Read()
    {
        if (++_depth > MaxDepth) throw Refusal(Current.Start, $"it is nested more than {MaxDepth} levels deep");
        YamlNode node;
        if (Take<AnchorAlias>() is { } alias)
        {
            node = _anchors.TryGetValue(alias.Value.Value, out YamlNode? named)
                ? named with { Line = alias.Start.Line, Column = alias.Start.Column }
                : throw Refusal(alias.Start, $"no value before it has the anchor '{alias.Value.Value}'");
        }
        else
        {
            NodeEvent start = Current as NodeEvent ?? throw Refusal(Current.Start, "a value is missing");
            node = start switch
            {
                Scalar scalar => ReadScalar(scalar),
                SequenceStart sequence => ReadItems(sequence),
                _ => ReadMembers((MappingStart)start),
            };
            if (!start.Anchor.IsEmpty) _anchors[start.Anchor.Value] = node;
        }

        _depth--;
        return node;
    }

    private YamlNode ReadScalar(Scalar scalar)
    {
        _events.MoveNext();
        return new YamlNode(scalar.Start.Line, scalar.Start.Column)
        {
            Json = CoreSchema.Json(scalar),
            Text = scalar.Value,
            IsMergeKey = scalar.Style == ScalarStyle.Plain && scalar.Tag.IsEmpty && scalar.Value == "<<",
        };
    }

    private YamlNode ReadItems(SequenceStart start)
    {
        DemandTag(start, "tag:yaml.org,2002:seq");
        _events.MoveNext();
        var items = new List<YamlNode>();
        while (Take<SequenceEnd>() is null) items.Add(Read());
        return new YamlNode(start.Start.Line, start.Start.Column) { Items = items };
    }

    private YamlNode ReadMembers(MappingStart start)
    {
        DemandTag(start, "tag:yaml.org,2002:map");
        _events.MoveNext();
        var members = new List<KeyValuePair<YamlNode, YamlNode>>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        var merged = new List<(YamlNode Key, YamlNode Map)>();
        while (Take<MappingEnd>() is null)
        {
            YamlNode key = Read();
            if (key.Json is null) throw Refusal(key, "a key must be a text");
            YamlNode value = Read();
            if (key.IsMergeKey) merged.AddRange(MapsOf(key, value).Select(map => (key, map)));
            else if (names.Add(key.Text)) members.Add(new(key, value));
            else throw Refusal(key, $"the key '{key.Text}' is there twice");
        }

        // What a map says itself counts, then what the first of the merged maps says.
        foreach ((YamlNode key, YamlNode map) in merged)
        {
            members.AddRange(map.Members!.Where(member => names.Add(member.Key.Text)).Select(member => new KeyValuePair<YamlNode, YamlNode>(
                member.Key with { Line = key.Line, Column = key.Column }, member.Value)));
        }

        return new YamlNode(start.Start.Line, start.Start.Column) { Members = members };
    }

    private static IEnumerable<YamlNode> MapsOf(YamlNode key, YamlNode value)
    {
        IReadOnlyList<YamlNode> maps = value.Items ?? [value];
        return maps.All(static map => map.Members is not null) ? maps : throw Refusal(key, "'<<' merges maps only");
    }

    private static void DemandTag(NodeEvent node, string known)
    {
        if (!node.Tag.IsEmpty && !node.Tag.IsNonSpecific && node.Tag.Value != known) throw CoreSchema.TagUnknown(node);
    }

    internal static FormatException Refusal(Mark place, string text) => new($"Line {place.Line}, column {place.Column}: {text}");

    internal static FormatException Refusal(YamlNode place, string text) => new($"Line {place.Line}, column {place.Column}: {text}");
}
