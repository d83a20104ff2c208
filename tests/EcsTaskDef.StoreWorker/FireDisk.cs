using System.Collections.Concurrent;
using System.Diagnostics;
using EcsTaskDef.Storage.Json;

namespace EcsTaskDef.StoreWorker;

/// <summary>
/// The real disk, with a place at which the process kills itself, writes that come in pieces out of order, and a store
/// that lacks something.
/// </summary>
internal sealed class FireDisk(Breakage breakage, bool tears = false, string diesAt = "") : Disk
{
    private readonly ConcurrentDictionary<string, byte> _held = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (long Offset, byte[] Bytes)> _unwritten = new(StringComparer.Ordinal);

    // "operation file number": at the so-manieth such operation on a file whose name begins so.
    private readonly string[] _death = diesAt.Split(' ', StringSplitOptions.RemoveEmptyEntries);
    private int _reached;

    public override DiskFile? OpenRead(string path) => base.OpenRead(path) is { } file ? new FireFile(this, file, path) : null;

    public override DiskFile OpenWrite(string path) => new FireFile(this, base.OpenWrite(path), path);

    public override DiskFile CreateNew(string path)
    {
        Reach("create", path);
        return new FireFile(this, base.CreateNew(path), path);
    }

    public override FileStamp Stamp(string path) => AsIfWritten(base.Stamp(path), path);

    private FileStamp AsIfWritten(FileStamp stamp, string path)
    {
        lock (_unwritten)
        {
            return _unwritten.TryGetValue(path, out var late)
                ? stamp with { Length = Math.Max(stamp.Length, late.Offset + late.Bytes.Length) }
                : stamp;
        }
    }

    public override void Publish(string source, string target, bool durable)
    {
        Reach("rename", target);
        base.Publish(source, target, durable: false);
        Reach("renamed", target);
        if (durable) SyncDirectory(Path.GetDirectoryName(target)!);
        Reach("published", target);
    }

    public override void DeleteQuietly(string path)
    {
        Reach("delete", path);
        base.DeleteQuietly(path);
    }

    public override IDisposable? TryLockFolder(string folder) =>
        breakage.HasFlag(Breakage.Lock) ? TryHold(folder) : base.TryLockFolder(folder);

    public override IDisposable? TryLock(string path) => breakage.HasFlag(Breakage.Lock) ? TryHold(path) : base.TryLock(path);

    private Release? TryHold(string path) => _held.TryAdd(path, 0) ? new Release(this, path) : null;

    /// <summary>Death at its place comes at once, without a word to anybody.</summary>
    private void Reach(string operation, string path)
    {
        if (_death.Length < 3 || operation != _death[0] || !Path.GetFileName(path).StartsWith(_death[1], StringComparison.Ordinal)) return;
        if (Interlocked.Increment(ref _reached).ToString(System.Globalization.CultureInfo.InvariantCulture) != _death[2]) return;
        Process.GetCurrentProcess().Kill();
        Thread.Sleep(Timeout.Infinite);
    }

    private sealed class Release(FireDisk disk, string path) : IDisposable
    {
        public void Dispose() => disk._held.TryRemove(path, out _);
    }

    private sealed class FireFile(FireDisk disk, DiskFile file, string path) : DiskFile(null!)
    {
        private readonly bool _isJournal = Path.GetFileName(path).StartsWith("journal", StringComparison.Ordinal);

        public override long Length => disk._unwritten.Count > 0 ? Stamp.Length : file.Length;

        public override FileStamp Stamp => disk.AsIfWritten(file.Stamp, path);

        private bool ReadsBlindly => _isJournal && disk.Lacks(Breakage.Checksum);

        public override int Read(long offset, byte[] buffer, int start, int count)
        {
            if (ReadsBlindly) return ReadResealed(offset, buffer, start, count);
            if (!_isJournal || !disk.Lacks(Breakage.Sync)) return file.Read(offset, buffer, start, count);
            lock (disk._unwritten)
            {
                int read = file.Read(offset, buffer, start, count);
                if (!disk._unwritten.TryGetValue(path, out var late)) return read;
                for (int i = 0; i < count; i++)
                {
                    long at = offset + i - late.Offset;
                    if (at < 0 || at >= late.Bytes.Length) continue;
                    buffer[start + i] = late.Bytes[at];
                    read = Math.Max(read, i + 1);
                }

                return read;
            }
        }

        public override void Write(long offset, byte[] buffer, int start, int count)
        {
            disk.Reach("write", path);
            if (_isJournal && disk.Lacks(Breakage.Sync))
            {
                // What the process keeps back dies with it.
                lock (disk._unwritten)
                {
                    if (disk._unwritten.Remove(path, out var late)) file.Write(late.Offset, late.Bytes, 0, late.Bytes.Length);
                    disk._unwritten[path] = (offset, buffer.AsSpan(start, count).ToArray());
                }

                return;
            }

            // The end first, as a system may that writes its pages back: what is missing reads as zeros.
            int head = _isJournal && disk.Tears ? count / 2 : 0;
            file.Write(offset + head, buffer, start + head, count - head);
            disk.Reach("torn", path);
            if (head > 0)
            {
                Thread.Sleep(1);
                file.Write(offset, buffer, start, head);
            }

            disk.Reach("written", path);
        }

        public override void Sync()
        {
            disk.Reach("sync", path);
            if (!disk.Lacks(Breakage.Sync)) file.Sync();
            disk.Reach("synced", path);
        }

        public override bool Vouches(ReadOnlySpan<byte> bytes, uint begun, uint checksum, ReadFor purpose) =>
            disk.Lacks(purpose == ReadFor.Copy ? Breakage.Copies : Breakage.Answers) || file.Vouches(bytes, begun, checksum, purpose);

        public override void SetLength(long length)
        {
            disk.Reach("setLength", path);
            file.SetLength(length);
        }

#pragma warning disable CA2215 // The base has no file of its own here.
        public override void Dispose() => file.Dispose();
#pragma warning restore CA2215

        private int ReadResealed(long offset, byte[] buffer, int start, int count)
        {
            byte[] whole = new byte[file.Length];
            int length = file.Read(0, whole, 0, whole.Length);
            byte[] journal = Reseal.Journal(whole.AsSpan(0, length));
            int read = (int)Math.Max(Math.Min(count, journal.Length - offset), 0);
            if (read > 0) Array.Copy(journal, offset, buffer, start, read);
            return read;
        }
    }

    private bool Tears => tears;

    private bool Lacks(Breakage what) => breakage.HasFlag(what);
}
