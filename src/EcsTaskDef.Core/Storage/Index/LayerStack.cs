namespace EcsTaskDef.Storage.Index;

/// <summary>Layers seen as one: the newest entry of a key counts, deletions hide what is below them.</summary>
internal sealed class LayerStack
{
    private readonly ILayer[] _layers;

    /// <param name="newestFirst">The layers, the newest first.</param>
    public LayerStack(IEnumerable<ILayer> newestFirst) => _layers = newestFirst.ToArray();

    /// <summary>The same with a layer that is newer than all.</summary>
    public LayerStack Under(ILayer newest) => new([newest, .. _layers]);

    public byte[]? Get(byte[] key)
    {
        foreach (ILayer layer in _layers)
        {
            if (layer.TryGet(key, out Entry entry)) return entry.Value;
        }

        return null;
    }

    /// <summary>Entries that count, in order. Deletions are left out unless asked for.</summary>
    public IEnumerable<Entry> Scan(byte[]? from, byte[]? to, bool descending, bool withDeletions = false)
    {
        if (_layers.Length == 1)
        {
            foreach (Entry entry in _layers[0].Scan(from, to, descending))
                if (withDeletions || !entry.IsDeletion) yield return entry;
            yield break;
        }

        List<IEnumerator<Entry>> cursors = new(_layers.Length);
        try
        {
            // The order of the cursors stays that of the layers, newest first: among equal keys the first one wins.
            foreach (ILayer layer in _layers)
            {
                IEnumerator<Entry> cursor = layer.Scan(from, to, descending).GetEnumerator();
                if (cursor.MoveNext()) cursors.Add(cursor);
                else cursor.Dispose();
            }

            while (cursors.Count > 0)
            {
                int best = 0;
                for (int i = 1; i < cursors.Count; i++)
                {
                    int order = Entry.Compare(cursors[i].Current.Key, cursors[best].Current.Key);
                    if (descending ? order > 0 : order < 0) best = i;
                }

                // Given before the cursors go on: who wants the first alone must not pay for the second, which may be a query.
                Entry entry = cursors[best].Current;
                if (withDeletions || !entry.IsDeletion) yield return entry;
                for (int i = cursors.Count - 1; i >= 0; i--)
                {
                    if (Entry.Compare(cursors[i].Current.Key, entry.Key) != 0 || cursors[i].MoveNext()) continue;
                    cursors[i].Dispose();
                    cursors.RemoveAt(i);
                }
            }
        }
        finally
        {
            foreach (IEnumerator<Entry> cursor in cursors) cursor.Dispose();
        }
    }
}
