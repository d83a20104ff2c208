using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

// The one file that touches the disk (docs/ARCHITECTURE.md, Laws), and with it the machine's own facts.
#pragma warning disable RS0030

namespace EcsTaskDef.Storage.Json;

/// <summary>
/// The disk, as far as the store needs it. Members are virtual so that a test can put a disk in its place that fails or
/// forgets. Every failure is an <see cref="IOException"/> or <see cref="UnauthorizedAccessException"/>.
/// </summary>
internal partial class Disk
{
    // EEXIST, on Linux and macOS.
    private const int FileIsThere = 17;

    private static int s_counter;

    private static bool IsWindows { get; } = RuntimeInformation.IsOSPlatform(OSPlatform.Windows);

    /// <summary>True where paths have drives and backslashes, and names no case.</summary>
    public virtual bool HasWindowsPaths => IsWindows;

    public virtual string HostName { get; } = Environment.MachineName;

    public virtual int ProcessId { get; } = Polyfills.ProcessId;

    public virtual string NewId() => Guid.NewGuid().ToString("N");

    /// <summary>A name that no other process uses at the moment; two on one disk may, so creation is exclusive too.</summary>
    public virtual string UniqueName(string prefix, string suffix) =>
        $"{prefix}{NewId().Substring(0, 8)}-{Interlocked.Increment(ref s_counter)}{suffix}";

    public virtual bool FileExists(string path) => File.Exists(path);

    /// <summary>Which file lies under the path now; its length is -1 when there is none.</summary>
    public virtual FileStamp Stamp(string path) => FileStamp.Of(path);

    public virtual bool DirectoryExists(string path) => Directory.Exists(path);

    public virtual IReadOnlyList<string> ListFiles(string directory, string pattern) =>
        Directory.Exists(directory)
            ? Directory.GetFiles(directory, pattern).Select(p => Path.GetFileName(p)!).ToArray()
            : Array.Empty<string>();

    public virtual IReadOnlyList<string> ListDirectories(string directory) =>
        Directory.Exists(directory)
            ? Directory.GetDirectories(directory).Select(p => Path.GetFileName(p)!).ToArray()
            : Array.Empty<string>();

    /// <summary>When the file was last written to, in ticks; some fixed number when it is not there.</summary>
    public virtual long LastWriteTime(string path) => File.GetLastWriteTimeUtc(path).Ticks;

    /// <summary>Makes a file of this process count as written to at a time, as exactly as the file system can.</summary>
    public virtual void SetLastWriteTime(string path, long ticks) => File.SetLastWriteTimeUtc(path, new DateTime(ticks, DateTimeKind.Utc));

    public virtual long DirectorySize(string directory) =>
        Directory.Exists(directory) ? new DirectoryInfo(directory).GetFiles().Sum(static f => f.Length) : 0;

