using EcsTaskDef.Storage;
using EcsTaskDef.Storage.Json;

namespace EcsTaskDef.Maintenance;

/// <summary>A journal that is being made of another one's lines, with checksums of its own.</summary>
internal sealed class JournalOutput
{
    private const int FlushAt = 256 * 1024;

    private static readonly byte[] s_comma = { (byte)',' };

    private readonly DiskFile _file;
    private readonly ByteBuffer _buffer = new(FlushAt);
    private readonly string _host;
    private readonly int _process;
    private uint _chain;
    private long _offset;

    public JournalOutput(DiskFile file, JournalHeader header, Disk disk)
    {
        _file = file;
        _host = disk.HostName;
        _process = disk.ProcessId;
        _buffer.Write(JournalFormat.WriteHeader(header, out _chain));
    }

    public long Length => _offset + _buffer.Length;

    /// <summary>Takes over what a line says.</summary>
    public void Copy(ReadOnlySpan<byte> line)
    {
        int start = _buffer.Length;
        _buffer.Write(JournalFormat.BodyOf(line));
        Seal(start);
    }

    /// <summary>Takes over what a line says, but of its events only some.</summary>
    /// <param name="line">The line.</param>
    /// <param name="events">Where its events lie in it, all of them.</param>
    /// <param name="kept">Those that are kept.</param>
    public void Copy(ReadOnlySpan<byte> line, IReadOnlyList<Extent> events, IReadOnlyList<Extent> kept)
    {
        int start = _buffer.Length;
        ReadOnlySpan<byte> body = JournalFormat.BodyOf(line);
        _buffer.Write(body.Slice(0, (int)events[0].Offset));
        for (int i = 0; i < kept.Count; i++)
        {
            if (i > 0) _buffer.Write(s_comma);
            _buffer.Write(body.Slice((int)kept[i].Offset, kept[i].Length));
        }

        Extent last = events[events.Count - 1];
        _buffer.Write(body.Slice((int)last.Offset + last.Length));
        Seal(start);
    }

    /// <summary>Stands for a change of which nothing can be read, so that all others keep their numbers.</summary>
    public void WriteLost(long sequence, long synced, DateTimeOffset time)
    {
        int start = _buffer.Length;
        _buffer.Write(Encoding.ASCII.GetBytes(
            FormattableString.Invariant(
                $"{{\"seq\":{sequence},\"synced\":{synced},\"time\":\"{JournalText.Time(time)}\",\"lost\":true,\"events\":[]")));
        Seal(start);
    }

    public void Write(long sequence, IReadOnlyList<StoreEvent> events)
    {
        ChangeWriter.Write(_buffer, _offset, new ChangeLine(sequence, sequence - 1, null, _host, _process), events, ref _chain);
        if (_buffer.Length >= FlushAt) Flush();
    }

    /// <summary>Returns when all is on the disk.</summary>
    public void Finish()
    {
        Flush();
        _file.Sync();
    }

    private void Seal(int start)
    {
        _chain = JournalFormat.Seal(_buffer, start, _chain);
        if (_buffer.Length >= FlushAt) Flush();
    }

    private void Flush()
    {
        _file.Write(_offset, _buffer.Array, 0, _buffer.Length);
        _offset += _buffer.Length;
        _buffer.Clear();
    }
}
