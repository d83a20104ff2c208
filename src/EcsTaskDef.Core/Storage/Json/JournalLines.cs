namespace EcsTaskDef.Storage.Json;

/// <summary>
/// Reads a journal's lines from where somebody stands to the end, checks and takes them apart, a block at a time. It knows
/// no state, so a block can be read while the one before is being applied; one thread at a time.
/// </summary>
internal sealed class JournalLines
{
    public const int FirstBuffer = 256 * 1024;

    private readonly DiskFile _journal;
    private byte[] _buffer;
    private int _have;
    private long _position;
    private uint _chain;

    /// <param name="journal">The journal.</param>
    /// <param name="offset">Where the first line begins.</param>
    /// <param name="length">How long the journal is, as far as is known.</param>
    /// <param name="chain">The checksum of the line before.</param>
    public JournalLines(DiskFile journal, long offset, long length, uint chain)
    {
        _journal = journal;
        _position = offset;
        _chain = chain;
        _buffer = new byte[(int)Math.Min(FirstBuffer, length - offset)];
    }

    /// <summary>Up to where the journal was read.</summary>
    public long Position => _position + _have;

    /// <summary>Reads on; what a block had before is forgotten.</summary>
    public Block Read(Block block)
    {
        block.Clear();
        if (_have == _buffer.Length)
        {
            if (_have > JournalFormat.MaxLine) return block.With(Ending.Endless);
            Array.Resize(ref _buffer, _buffer.Length * 2);
        }

        int read = _journal.Read(_position + _have, _buffer, _have, _buffer.Length - _have);
        if (read == 0) return block.With(_have > 0 ? Ending.Damage : Ending.Whole);
        _have += read;
        int start = 0, end;
        while ((end = _buffer.AsSpan(start, _have - start).IndexOf((byte)'\n')) >= 0)
        {
            ReadOnlySpan<byte> line = _buffer.AsSpan(start, end);
            if (!JournalFormat.TryCheck(line, _chain, out _chain)) return block.With(Ending.Damage);
            if (!block.Add(line, _position + start, _chain)) return block.With(Ending.Damage);
            start += end + 1;
        }

        _buffer.AsSpan(start, _have - start).CopyTo(_buffer);
        _position += start;
        _have -= start;
        return block;
    }

    /// <summary>What comes after the lines of a block.</summary>
    public enum Ending
    {
        /// <summary>Perhaps more.</summary>
        Open,

        /// <summary>Nothing.</summary>
        Whole,

        /// <summary>A line that is not whole, or not sound; or the last of the block cannot be parsed.</summary>
        Damage,

        /// <summary>A line that is longer than any can be.</summary>
        Endless,
    }

    /// <summary>Some lines, whole and sound.</summary>
    public sealed class Block
    {
        // Used again by the blocks to come.
        private readonly List<Line> _lines = new();

        public int Count { get; private set; }

        public Ending Ending { get; private set; }

        public Line this[int number] => _lines[number];

        public void Clear() => (Count, Ending) = (0, Ending.Open);

        public Block With(Ending ending)
        {
            Ending = ending;
            return this;
        }

        /// <summary>Takes a line apart; false when it cannot be, and nothing that follows is to be read.</summary>
        public bool Add(ReadOnlySpan<byte> bytes, long offset, uint chain)
        {
            if (Count == _lines.Count) _lines.Add(new Line());
            Line line = _lines[Count++];
            (line.Chain, line.End, line.Fault) = (chain, offset + bytes.Length + 1, null);
            try
            {
                line.Change = ChangeReader.Read(bytes, offset, line.Events, forIndex: true);
            }
            catch (InvalidDataException exception)
            {
                line.Fault = exception;
            }

            return line.Fault is null;
        }
    }

    /// <summary>One change and where its line ends.</summary>
    public sealed class Line
    {
        public ChangeLine Change { get; set; }

        public List<JournalEvent> Events { get; } = new();

        public uint Chain { get; set; }

        public long End { get; set; }

        /// <summary>Why it cannot be parsed though it is sound.</summary>
        public InvalidDataException? Fault { get; set; }
    }
}
