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

    // Whoever can plant a link in the store must not make us write to what it points to. Nothing is written before the look, and what was
    // opened must be what has the name itself, so it does not matter what changed between the two.
    private DiskFile OpenItself(string path)
    {
        DiskFile file = new(Open(path, FileMode.Open, FileAccess.ReadWrite, Shared));
        try
        {
            if (IsWindows || FileStamp.HasName(path, file.Stamp)) return file;
            string why = IsLink(path) ? Native.IsLink : "another file took its name meanwhile";
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
        else if (Native.mkdir(Native.Path(path), Native.OwnerOnlyDirectory) != 0)
        {
            // Before the look, which has an error of its own.
            Exception failure = Native.Error("make the folder", path);
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
        return Path.Combine((IsWindows ? WindowsFiles.FinalPath(existing!) : Native.RealPath(existing!)) ?? existing!, rest);
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
        if (IsWindows ? WindowsFiles.TryPause(isShort ? 100 : 1000) : isShort && Native.usleep(100) == 0) return;
        Thread.Sleep(IsWindows && isShort ? 0 : 1);
    }

    /// <summary>True for a path on a network file system.</summary>
    public virtual bool IsNetwork(string path)
    {
        if (IsWindows && StorePaths.IsShare(path)) return true;
        string? existing = IsWindows ? StorePaths.WithoutPrefix(path) : path;
        while (!string.IsNullOrEmpty(existing) && !Directory.Exists(existing)) existing = Path.GetDirectoryName(existing);
        if (string.IsNullOrEmpty(existing) || Native.IsLocal(existing!)) return false;
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
            if (Native.Sync((int)handle.DangerousGetHandle()) != 0) throw Native.Error("sync", stream.Name);
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
        : new IOException($"Could not {action} '{path}': {Native.Describe(error)}.", error);

    private void CreateEmpty(string path, bool mayExist)
    {
        if (IsWindows)
        {
            // The folder's access list is inherited; the default place is the user's own.
            Open(path, mayExist ? FileMode.OpenOrCreate : FileMode.CreateNew, FileAccess.Write, Shared).Dispose();
            return;
        }

        int descriptor = Native.open(Native.Path(path), Native.CreateFlags(exclusive: !mayExist), Native.OwnerOnlyFile);
        if (descriptor < 0) throw Native.Error("make the file", path);
        _ = Native.close(descriptor);
    }

    /// <summary>
    /// Returns when the names in a folder are on the disk: one survives a power cut only then. Windows sees to that itself.
    /// </summary>
    public virtual void SyncDirectory(string path)
    {
        if (IsWindows) return;
        int descriptor = Native.open(Native.Path(path), 0, 0);
        if (descriptor < 0)
        {
            // A process that may not read a folder did not make it either.
            if (Marshal.GetLastWin32Error() == Native.AccessDenied) return;
            throw Native.Error("open the folder", path);
        }

        Exception? failure = Native.Sync(descriptor) == 0 ? null : Native.Error("sync the folder", path);
        _ = Native.close(descriptor);
        if (failure is not null && failure.HResult is not (Native.InvalidArgument or Native.ReadOnlyFileSystem)) throw failure;
    }

    private sealed class UnixLock : IDisposable
    {
        private int _descriptor;

        private UnixLock(int descriptor) => _descriptor = descriptor;

        public static UnixLock? TryTakeFolder(string folder)
        {
            int descriptor = Native.open(Native.Path(folder), Native.FolderFlags, 0);
            if (descriptor < 0) throw Native.Error("open the folder", folder);
            if (TryTake(descriptor) is not { } held) return null;

            // Whoever had it before may have renamed it: then it is no lock of the folder that has this name now.
            try
            {
                if (FileStamp.Of(descriptor, folder).IsSameFile(FileStamp.Of(folder))) return held;
            }
            catch
            {
                held.Dispose();
                throw;
            }

            held.Dispose();
            return null;
        }

        public static UnixLock? TryTake(string path)
        {
            Native.RefuseUnlessFile(path);
            int descriptor = Native.open(Native.Path(path), Native.LockFlags, Native.OwnerOnlyFile);
            if (descriptor < 0) throw Native.Error("open", path);
            return TryTake(descriptor);
        }

        private static UnixLock? TryTake(int descriptor)
        {
            UnixLock held = new(descriptor);

            // A file system without locks grants them all: callers that rely on one must try that (JsonRegionStore.Lock).
            if (Native.flock(descriptor, Native.LockExclusive | Native.LockNonBlocking) == 0
                || Marshal.GetLastWin32Error() is not (Native.Interrupted or Native.WouldBlock or Native.WouldBlockOnMac)) return held;
            held.Dispose();
            return null;
        }

        public void Dispose()
        {
            int descriptor = Interlocked.Exchange(ref _descriptor, -1);
            if (descriptor < 0) return;

            // Closing is not enough: a process that is being started just now has a copy for a moment.
            _ = Native.flock(descriptor, Native.Unlock);
            _ = Native.close(descriptor);
        }
    }

    private static class Native
    {
        public const int AccessDenied = 13;
        public const int Interrupted = 4;
        public const int WouldBlock = 11;
        public const int WouldBlockOnMac = 35;
        public const int LockExclusive = 2;
        public const int LockNonBlocking = 4;
        public const int Unlock = 8;
        public const int InvalidArgument = 22;
        public const int ReadOnlyFileSystem = 30;
        public const int OwnerOnlyFile = 0x180; // 0600
        public const int OwnerOnlyDirectory = 0x1C0; // 0700

        private const int FullSync = 51;

        private static bool IsMac { get; } = RuntimeInformation.IsOSPlatform(OSPlatform.OSX);

        public static int Sync(int descriptor)
        {
            // On macOS fsync leaves the bytes in the drive's cache; where there is no better, it has to do.
            if (IsMac && fcntl(descriptor, FullSync) == 0) return 0;
            int result;
            do result = fsync(descriptor);
            while (result != 0 && Marshal.GetLastWin32Error() == Interrupted);
            return result;
        }

        public static int CreateFlags(bool exclusive)
        {
            // O_WRONLY | O_CREAT | O_CLOEXEC, and O_EXCL: the numbers differ between Linux and macOS.
            int flags = 1 | NoFollow | (IsMac ? 0x200 | 0x1000000 : 0x40 | 0x80000);
            return exclusive ? flags | (IsMac ? 0x800 : 0x80) : flags;
        }

        public const string IsLink = "it is a symbolic link, and the store follows none to write";

        // O_NOFOLLOW: Linux has another number for it on ARM.
        private static int NoFollow { get; } = IsMac ? 0x100
            : RuntimeInformation.ProcessArchitecture is Architecture.Arm or Architecture.Arm64 ? 0x8000 : 0x20000;

        // O_RDWR | O_CREAT | O_CLOEXEC.
        public static int LockFlags { get; } = 2 | NoFollow | (IsMac ? 0x200 | 0x1000000 : 0x40 | 0x80000);

        // O_RDONLY | O_CLOEXEC.
        public static int FolderFlags { get; } = IsMac ? 0x1000000 : 0x80000;

        // Linux's usual disks (ext, XFS, Btrfs, ZFS, F2FS, overlay, tmpfs) have numbers; the framework asks for all that is mounted
        // and compares names, which takes a new process as long as reading the store.
        public static bool IsLocal(string path)
        {
            if (!RuntimeInformation.IsOSPlatform(OSPlatform.Linux)) return false;
            byte[] facts = new byte[512];
            return statfs(Path(path), facts) == 0 && BitConverter.ToUInt32(facts, 0)
                is 0xEF53 or 0x58465342 or 0x9123683E or 0x2FC12FC1 or 0xF2F52010 or 0x794C7630 or 0x01021994;
        }

        public static string? RealPath(string path)
        {
            byte[] resolved = new byte[4096];
            if (realpath(Path(path), resolved) == IntPtr.Zero) return null;
            return System.Text.Encoding.UTF8.GetString(resolved, 0, Array.IndexOf(resolved, (byte)0));
        }

        public static void RefuseUnlessFile(string path)
        {
            if (!FileStamp.IsFileOrMissing(path)) throw new IOException(
                $"Could not open '{path}': it is not a file but a folder, pipe, socket or device.");
        }

        // As the system wants it: UTF-8, ended by a zero.
        public static byte[] Path(string path) => System.Text.Encoding.UTF8.GetBytes(path + "\0");

        public static Exception Error(string action, string path) => SystemError(action, path, Marshal.GetLastWin32Error());

        public static string Describe(int error) => error switch
        {
            1 or 13 => "permission denied",
            2 => "not found",
            5 => "input/output error",
            17 => "it exists",
            24 => "too many open files",
            20 => "a part of the path is not a folder",
            28 => "no space left on the disk",
            30 => "the file system is read-only",
            36 or 63 => "the name is too long",
            40 or 62 => IsLink,
            _ => $"error {error}",
        };

        [DllImport("libc", SetLastError = true)]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        public static extern int open(byte[] path, int flags, int mode);

        [DllImport("libc", SetLastError = true)]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        public static extern int close(int descriptor);

        [DllImport("libc", SetLastError = true)]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        public static extern int fsync(int descriptor);

        [DllImport("libc", SetLastError = true)]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        public static extern int fcntl(int descriptor, int command);

        [DllImport("libc", SetLastError = true)]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        public static extern int flock(int descriptor, int operation);

        [DllImport("libc")]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        private static extern IntPtr realpath(byte[] path, byte[] resolved);

        [DllImport("libc")]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        private static extern int statfs(byte[] path, byte[] facts);

        [DllImport("libc")]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        public static extern int usleep(uint microseconds);

        [DllImport("libc", SetLastError = true)]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        public static extern int mkdir(byte[] path, int mode);

        [DllImport("libc", SetLastError = true)]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        public static extern int rename(byte[] source, byte[] target);
    }
}

/// <summary>What bytes are read for.</summary>
internal enum ReadFor
{
    /// <summary>Somebody asked for a document, tags or the history.</summary>
    Answer,

    /// <summary>They are written again: compaction, and lines of a writer that died.</summary>
    Copy,
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
