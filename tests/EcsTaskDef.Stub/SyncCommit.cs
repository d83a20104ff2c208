using Microsoft.Win32.SafeHandles;

namespace EcsTaskDef.Stub;

/// <summary>One append and one sync for each.</summary>
internal sealed class SyncCommit(string path) : ICommit
{
    private readonly SafeFileHandle _file = File.OpenHandle(path, FileMode.Create, FileAccess.ReadWrite, FileShare.Read);
    private readonly Lock _gate = new();
    private long _end;

    public ValueTask AppendAsync(ReadOnlyMemory<byte> bytes)
    {
        lock (_gate)
        {
            RandomAccess.Write(_file, bytes.Span, _end);
            RandomAccess.FlushToDisk(_file);
            _end += bytes.Length;
        }

        return default;
    }

    public void Dispose() => _file.Dispose();
}
