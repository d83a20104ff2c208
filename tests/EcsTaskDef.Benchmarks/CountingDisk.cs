using EcsTaskDef.Storage.Json;

namespace EcsTaskDef.Benchmarks;

/// <summary>The real disk, with its syncs and written bytes counted.</summary>
internal sealed class CountingDisk : Disk
{
    private long _syncs;
    private long _journalBytes;
    private long _markBytes;
    private long _cacheBytes;

    public (long Syncs, long JournalBytes, long MarkBytes, long CacheBytes) Counts =>
        (Volatile.Read(ref _syncs), Volatile.Read(ref _journalBytes), Volatile.Read(ref _markBytes), Volatile.Read(ref _cacheBytes));

    public override DiskFile OpenWrite(string path) => new CountingFile(this, path, FileMode.OpenOrCreate);

    public override DiskFile CreateNew(string path) => new CountingFile(this, path, FileMode.CreateNew);

    private sealed class CountingFile(CountingDisk disk, string path, FileMode mode)
        : DiskFile(new FileStream(path, mode, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1))
    {
        public override void Write(long offset, byte[] buffer, int start, int count)
        {
            base.Write(offset, buffer, start, count);
            string name = Path.GetFileName(path);
            if (name.EndsWith(".jsonl", System.StringComparison.Ordinal)) Interlocked.Add(ref disk._journalBytes, count);
            else if (name == "synced") Interlocked.Add(ref disk._markBytes, count);
            else Interlocked.Add(ref disk._cacheBytes, count);
        }

        public override void Sync()
        {
            base.Sync();
            Interlocked.Increment(ref disk._syncs);
        }
    }
}
