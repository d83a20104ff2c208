using EcsTaskDef.Storage.Json;

namespace EcsTaskDef.StoreWorker;

/// <summary>The real disk, under a store that lacks a check.</summary>
internal sealed class WeakDisk(Weakness weakness) : Disk
{
    private volatile bool _isStuck;

    public override DiskFile? OpenRead(string path) => base.OpenRead(path) is { } file ? new WeakFile(file, path, weakness) : null;

    public override DiskFile OpenWrite(string path) => new WeakFile(base.OpenWrite(path), path, weakness);

    public override DiskFile CreateNew(string path) => new WeakFile(base.CreateNew(path), path, weakness);

    public override FileStamp Stamp(string path)
    {
        while (_isStuck && Path.GetFileName(path) == "store.json") Thread.Sleep(1000);
        return WeakFile.Known(base.Stamp(path), weakness);
    }

    public override byte[]? ReadSmallFile(string path)
    {
        byte[]? bytes = base.ReadSmallFile(path);
        if (weakness == Weakness.Release && Path.GetFileName(path) == "store.json" && bytes is not null && !bytes.AsSpan().EndsWith("}"u8))
            _isStuck = true;
        return bytes;
    }

    public override IReadOnlyList<string> ListDirectories(string directory) =>
        weakness == Weakness.Journals && !File.Exists(Path.Combine(directory, "store.json")) ? [] : base.ListDirectories(directory);

    public override IDisposable? TryLockFolder(string folder) => weakness switch
    {
        Weakness.Folder => TryLock(Path.Combine(folder, "lock")),
        Weakness.Restore => new MemoryStream(),
        _ => base.TryLockFolder(folder),
    };

    protected override FileStream OpenOnce(string path, FileMode mode, FileAccess access, FileShare share) => weakness == Weakness.Fifo
        ? new FileStream(path, mode, access, share, bufferSize: 1)
        : base.OpenOnce(path, mode, access, share);

    private sealed class WeakFile(DiskFile file, string path, Weakness weakness) : DiskFile(null!)
    {
        // Of a journal: what was read of it, and which of its bytes that are.
        private readonly bool _remembers = weakness == Weakness.Content
            && Path.GetFileName(path).StartsWith("journal", StringComparison.Ordinal);
        private readonly SortedDictionary<long, byte> _read = [];

        public override long Length => file.Length;

        public override FileStamp Stamp => Known(file.Stamp, weakness);

        // A number for all files, or a time for all changes.
        public static FileStamp Known(FileStamp stamp, Weakness weakness) => weakness switch
        {
            Weakness.Identity => stamp with { Device = 1, Id = 1 },
            Weakness.Times => stamp with { Written = 0, Changed = 0 },
            _ => stamp,
        };

        public override int Read(long offset, byte[] buffer, int start, int count)
        {
            int read = file.Read(offset, buffer, start, count);
            if (!_remembers) return read;
            lock (_read)
            {
                for (int i = 0; i < read; i++)
                {
                    if (_read.TryGetValue(offset + i, out byte known)) buffer[start + i] = known;
                    else _read[offset + i] = buffer[start + i];
                }
            }

            return read;
        }

        public override bool Vouches(ReadOnlySpan<byte> bytes, uint begun, uint checksum, ReadFor purpose) =>
            (weakness == Weakness.Reads && purpose == ReadFor.Answer) || (weakness == Weakness.Copies && purpose == ReadFor.Copy)
            || file.Vouches(bytes, begun, checksum, purpose);

        public override void Write(long offset, byte[] buffer, int start, int count) => file.Write(offset, buffer, start, count);

        public override void Sync() => file.Sync();

        public override void SetLength(long length)
        {
            file.SetLength(length);
            lock (_read)
                foreach (long gone in _read.Keys.Where(at => at >= length).ToArray()) _read.Remove(gone);
        }

#pragma warning disable CA2215 // The base has no file of its own here.
        public override void Dispose() => file.Dispose();
#pragma warning restore CA2215
    }
}
