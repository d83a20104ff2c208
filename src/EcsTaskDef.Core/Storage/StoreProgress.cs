namespace EcsTaskDef.Storage;

/// <summary>How far the reading of a journal is.</summary>
/// <param name="Region">The region whose journal is read.</param>
/// <param name="BytesRead">Bytes read so far.</param>
/// <param name="TotalBytes">The journal's length in bytes.</param>
public readonly record struct StoreProgress(string Region, long BytesRead, long TotalBytes);
