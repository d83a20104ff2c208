#if !NET
using System.Buffers;
#endif

// The only file with conditions: what differs between the two builds beyond the attributes that PolySharp generates.
namespace EcsTaskDef.Wire;

/// <summary>What differs between the two builds.</summary>
internal static class Polyfills
{
    /// <summary>An array whose every byte is going to be written.</summary>
    public static byte[] NewArray(int length) =>
#if NET
        GC.AllocateUninitializedArray<byte>(length);
#else
        new byte[length];
#endif
}

#if !NET
/// <summary>As much of .NET's own as answers need.</summary>
internal sealed class ArrayBufferWriter<T> : IBufferWriter<T>
{
    private T[] _buffer;

    public ArrayBufferWriter(int capacity) => _buffer = new T[capacity];

    public int WrittenCount { get; private set; }

    public ReadOnlySpan<T> WrittenSpan => _buffer.AsSpan(0, WrittenCount);

    public int Capacity => _buffer.Length;

    public void ResetWrittenCount() => WrittenCount = 0;

    public void Advance(int count) => WrittenCount += count;

    public Memory<T> GetMemory(int sizeHint = 0)
    {
        Grow(sizeHint);
        return _buffer.AsMemory(WrittenCount);
    }

    public Span<T> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

    private void Grow(int sizeHint)
    {
        int needed = WrittenCount + Math.Max(sizeHint, 1);
        if (needed > _buffer.Length) Array.Resize(ref _buffer, Math.Max(needed, _buffer.Length * 2));
    }
}
#endif
