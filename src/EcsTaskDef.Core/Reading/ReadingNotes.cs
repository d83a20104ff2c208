namespace EcsTaskDef.Reading;

/// <summary>What a careful reading found unusual in a text, and where everything that it read stands.</summary>
internal sealed class ReadingNotes
{
    // More than anyone corrects at once, and a bound on the work.
    private const int MaxFaults = 100;

    private readonly Dictionary<string, int> _offsets = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _paths = new(StringComparer.Ordinal);
    private readonly List<UnusualMember> _members = new();
    private readonly List<EcsException> _faults = new();

    /// <summary>What ECS refuses to read, in ECS's order; one for each place.</summary>
    public IReadOnlyList<EcsException> Faults => _faults;

    /// <summary>True when there were too many faults to note them all.</summary>
    public bool HasTooManyFaults => _faults.Count > MaxFaults;

    /// <summary>Members that are unknown or come twice, in the order of the text.</summary>
    public IEnumerable<UnusualMember> Members => _members.OrderBy(static member => member.Offset);

    /// <summary>The path in the text of a path in what was read; of what is nearest above it, where there is no such value.</summary>
    public string ToTextPath(string path) =>
        Nearest(_paths, path, out string? found) is { } known ? found + path.Substring(known) : path;

    /// <summary>The offset of the member or item at a path in the text, or of what is nearest above it.</summary>
    public int OffsetOf(string path) => Nearest(_offsets, path, out int offset) is null ? 0 : offset;

    public void Add(EcsException fault)
    {
        if (!HasTooManyFaults) _faults.Add(fault);
    }

    public void Add(UnusualMember member) => _members.Add(member);

    /// <summary>Where a member or an item stands; one that was not read is not in what was read.</summary>
    public void AddPlace(JsonPath path, int offset, bool isRead = true)
    {
        string text = path.ToString();
        _offsets[text] = offset;
        if (isRead) _paths[path.InValue] = text;
    }

    private static int? Nearest<T>(Dictionary<string, T> places, string path, out T? found)
    {
        for (int length = path.Length; length > 0; length = Math.Max(path.LastIndexOf('.', length - 1), path.LastIndexOf('[', length - 1)))
        {
            if (places.TryGetValue(path.Substring(0, length), out found)) return length;
        }

        found = default;
        return null;
    }
}

/// <summary>A member that is unknown or comes twice.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Path">Where it stands.</param>
/// <param name="Offset">The byte where its name begins.</param>
/// <param name="Structure">What it is a member of.</param>
/// <param name="IsRepeated">True when it comes another time, false when it is unknown.</param>
/// <param name="IsNull">True when its value is null.</param>
internal sealed record UnusualMember(string Name, JsonPath Path, int Offset, ValueShape Structure, bool IsRepeated, bool IsNull);
