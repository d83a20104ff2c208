using EcsTaskDef.Storage.Json;

namespace EcsTaskDef.Maintenance;

/// <summary>
/// Reads a journal that may be damaged, to its end. A line is sound when it is whole and its checksum fits, begun with its
/// predecessor's as computed or as the predecessor states it. Nothing of any other line is used.
/// </summary>
internal sealed class JournalScan
{
    private const int FirstBuffer = 256 * 1024;

    private readonly DiskFile _file;
    private readonly long _end;
    private byte[] _buffer = new byte[FirstBuffer];
    private int _start;
    private int _have;
    private long _position;

    // What the next line's checksum may begin with; null where the line before is too short to have one.
    private uint? _computed;
    private uint? _stated;

    /// <summary>Begins with the journal's first line.</summary>
    /// <param name="file">The journal.</param>
    /// <param name="end">Where to stop.</param>
    public JournalScan(DiskFile file, long end)
        : this(file, 0, end) => _computed = 0;

    private JournalScan(DiskFile file, long start, long end)
    {
        _file = file;
        _position = start;
        _end = end;
    }

    /// <summary>Another reader of what is still to come.</summary>
    public JournalScan Fork() => new(_file, _position + _start, _end) { _computed = _computed, _stated = _stated };

    /// <summary>The next piece; null at the end.</summary>
    public JournalPiece? Next()
    {
        while (true)
        {
            int length = _buffer.AsSpan(_start, _have - _start).IndexOf((byte)'\n');
            if (length >= 0) return Cut(length, isEnded: true);
            if (_have - _start > JournalFormat.MaxLine) return Cut(_have - _start, isEnded: false);
            _buffer.AsSpan(_start, _have - _start).CopyTo(_buffer);
            _position += _start;
            _have -= _start;
            _start = 0;
            if (_have == _buffer.Length) Array.Resize(ref _buffer, _buffer.Length * 2);
            int room = (int)Math.Min(_buffer.Length - _have, Math.Max(0, _end - _position - _have));
            int read = _file.Read(_position + _have, _buffer, _have, room);
            if (read > 0) _have += read;
            else return _have > 0 ? Cut(_have, isEnded: false) : null;
        }
    }

    private JournalPiece Cut(int length, bool isEnded)
    {
        byte[] bytes = _buffer.AsSpan(_start, length).ToArray();
        long offset = _position + _start;
        _start += length + (isEnded ? 1 : 0);
        bool isSound = isEnded && (Fits(_computed) || Fits(_stated));
        uint computed = _computed is { } begun ? JournalFormat.ChainOf(bytes, begun) : 0;
        _stated = JournalFormat.TryReadStatedChain(bytes, out uint stated) ? stated : null;
        _computed = isSound ? _stated : computed == 0 ? null : computed;
        return new JournalPiece(offset, bytes, isSound);

        bool Fits(uint? begin) => begin is { } known && JournalFormat.TryCheck(bytes, known, out _);
    }
}
