using System;
using System.Collections.Generic;

namespace EcsTaskDef.Storage.Index;

/// <summary>
/// A layer in memory that can be written to: a sorted array. It is kept small (thousands of entries), where moving the
/// tail on insertion costs less than a tree's nodes do.
/// </summary>
internal sealed class MemoryLayer : ILayer
{
    private readonly List<Entry> _entries = new();

    public int Count => _entries.Count;

    public void Put(byte[] key, byte[]? value)
    {
        int at = LowerBound(key);
        if (at < _entries.Count && Entry.Compare(_entries[at].Key, key) == 0) _entries[at] = new Entry(key, value);
        else _entries.Insert(at, new Entry(key, value));
    }

    public void PutAll(MemoryLayer newer)
    {
        foreach (Entry entry in newer._entries) Put(entry.Key, entry.Value);
    }

    public bool TryGet(byte[] key, out Entry entry)
    {
        int at = LowerBound(key);
        bool found = at < _entries.Count && Entry.Compare(_entries[at].Key, key) == 0;
        entry = found ? _entries[at] : default;
        return found;
    }

    public IEnumerable<Entry> Scan(byte[]? from, byte[]? to, bool descending)
    {
        int first = from is null ? 0 : LowerBound(from);
        int end = to is null ? _entries.Count : LowerBound(to);
        if (descending)
        {
            for (int i = end - 1; i >= first; i--) yield return _entries[i];
        }
        else
        {
            for (int i = first; i < end; i++) yield return _entries[i];
        }
    }

    private int LowerBound(ReadOnlySpan<byte> key)
    {
        int low = 0, high = _entries.Count;

        // New keys mostly come last in their family; often they come last of all.
        if (high > 0 && Entry.Compare(_entries[high - 1].Key, key) < 0) return high;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            if (Entry.Compare(_entries[middle].Key, key) < 0) low = middle + 1;
            else high = middle;
        }

        return low;
    }
}
