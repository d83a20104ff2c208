using EcsTaskDef.Core.Tests.Storage.Windows;
using EcsTaskDef.Storage.Json;

namespace EcsTaskDef.Core.Tests.Storage.Json;

/// <summary>The real disk with a hand on every call: it counts, it can fail, and a test can do things in between.</summary>
internal sealed class TestDisk : Disk
{
    private int _syncs;
    private int _open;

    /// <summary>Called before every operation with its name and the file's; what it throws is the disk's failure.</summary>
    public Action<string, string>? Before { get; set; }

    /// <summary>Called before a write; how many of its bytes are written before it fails, null = all of them.</summary>
    public Func<string, int, int?>? ShortWrite { get; set; }

    /// <summary>Called with what a read gave; returns how many bytes of it are passed on.</summary>
    public Func<string, long, int, int>? ShortRead { get; set; }

    /// <summary>What is read for this counts, whatever its checksum says.</summary>
    public ReadFor? Believes { get; init; }

    /// <summary>Syncs are only counted, for tests that write a lot.</summary>
    public bool SkipsSync { get; init; }

    /// <summary>Everybody who asks for a lock gets it.</summary>
    public bool LocksDoNotWork { get; init; }

    /// <summary>What cannot be done while files are open, on a system that has no such rule; null = what the system itself
    /// refuses.</summary>
    public NtfsRules? Rules { get; init; }

    /// <summary>How long a file is waited for that another program has open.</summary>
    public TimeSpan ShortPatience { get; init; } = TimeSpan.FromSeconds(2);

    public int Syncs => Volatile.Read(ref _syncs);

    /// <summary>Files that are open now.</summary>
    public int OpenFiles => Volatile.Read(ref _open);

    /// <summary>Fails the named operation on files whose name begins so, once or for ever.</summary>
    public void Fail(string operation, string file, Exception? exception = null, bool once = false) => Before = (o, f) =>
    {
        if (o != operation || !f.StartsWith(file, StringComparison.Ordinal)) return;
        if (once) Before = null;
        throw exception ?? new IOException("No space left on the disk.");
    };

    public override bool FileExists(string path) => Do("exists", path, () => !IsDeleted(path) && base.FileExists(path));

    public override FileStamp Stamp(string path) => Do("length", path, () => IsDeleted(path) ? FileStamp.Missing : base.Stamp(path));

    public override IReadOnlyList<string> ListFiles(string directory, string pattern) =>
        Do("list", pattern, () => base.ListFiles(directory, pattern));

    public override byte[]? ReadSmallFile(string path) => Do("readSmall", path, () => base.ReadSmallFile(path));

    public override DiskFile? OpenRead(string path) =>
        Do("openRead", path, () => base.OpenRead(path)) is { } file ? Wrap(file, path) : null;

    public override DiskFile OpenWrite(string path) => Wrap(Do("openWrite", path, () => base.OpenWrite(path)), path);

    public override DiskFile CreateNew(string path) => Wrap(Do("create", path, () => base.CreateNew(path)), path);

    public override void CreateDirectory(string path) => Do("createDirectory", path, () =>
    {
        base.CreateDirectory(path);
        return true;
    });

    public override void Publish(string source, string target, bool durable) => Do("publish", target, () =>
    {
        base.Publish(source, target, durable);
        return true;
    });

    public override void SyncDirectory(string path) => Do("syncFolder", path, () =>
    {
        base.SyncDirectory(path);
        return true;
    });

    public override void Move(string source, string target) => Do("move", target, () =>
    {
        if (Rules is null || File.Exists(target) || Directory.Exists(target)) base.Move(source, target);
        else Rules.Move(source, target, () => base.Move(source, target));
        return true;
    });

    public override IDisposable? TryLockFolder(string folder) =>
        LocksDoNotWork ? new MemoryStream() : Do("lockFolder", folder, () =>
            Rules is null ? base.TryLockFolder(folder) : TryLock(Path.Combine(folder, "lock")));

    public override void DeleteQuietly(string path) => Do("delete", path, () =>
    {
        if (Rules is null || !File.Exists(path)) base.DeleteQuietly(path);
        else Quietly(() => Rules.Delete(path, () => base.DeleteQuietly(path)));
        return true;
    });

