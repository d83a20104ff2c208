namespace EcsTaskDef.Settings;

/// <summary>What compacting one region came to.</summary>
/// <param name="Region">The region.</param>
/// <param name="BytesBefore">Bytes on disk before.</param>
/// <param name="BytesAfter">Bytes on disk after.</param>
/// <param name="Generation">The journal's generation now.</param>
/// <param name="IsDone">False where there was nothing to gain, or it was only asked what there is.</param>
/// <param name="DeadBytes">Bytes of documents that nobody can see any more, before.</param>
public sealed record StoreOptimization(string Region, long BytesBefore, long BytesAfter, int Generation, bool IsDone, long DeadBytes)
{
    /// <summary>Bytes that are free now.</summary>
    public long BytesFreed => BytesBefore - BytesAfter;

    /// <inheritdoc/>
    public override string ToString() => Region;
}
