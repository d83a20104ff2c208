namespace EcsTaskDef.Storage.Index;

/// <summary>
/// A sorted set of entries. The index is a stack of them, the newest on top: a key's first entry from the top counts.
/// </summary>
internal interface ILayer
{
    /// <summary>The key's entry here, a deletion too; false when this layer knows nothing of the key.</summary>
    bool TryGet(byte[] key, out Entry entry);

    /// <summary>
    /// The entries with from ≤ key &lt; to in ascending order, or the same in descending order. Null = no bound.
    /// </summary>
    IEnumerable<Entry> Scan(byte[]? from, byte[]? to, bool descending);
}