    /// <summary>The whole of a small file, of a longer one the first MiB; null when it is not there.</summary>
    public virtual byte[]? ReadSmallFile(string path)
    {
        try
        {
            using FileStream stream = Open(path, FileMode.Open, FileAccess.Read, Shared);
            // What is longer is none of ours, and its beginning says so.
            byte[] bytes = new byte[(int)Math.Min(stream.Length, 1024 * 1024)];
            int read = 0, n;
            while (read < bytes.Length && (n = stream.Read(bytes, read, bytes.Length - read)) > 0) read += n;
            return bytes.AsSpan(0, read).ToArray();
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Opens a file to read; null when it is not there.</summary>
    public virtual DiskFile? OpenRead(string path)
    {
        try
        {
            return new DiskFile(Open(path, FileMode.Open, FileAccess.Read, Shared));
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Opens an existing file to write, or makes it, for the owner alone.</summary>
    public virtual DiskFile OpenWrite(string path)
    {
        if (!File.Exists(path)) CreateEmpty(path, mayExist: true);
        return OpenItself(path);
    }

    /// <summary>Makes a new file for the owner alone; it must not exist.</summary>
    public virtual DiskFile CreateNew(string path)
    {
        CreateEmpty(path, mayExist: false);
        return OpenItself(path);
    }

    /// <summary>Makes a new file for the owner alone in the system's temporary folder.</summary>
    public Stream CreateTemporary(string prefix, string suffix, out string path)
    {
        path = Path.Combine(Path.GetTempPath(), $"{prefix}{NewId()}{suffix}");
        CreateEmpty(path, mayExist: false);
        return Open(path, FileMode.Open, FileAccess.Write, Shared);
    }

    // Who can plant a link in the store must not make us write to what it points to. Nothing is written before the look, and what was
    // opened must be what has the name itself, so it does not matter what changed between the two.
    private DiskFile OpenItself(string path)
    {
        DiskFile file = new(Open(path, FileMode.Open, FileAccess.ReadWrite, Shared));
        try
        {
            if (IsWindows || FileStamp.HasName(path, file.Stamp)) return file;
            string why = IsLink(path) ? UnixFiles.IsLink : "another file took its name meanwhile";
            throw new IOException($"Could not open '{path}' to write: {why}.");
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Makes a folder for the owner alone, with its parents, durably.</summary>
    public virtual void CreateDirectory(string path)
    {
        if (Directory.Exists(path)) return;
        string? parent = Path.GetDirectoryName(path);
        if (!string.IsNullOrEmpty(parent)) CreateDirectory(parent!);
        if (File.Exists(path))
            throw new IOException($"Could not make the folder '{path}': a file is there, and a folder was expected.", FileIsThere);
        if (IsWindows)
        {
            Directory.CreateDirectory(path);
        }
        else if (UnixFiles.mkdir(UnixFiles.Text(path), UnixFiles.OwnerOnlyDirectory) != 0)
        {
            // Before the look, which has an error of its own.
            Exception failure = UnixFiles.Error("make the folder", path);
            if (!Directory.Exists(path)) throw failure;
        }

        if (!string.IsNullOrEmpty(parent)) SyncDirectory(parent!);
    }

    /// <summary>
    /// Gives a finished file its name, replacing what has it; readers see the old or the new one. The folder is synced
    /// where the name must survive a power cut.
    /// </summary>
    public virtual void Publish(string source, string target, bool durable)
    {
        Patiently(() =>
        {
            RenameOnce(source, target);
            return true;
        });
        if (durable) SyncDirectory(Path.GetDirectoryName(target)!);
    }

    /// <summary>
    /// Gives a finished file its name, which nothing may have, a link neither: the system sees to that, not a look before.
    /// </summary>
    public virtual void PublishNew(string source, string target) => File.Move(source, target);

    /// <summary>Gives a file or a folder another name, durably; nothing may have that name.</summary>
    public virtual void Move(string source, string target)
    {
        if (File.Exists(target) || Directory.Exists(target)) throw new IOException($"Could not rename '{source}': '{target}' exists.");
        if (!IsWindows)
        {
            Publish(source, target, durable: true);
            SyncDirectory(Path.GetDirectoryName(source)!);
        }
        else
        {
            Patiently(() =>
            {
                if (File.Exists(source)) File.Move(source, target);
                else Directory.Move(source, target);
                return true;
            });
        }
    }

    /// <summary>
    /// The path that a file or a folder really has: in the spelling of the disk, without links. What does not exist yet is taken as it
    /// is written, beneath what does.
    /// </summary>
    public virtual string RealPath(string path)
    {
        string? existing = path;
        string rest = "";
        for (; !string.IsNullOrEmpty(existing) && !Directory.Exists(existing)
            && !File.Exists(existing); existing = Path.GetDirectoryName(existing))
            rest = Path.Combine(Path.GetFileName(existing), rest);
        if (string.IsNullOrEmpty(existing)) return path;
        return Path.Combine((IsWindows ? WindowsFiles.FinalPath(existing!) : UnixFiles.RealPath(existing!)) ?? existing!, rest);
    }

    /// <summary>Deletes what nobody needs; what cannot be deleted now is deleted another time.</summary>
    public virtual void DeleteQuietly(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Open elsewhere (Windows), or not ours to delete: it does no harm.
        }
    }

    /// <summary>Deletes a folder that this process has made, with all that is in it, as far as that is possible.</summary>
    public virtual void DeleteFolderQuietly(string path)
    {
        try
        {
            if (Directory.Exists(path)) Directory.Delete(path, recursive: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // What is left of it has no store.json, or lies under a name that nobody uses.
        }
    }

    /// <summary>
    /// Takes the exclusive lock of a folder, which ends with its holder, killed or not; null when another has it. A file made for
    /// the purpose could be deleted while it is locked, by a cleaner or a copy of the folder, and the next process would lock another
    /// one. The folder cannot go away without the data that the lock is for. Windows deletes no locked file, and locks no folder.
    /// </summary>
    public virtual IDisposable? TryLockFolder(string folder) =>
        IsWindows ? TryLock(Path.Combine(folder, "lock")) : UnixLock.TryTakeFolder(folder);

    /// <summary>
    /// Takes an exclusive lock that ends with its holder, killed or not; null when another has it. On Unix the file may be deleted
    /// meanwhile: it is for what does no harm when two do it at once.
    /// </summary>
    public virtual IDisposable? TryLock(string path)
    {
        // Every change takes two. The system's own calls are half as many as a FileStream's, and they are the same lock.
        return IsWindows ? TryLockByOpening(path) : UnixLock.TryTake(path);
    }

    /// <summary>
    /// Waits a moment for a lock: a tenth of a millisecond where the system can, since a lock is held for about as long as
    /// a sync takes; a millisecond once it has taken longer.
    /// </summary>
    public virtual void Pause(TimeSpan waited)
    {
        bool isShort = waited <= TimeSpan.FromMilliseconds(20);
        if (IsWindows ? WindowsFiles.TryPause(isShort ? 100 : 1000) : isShort && UnixFiles.usleep(100) == 0) return;
        Thread.Sleep(IsWindows && isShort ? 0 : 1);
    }

    /// <summary>True for a path on a network file system.</summary>
    public virtual bool IsNetwork(string path)
    {
        if (IsWindows && StorePaths.IsShare(path)) return true;
        string? existing = IsWindows ? StorePaths.WithoutPrefix(path) : path;
        while (!string.IsNullOrEmpty(existing) && !Directory.Exists(existing)) existing = Path.GetDirectoryName(existing);
        if (string.IsNullOrEmpty(existing) || UnixFiles.IsLocal(existing!)) return false;
        try
        {
            return new DriveInfo(IsWindows ? Path.GetPathRoot(existing)! : existing!).DriveType == DriveType.Network;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            // What the system cannot tell is not held against the user.
            return false;
        }
    }

    private const FileShare Shared = FileShare.ReadWrite | FileShare.Delete;

    // Flush(true) answers as if all was well when fsync fails with EIO or ENOSPC (.NET 10 on Linux, seen under strace).
    internal static void Sync(FileStream stream, SafeFileHandle handle)
    {
        if (IsWindows)
        {
            stream.Flush(flushToDisk: true);
            return;
        }

        bool added = false;
        try
        {
            handle.DangerousAddRef(ref added);
            if (UnixFiles.Sync((int)handle.DangerousGetHandle()) != 0) throw UnixFiles.Error("sync", stream.Name);
        }
        finally
        {
            if (added) handle.DangerousRelease();
        }
    }

    internal static bool IsLink(string path) =>
        new FileInfo(path) is { Exists: true } file && file.Attributes.HasFlag(FileAttributes.ReparsePoint);

    // As far as the framework tells.
    internal static FileStamp StampByName(string path)
    {
        FileInfo file = new(path);
        return file.Exists ? new FileStamp(file.Length, 0, 0, file.LastWriteTimeUtc.Ticks, 0)
            : Directory.Exists(path) ? new FileStamp(0, 0, 0, 0, 0) : FileStamp.Missing;
    }

    internal static Exception SystemError(string action, string path, int error) => IsWindows
        ? WindowsFiles.Failure(action, path, error)
        : new IOException($"Could not {action} '{path}': {UnixFiles.Describe(error)}.", error);

    private void CreateEmpty(string path, bool mayExist)
    {
        if (IsWindows)
        {
            // The folder's access list is inherited; the default place is the user's own.
            Open(path, mayExist ? FileMode.OpenOrCreate : FileMode.CreateNew, FileAccess.Write, Shared).Dispose();
            return;
        }

        int descriptor = UnixFiles.open(UnixFiles.Text(path), UnixFiles.CreateFlags(exclusive: !mayExist), UnixFiles.OwnerOnlyFile);
        if (descriptor < 0) throw UnixFiles.Error("make the file", path);
        _ = UnixFiles.close(descriptor);
    }

    /// <summary>
    /// Returns when the names in a folder are on the disk: one survives a power cut only then. Windows sees to that itself.
    /// </summary>
    public virtual void SyncDirectory(string path)
    {
        if (IsWindows) return;
        int descriptor = UnixFiles.open(UnixFiles.Text(path), 0, 0);
        if (descriptor < 0)
        {
            // A process that may not read a folder did not make it either.
            if (Marshal.GetLastWin32Error() == UnixFiles.AccessDenied) return;
            throw UnixFiles.Error("open the folder", path);
        }

        Exception? failure = UnixFiles.Sync(descriptor) == 0 ? null : UnixFiles.Error("sync the folder", path);
        _ = UnixFiles.close(descriptor);
        if (failure is not null && failure.HResult is not (UnixFiles.InvalidArgument or UnixFiles.ReadOnlyFileSystem)) throw failure;
    }
}

/// <summary>An open file; reads at a position are safe from several threads at once.</summary>
internal class DiskFile : IDisposable
{
    private readonly FileStream _stream;

    // Kept: the stream moves the file's position each time that it is asked.
    private SafeFileHandle? _handle;

    public DiskFile(FileStream stream) => _stream = stream;

    public virtual long Length => _stream.Length;

    /// <summary>Which file this is, and how long it is now.</summary>
    public virtual FileStamp Stamp => FileStamp.Of(Handle, _stream.Name);

    private SafeFileHandle Handle => _handle ??= _stream.SafeFileHandle;

    /// <summary>Reads up to the buffer's length; fewer bytes only at the file's end.</summary>
    public virtual int Read(long offset, byte[] buffer, int start, int count)
    {
        int read = 0, n;
        while (read < count && (n = _stream.ReadAt(Handle, offset + read, buffer, start + read, count - read)) > 0) read += n;
        return read;
    }

    public virtual void Write(long offset, byte[] buffer, int start, int count) => _stream.WriteAt(Handle, offset, buffer, start, count);

    /// <summary>
    /// Whether bytes read from this file are those that were written. Every byte of a journal that becomes part of an answer, or is
    /// written again under another checksum, is checked here (a test's file may let some pass, to see that the harnesses notice).
    /// </summary>
    /// <param name="bytes">What was read.</param>
    /// <param name="begun">What the checksum begins with.</param>
    /// <param name="checksum">The checksum as it was noted.</param>
    /// <param name="purpose">What they are read for.</param>
    public virtual bool Vouches(ReadOnlySpan<byte> bytes, uint begun, uint checksum, ReadFor purpose) =>
        Checksum.Append(begun, bytes) == checksum;

    /// <summary>Returns when the file's bytes are on the disk.</summary>
    public virtual void Sync() => Disk.Sync(_stream, Handle);

    public virtual void SetLength(long length) => _stream.SetLength(length);

    public virtual void Dispose()
    {
        _stream.Dispose();
        GC.SuppressFinalize(this);
    }
}
