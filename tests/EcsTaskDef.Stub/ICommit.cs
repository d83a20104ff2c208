namespace EcsTaskDef.Stub;

/// <summary>Makes bytes durable: an append, and a sync that comes after it.</summary>
internal interface ICommit : IDisposable
{
    ValueTask AppendAsync(ReadOnlyMemory<byte> bytes);
}
