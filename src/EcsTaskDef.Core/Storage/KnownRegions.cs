using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;

namespace EcsTaskDef.Storage;

/// <summary>
/// Something for each region that was asked for. Whoever asks for ever new ones, which a caller of an endpoint can, fills no
/// memory: when there are many, those that the store has nothing of are forgotten. Safe for concurrent use.
/// </summary>
internal sealed class KnownRegions<T>
    where T : class
{
    /// <summary>So many are never too many.</summary>
    public const int Many = 256;

    private readonly ConcurrentDictionary<string, T> _regions = new(StringComparer.Ordinal);

    public ICollection<T> Values => _regions.Values;

    /// <param name="region">The region.</param>
    /// <param name="make">Makes what is not there. It may be made twice for a region that was forgotten meanwhile, and both be in use.</param>
    /// <param name="stored">The regions that the store has something of.</param>
    public T Get(string region, Func<string, T> make, Func<IReadOnlyList<string>> stored)
    {
        if (_regions.TryGetValue(region, out T? known)) return known;
        if (_regions.Count >= Many)
        {
            HashSet<string> kept = new(stored(), StringComparer.Ordinal);
            foreach (string name in _regions.Keys.Where(name => !kept.Contains(name))) _regions.TryRemove(name, out _);
        }

        return _regions.GetOrAdd(region, make);
    }

    public void Clear() => _regions.Clear();
}
