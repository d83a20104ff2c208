namespace EcsTaskDef.PostgreSql;

/// <summary>
/// What a change has wanted to lock out of the order in which all lock: the region's row, then families by their names. It does not wait
/// for such a lock, or two would wait for each other; it begins anew, and takes all of this first and in order.
/// </summary>
internal sealed class LockNeeds
{
    private readonly HashSet<string> _families = new(StringComparer.Ordinal);
    private bool _grown;

    /// <summary>Whether it is the row of the region, with which everything that runs changes.</summary>
    public bool Workloads { get; private set; }

    public IReadOnlyCollection<string> Families => _families;

    /// <summary>Whether something was wanted since somebody asked: then there is more hope in another attempt than in waiting.</summary>
    public bool TakeGrown()
    {
        bool grown = _grown;
        _grown = false;
        return grown;
    }

    public void AddWorkloads()
    {
        _grown |= !Workloads;
        Workloads = true;
    }

    public void Add(string family) => _grown |= _families.Add(family);
}
