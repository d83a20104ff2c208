namespace EcsTaskDef.Storage.Json;

/// <summary>How far the lines of a generation are copied to the next one.</summary>
internal sealed class GenerationCopy : IDisposable
{
    /// <summary>Bytes that are copied at a time: a millisecond's work.</summary>
    public const int Buffer = 64 * 1024;

    // The sync of a change may have to wait for what else is on its way to the disk.
    private const int SyncedAtOnce = 1024 * 1024;

    private readonly DiskFile _target;
    private readonly ByteBuffer _output = new(Buffer);
    private long _synced;

    public GenerationCopy(RegionState state, DiskFile source, DiskFile target)
    {
        State = state;
        Source = source;
        _target = target;
    }

    /// <summary>What the region held when it began; it goes on with the region.</summary>
    public RegionState State { get; }

    public DiskFile Source { get; }

    public long SourceOffset { get; set; }

    public long TargetOffset { get; set; }

    public uint Chain { get; set; }

    // The checksum of the last line that was read.
    private uint _sourceChain;

    /// <summary>Checks the next line of the source.</summary>
    public bool TryCheck(ReadOnlySpan<byte> line) => JournalDamage.TryCheck(Source, line, ReadFor.Copy, ref _sourceChain);

    /// <summary>How many batches of changes were served when it was last asked.</summary>
    public int Served { get; set; }

    public void Append(ReadOnlySpan<byte> line, List<Extent> dropped)
    {
        int start = _output.Length, copied = 0;
        ReadOnlySpan<byte> body = JournalFormat.BodyOf(line);
        foreach (Extent document in dropped)
        {
            // The member and the length before it go with the document.
            int member = Encoding.ASCII.GetByteCount($",\"length\":{RegionFolder.Text(document.Length)},\"document\":");
            _output.Write(body.Slice(copied, (int)document.Offset - member - copied));
            copied = (int)document.Offset + document.Length;
        }

        _output.Write(body.Slice(copied));
        Chain = JournalFormat.Seal(_output, start, Chain);
    }

    public void Dispose() => Source.Dispose();

    public void Flush()
    {
        _target.Write(TargetOffset, _output.Array, 0, _output.Length);
        TargetOffset += _output.Length;
        _output.Clear();
        if (TargetOffset - _synced < SyncedAtOnce) return;
        _target.Sync();
        _synced = TargetOffset;
    }
}
