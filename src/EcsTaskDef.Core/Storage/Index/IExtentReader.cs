namespace EcsTaskDef.Storage.Index;

/// <summary>Gives the bytes that an index record points at.</summary>
internal interface IExtentReader
{
    ReadOnlyMemory<byte> Read(Extent extent);
}
