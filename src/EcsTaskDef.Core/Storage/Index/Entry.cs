namespace EcsTaskDef.Storage.Index;

/// <summary>One key of the index with its value; no value = the key was deleted (it hides older ones).</summary>
internal readonly struct Entry
{
    public Entry(byte[] key, byte[]? value)
    {
        Key = key;
        Value = value;
    }

    public byte[] Key { get; }

    public byte[]? Value { get; }

    public bool IsDeletion => Value is null;

    public static int Compare(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right) => left.SequenceCompareTo(right);
}
