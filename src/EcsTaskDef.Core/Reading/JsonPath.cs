namespace EcsTaskDef.Reading;

/// <summary>A place in a text, made into text only when there is something to say about it.</summary>
internal sealed class JsonPath
{
    private readonly JsonPath? _parent;
    private readonly string? _name;
    private readonly int _index;
    private readonly int _readIndex;

    private JsonPath(JsonPath? parent, string? name, int index = 0, int readIndex = 0)
    {
        _parent = parent;
        _name = name;
        _index = index;
        _readIndex = readIndex;
    }

    public static JsonPath Root { get; } = new(null, null);

    public bool IsRoot => _parent is null;

    /// <summary>True for a member of the outermost object.</summary>
    public bool IsAtTop => _parent is { IsRoot: true };

    /// <summary>The path to the same value in what was read: items that are null or could not be read do not count there.</summary>
    public string InValue => _parent is null ? "$" : _name is null ? $"{_parent.InValue}[{_readIndex}]" : $"{_parent.InValue}.{_name}";

    public JsonPath Member(string name) => new(this, name);

    /// <summary>An item of a list.</summary>
    /// <param name="index">Its index in the text.</param>
    /// <param name="readIndex">Its index in what was read.</param>
    public JsonPath Item(int index, int readIndex) => new(this, null, index, readIndex);

    public override string ToString() => _parent is null ? "$" : _name is null ? $"{_parent}[{_index}]" : $"{_parent}.{_name}";
}
