namespace EcsTaskDef.Storage.Index;

/// <summary>
/// A layer in memory that can be written to: sorted pieces of a few hundred entries. An insertion moves the tail of one
/// piece; a single array of thousands spent more time on moving than on searching, a tree's nodes more memory.
/// </summary>
internal sealed class MemoryLayer : ILayer
{
    private const int MaxPiece = 256;

    // Never empty but for the only one of an empty layer.
    private List<Piece> _pieces = [new Piece()];

    public int Count { get; private set; }

    public void Put(byte[] key, byte[]? value)
    {
        (int number, int at) = LowerBound(key);
        Piece piece = _pieces[number];
        if (at < piece.Count && Entry.Compare(piece[at].Key, key) == 0)
        {
            piece[at] = new Entry(key, value);
            return;
        }

        piece.Insert(at, new Entry(key, value));
        Count++;
        if (piece.Count <= MaxPiece) return;

        // New keys mostly come last of all: then the full piece stays full.
        int left = at == MaxPiece && number == _pieces.Count - 1 ? MaxPiece : MaxPiece / 2;
        _pieces.Insert(number + 1, piece.CutFrom(left));
    }

    /// <summary>Takes over the entries of a newer layer, which is empty afterwards.</summary>
    public void TakeAll(MemoryLayer newer)
    {
        if (Count == 0)
        {
            (_pieces, newer._pieces) = (newer._pieces, _pieces);
            (Count, newer.Count) = (newer.Count, 0);
            return;
        }

        // Few are put into their places; for many it is cheaper to go once through both.
        if (newer.Count < Count / 8) foreach (Entry entry in newer.Scan(null, null, descending: false)) Put(entry.Key, entry.Value);
        else Merge(newer);
        newer.Clear();
    }

    private void Merge(MemoryLayer newer)
    {
        List<Piece> merged = [new Piece()];
        int count = 0;
        using IEnumerator<Entry> ours = Scan(null, null, descending: false).GetEnumerator(),
            theirs = newer.Scan(null, null, descending: false).GetEnumerator();
        bool isOurs = ours.MoveNext(), isTheirs = theirs.MoveNext();
        while (isOurs || isTheirs)
        {
            int order = !isOurs ? 1 : !isTheirs ? -1 : Entry.Compare(ours.Current.Key, theirs.Current.Key);
            Piece last = merged[merged.Count - 1];
            if (last.Count == MaxPiece) merged.Add(last = new Piece());
            last.Insert(last.Count, order < 0 ? ours.Current : theirs.Current);
            count++;
            if (order <= 0) isOurs = ours.MoveNext();
            if (order >= 0) isTheirs = theirs.MoveNext();
        }

        (_pieces, Count) = (merged, count);
    }

    public void Clear()
    {
        if (Count == 0) return;
        _pieces.RemoveRange(1, _pieces.Count - 1);
        _pieces[0].Clear();
        Count = 0;
    }

    public bool TryGet(byte[] key, out Entry entry)
    {
        (int number, int at) = LowerBound(key);
        Piece piece = _pieces[number];
        bool found = at < piece.Count && Entry.Compare(piece[at].Key, key) == 0;
        entry = found ? piece[at] : default;
        return found;
    }

    public IEnumerable<Entry> Scan(byte[]? from, byte[]? to, bool descending)
    {
        (int firstPiece, int first) = from is null ? (0, 0) : LowerBound(from);
        (int lastPiece, int end) = to is null ? (_pieces.Count - 1, _pieces[_pieces.Count - 1].Count) : LowerBound(to);
        if (descending)
        {
            for (int number = lastPiece; number >= firstPiece; number--)
            {
                int stop = number == firstPiece ? first : 0;
                for (int at = (number == lastPiece ? end : _pieces[number].Count) - 1; at >= stop; at--) yield return _pieces[number][at];
            }
        }
        else
        {
            for (int number = firstPiece; number <= lastPiece; number++)
            {
                for (int at = number == firstPiece ? first : 0; at < (number == lastPiece ? end : _pieces[number].Count); at++)
                    yield return _pieces[number][at];
            }
        }
    }

    // The place before which all keys are lesser; in the piece to which the key belongs, perhaps behind its last entry.
    private (int Piece, int At) LowerBound(byte[] key)
    {
        int low = 0, high = _pieces.Count - 1;
        while (low < high)
        {
            int middle = (low + high + 1) >>> 1;
            if (Entry.Compare(_pieces[middle][0].Key, key) <= 0) low = middle;
            else high = middle - 1;
        }

        Piece piece = _pieces[low];
        int from = 0, to = piece.Count;
        while (from < to)
        {
            int middle = (from + to) >>> 1;
            if (Entry.Compare(piece[middle].Key, key) < 0) from = middle + 1;
            else to = middle;
        }

        return (low, from);
    }

    // What a list of structures does would have to be compiled at each start.
    private sealed class Piece
    {
        private Entry[] _entries = new Entry[4];

        public int Count { get; private set; }

        public ref Entry this[int at] => ref _entries[at];

        public void Insert(int at, Entry entry)
        {
            if (Count == _entries.Length) _entries = Copy(0, Count * 2);
            Array.Copy(_entries, at, _entries, at + 1, Count - at);
            _entries[at] = entry;
            Count++;
        }

        /// <summary>Takes the entries from a place on away, and gives them.</summary>
        public Piece CutFrom(int at)
        {
            Piece rest = new() { _entries = Copy(at, Math.Max(Count - at, 4)), Count = Count - at };
            Clear(at);
            return rest;
        }

        public void Clear(int from = 0)
        {
            Array.Clear(_entries, from, Count - from);
            Count = from;
        }

        private Entry[] Copy(int from, int capacity)
        {
            Entry[] copy = new Entry[capacity];
            Array.Copy(_entries, from, copy, 0, Count - from);
            return copy;
        }
    }
}
