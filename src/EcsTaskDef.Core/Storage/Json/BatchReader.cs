using EcsTaskDef.Storage.Index;

namespace EcsTaskDef.Storage.Json;

/// <summary>Reads documents while a batch of changes is being made: those of the batch are not in the file yet.</summary>
internal sealed class BatchReader : IExtentReader
{
    private const int Ahead = 64 * 1024;

    private readonly RegionState _state;
    private readonly ByteBuffer _lines;

    // What was read at once, and where it begins.
    private ReadOnlyMemory<byte> _block;
    private long _start;

    public BatchReader(RegionState state, ByteBuffer lines)
    {
        _state = state;
        _lines = lines;
    }

    public ReadOnlyMemory<byte> Read(Extent extent)
    {
        if (extent.Offset >= _state.Offset) return _lines.Written.Slice((int)(extent.Offset - _state.Offset), extent.Length).ToArray();

        // What cannot be is refused there.
        if (extent.Length < 0) return _state.Read(extent);
        long at = extent.Offset - _start;
        if (at < 0 || at + extent.Length > _block.Length)
        {
            // Many revisions are often asked for in the order in which they were registered: from the second one on more is read.
            bool isNext = at >= _block.Length && at < _block.Length + Ahead;
            int length = isNext ? Math.Max((int)Math.Min(Ahead, _state.Offset - extent.Offset), extent.Length) : extent.Length;
            (_block, _start, at) = (_state.ReadUnverified(extent.Offset, length), extent.Offset, 0);
        }

        ReadOnlyMemory<byte> bytes = _block.Slice((int)at, extent.Length);
        _state.Verify(extent, bytes.Span);
        return bytes;
    }
}
