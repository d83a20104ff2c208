using System;
using System.Collections.Generic;
using System.Text;

namespace EcsTaskDef.Storage.Json.Care;

/// <summary>
/// Reads a journal that may be damaged, to its end. A line counts when a checksum vouches for what it says: its own, begun
/// with its predecessor's as computed or, behind damage, as the predecessor states it; or its successor's. A checksum's text
/// that differs from the right one in two bytes at most vouches too, and a line end that became another byte is found again.
/// </summary>
internal sealed class JournalScan
{
    private const int FirstBuffer = 256 * 1024;
    private const int TrailerLength = 18;
    private const int MaxTrailerFaults = 2;

    private static readonly byte[] s_trailer = Encoding.ASCII.GetBytes(",\"crc\":\"");

    private readonly DiskFile _file;
    private readonly long _end;
    private readonly Stack<(long Offset, byte[] Bytes, bool Ended)> _back = new();
    private byte[] _buffer = new byte[FirstBuffer];
    private int _start;
    private int _have;
    private long _position;

    // What the next line's checksum begins with; null when damage left nothing to begin with.
    private uint? _chain;

    /// <param name="file">The journal.</param>
    /// <param name="start">Where a line begins.</param>
    /// <param name="end">Where to stop.</param>
    /// <param name="chain">What that line's checksum begins with; null when nobody knows.</param>
    public JournalScan(DiskFile file, long start, long end, uint? chain)
    {
        _file = file;
        _position = start;
        _end = end;
        _chain = chain;
    }

    /// <summary>What the next line's checksum begins with.</summary>
    public uint? Chain => _chain;

    /// <summary>The next piece; null at the end.</summary>
    public JournalPiece? Next()
    {
        if (Take() is not var (offset, bytes, ended)) return null;
        if (_chain is { } chain)
        {
            if (JournalFormat.TryCheck(bytes, chain, out uint own)) return Vouched(offset, bytes, own, ended ? PieceState.Sound : PieceState.Mendable);
            if (SplitOf(bytes, chain) is { } length)
            {
                _back.Push((offset + length + 1, bytes.AsSpan(length + 1).ToArray(), ended));
                byte[] first = bytes.AsSpan(0, length).ToArray();
                return Vouched(offset, first, JournalFormat.ChainOf(first, chain), PieceState.Mendable);
            }

            uint computed = JournalFormat.ChainOf(bytes, chain);
            if (bytes.Length > TrailerLength && (IsNearly(bytes, computed) || NextChecks(computed)))
                return Vouched(offset, bytes, computed, PieceState.Mendable);
            if (TryJoin(offset, bytes, chain) is { } joined) return joined;
        }

        _chain = JournalFormat.TryReadStatedChain(bytes, out uint stated) ? stated : null;
        return new JournalPiece(offset, bytes, PieceState.Damaged);
    }

    private JournalPiece Vouched(long offset, byte[] bytes, uint chain, PieceState state)
    {
        _chain = chain;
        return new JournalPiece(offset, bytes, state);
    }

    // A byte of a line's checksum that became a line end makes two pieces of it.
    private JournalPiece? TryJoin(long offset, byte[] bytes, uint chain)
    {
        if (Take() is not { } next) return null;
        if (next.Bytes.Length < TrailerLength)
        {
            byte[] joined = new byte[bytes.Length + 1 + next.Bytes.Length];
            bytes.CopyTo(joined, 0);
            joined[bytes.Length] = (byte)'\n';
            next.Bytes.CopyTo(joined, bytes.Length + 1);
            uint computed = JournalFormat.ChainOf(joined, chain);
            if (joined.Length > TrailerLength && IsNearly(joined, computed)) return Vouched(offset, joined, computed, PieceState.Mendable);
        }

        _back.Push(next);
        return null;
    }

    private bool NextChecks(uint chain)
    {
        if (Take() is not { } next) return false;
        _back.Push(next);
        return JournalFormat.TryCheck(next.Bytes, chain, out _);
    }

    private static bool IsNearly(byte[] line, uint computed)
    {
        byte[] right = Encoding.ASCII.GetBytes($",\"crc\":\"{computed:x8}\"}}");
        int faults = 0;
        for (int i = 0; i < TrailerLength; i++)
            if (line[line.Length - TrailerLength + i] != right[i]) faults++;
        return faults <= MaxTrailerFaults;
    }

    // Where a line ends whose end is another byte now; null when no checksum says so.
    private static int? SplitOf(byte[] bytes, uint chain)
    {
        int from = 0, at;
        while ((at = bytes.AsSpan(from).IndexOf(s_trailer)) >= 0)
        {
            int end = from + at + TrailerLength;
            if (end < bytes.Length && JournalFormat.TryCheck(bytes.AsSpan(0, end), chain, out _)) return end;
            from += at + 1;
        }

        return null;
    }

    private (long Offset, byte[] Bytes, bool Ended)? Take()
    {
        if (_back.Count > 0) return _back.Pop();
        while (true)
        {
            int end = _buffer.AsSpan(_start, _have - _start).IndexOf((byte)'\n');
            if (end >= 0) return Cut(end, 1);
            if (_have - _start > JournalFormat.MaxLine) return Cut(_have - _start, 0);
            _buffer.AsSpan(_start, _have - _start).CopyTo(_buffer);
            _position += _start;
            _have -= _start;
            _start = 0;
            if (_have == _buffer.Length) Array.Resize(ref _buffer, _buffer.Length * 2);
            int read = _file.Read(_position + _have, _buffer, _have, (int)Math.Min(_buffer.Length - _have, Math.Max(0, _end - _position - _have)));
            if (read > 0) _have += read;
            else return _have > 0 ? Cut(_have, 0) : null;
        }
    }

    private (long Offset, byte[] Bytes, bool Ended) Cut(int length, int lineEnd)
    {
        (long, byte[], bool) piece = (_position + _start, _buffer.AsSpan(_start, length).ToArray(), lineEnd > 0);
        _start += length + lineEnd;
        return piece;
    }
}
