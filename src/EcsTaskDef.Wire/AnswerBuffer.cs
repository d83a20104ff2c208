using System.Buffers;

namespace EcsTaskDef.Wire;

/// <summary>
/// Where an answer is written: bytes that grow, and are written over by the next one. .NET's own is not in every framework.
/// </summary>
internal sealed class AnswerBuffer : IBufferWriter<byte>
{
    private byte[] _bytes;
    private int _count;

    public AnswerBuffer(int capacity) => _bytes = new byte[capacity];

    public int Capacity => _bytes.Length;

    /// <summary>Begins anew.</summary>
    public void Reset() => _count = 0;

    /// <summary>A copy of what was written.</summary>
    public byte[] ToArray() => _bytes.AsSpan(0, _count).ToArray();

    public void Advance(int count) => _count += count;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        int needed = _count + Math.Max(sizeHint, 1);
        if (needed > _bytes.Length) Array.Resize(ref _bytes, Math.Max(needed, _bytes.Length * 2));
        return _bytes.AsMemory(_count);
    }

    public Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;
}
