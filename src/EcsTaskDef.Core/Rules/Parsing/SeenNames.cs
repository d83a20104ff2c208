namespace EcsTaskDef.Rules.Parsing;

/// <summary>The names of a list that were seen so far. Most lists have one or two, which need no set.</summary>
internal struct SeenNames
{
    private string? _first;
    private string? _second;
    private HashSet<string>? _others;

    /// <summary>Adds a name; false = it was seen before.</summary>
    public bool Add(string name)
    {
        if (_first is null)
        {
            _first = name;
            return true;
        }

        if (_first == name) return false;
        if (_second is null)
        {
            _second = name;
            return true;
        }

        return _second != name && (_others ??= new(StringComparer.Ordinal)).Add(name);
    }
}
