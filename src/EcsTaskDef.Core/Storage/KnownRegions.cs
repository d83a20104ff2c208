namespace EcsTaskDef.Storage;

/// <summary>
/// Something for each region that was asked for. A caller that asks for ever new ones, as one of an endpoint can, fills no
/// memory: when there are many, those that the store has nothing of are forgotten. Safe for concurrent use.
/// </summary>
internal sealed class KnownRegions<T>
    where T : class
{
    /// <summary>Fewer are never forgotten.</summary>
    public const int Many = 256;

    // Not a ConcurrentDictionary: asked for its count it makes an event source, which takes longer than opening a store.
    private readonly Dictionary<string, T> _regions = new(StringComparer.Ordinal);

    public IReadOnlyList<T> Values
    {
        get
        {
            lock (_regions) return [.. _regions.Values];
        }
    }

    /// <param name="region">The region.</param>
    /// <param name="make">Makes what is not there. It may be made twice for a region that was forgotten meanwhile, and both be in
    /// use.</param>
    /// <param name="stored">The regions that the store has something of.</param>
    public T Get(string region, Func<string, T> make, Func<IReadOnlyList<string>> stored)
    {
        lock (_regions)
        {
            if (_regions.TryGetValue(region, out T? known)) return known;
            if (_regions.Count >= Many)
            {
                HashSet<string> kept = new(stored(), StringComparer.Ordinal);
                foreach (string name in _regions.Keys.Where(name => !kept.Contains(name)).ToArray()) _regions.Remove(name);
            }

            return _regions[region] = make(region);
        }
    }

    public void Clear()
    {
        lock (_regions) _regions.Clear();
    }
}