    public override void DeleteFolderQuietly(string path) => Do("deleteFolder", path, () =>
    {
        if (Rules is null || !Directory.Exists(path)) base.DeleteFolderQuietly(path);
        else Quietly(
            () =>
                Rules.DeleteFolder(
                    path, Directory.GetFiles(path, "*", SearchOption.AllDirectories), File.Delete, () => base.DeleteFolderQuietly(path)));
        return true;
    });

    public override IDisposable? TryLock(string path) => LocksDoNotWork ? new MemoryStream() : Do("lock", path, () =>
        Rules is null ? base.TryLock(path) : TryLockByOpening(path));

    protected override TimeSpan Patience => Rules is null ? base.Patience : ShortPatience;

    protected override bool RefusesOpenFiles => Rules is not null || base.RefusesOpenFiles;

    // What the system itself does with shares has no place here: it would be asked twice, and on Linux in other words.
    protected override FileStream OpenOnce(string path, FileMode mode, FileAccess access, FileShare share)
    {
        Before?.Invoke("open", Path.GetFileName(path));
        if (Rules is null) return base.OpenOnce(path, mode, access, share);
        IDisposable? handle = File.Exists(path) || mode != FileMode.Open ? Rules.Open(this, path, access, share) : null;
        try
        {
            return new RuledStream(path, mode, access, handle);
        }
        catch
        {
            handle?.Dispose();
            throw;
        }
    }

    protected override void RenameOnce(string source, string target)
    {
        if (Rules is null) base.RenameOnce(source, target);
        else Rules.Replace(source, target, () => base.RenameOnce(source, target));
    }

    private bool IsDeleted(string path) => Rules?.IsDeleted(path) == true;

    private static void Quietly(Action action)
    {
        try
        {
            action();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // As the real one.
        }
    }

    private T Do<T>(string operation, string path, Func<T> action)
    {
        Before?.Invoke(operation, Path.GetFileName(path));
        return action();
    }

    private TestFile Wrap(DiskFile file, string path)
    {
        Interlocked.Increment(ref _open);
        return new TestFile(file, this, Path.GetFileName(path));
    }

    private sealed class RuledStream(string path, FileMode mode, FileAccess access, IDisposable? handle)
        : FileStream(path, mode, access, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1)
    {
        protected override void Dispose(bool disposing)
        {
            base.Dispose(disposing);
            handle?.Dispose();
        }
    }

    private sealed class TestFile(DiskFile file, TestDisk disk, string name) : DiskFile(null!)
    {
        private int _disposed;

        public override long Length => file.Length;

        public override FileStamp Stamp => file.Stamp;

        public override int Read(long offset, byte[] buffer, int start, int count)
        {
            disk.Before?.Invoke("read", name);
            int read = file.Read(offset, buffer, start, count);
            return disk.ShortRead?.Invoke(name, offset, read) ?? read;
        }

        public override void Write(long offset, byte[] buffer, int start, int count)
        {
            disk.Before?.Invoke("write", name);
            int? written = disk.ShortWrite?.Invoke(name, count);
            file.Write(offset, buffer, start, written ?? count);
            if (written is null) return;
            disk.Before?.Invoke("afterShortWrite", name);
            throw new IOException("No space left on the disk.");
        }

        public override void Sync()
        {
            disk.Before?.Invoke("sync", name);
            Interlocked.Increment(ref disk._syncs);
            if (!disk.SkipsSync) file.Sync();
        }

        public override bool Vouches(ReadOnlySpan<byte> bytes, uint begun, uint checksum, ReadFor purpose) =>
            purpose == disk.Believes || base.Vouches(bytes, begun, checksum, purpose);

        public override void SetLength(long length)
        {
            disk.Before?.Invoke("setLength", name);
            file.SetLength(length);
        }

#pragma warning disable CA2215 // The base has no file of its own here.
        public override void Dispose()
#pragma warning restore CA2215
        {
            if (Interlocked.Exchange(ref _disposed, 1) == 0) Interlocked.Decrement(ref disk._open);
            file.Dispose();
        }
    }
}
