using System.Runtime.InteropServices;

namespace EcsTaskDef.Storage.Json;

/// <summary>What only the own functions of Linux and macOS can do with files.</summary>
internal static class UnixFiles
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
        return statfs(Text(path), facts) == 0 && BitConverter.ToUInt32(facts, 0)
            is 0xEF53 or 0x58465342 or 0x9123683E or 0x2FC12FC1 or 0xF2F52010 or 0x794C7630 or 0x01021994;
    }

    public static string? RealPath(string path)
    {
        byte[] resolved = new byte[4096];
        if (realpath(Text(path), resolved) == IntPtr.Zero) return null;
        return Encoding.UTF8.GetString(resolved, 0, Array.IndexOf(resolved, (byte)0));
    }

    public static void RefuseUnlessFile(string path)
    {
        if (!FileStamp.IsFileOrMissing(path)) throw new IOException(
            $"Could not open '{path}': it is not a file but a folder, pipe, socket or device.");
    }

    // As the system wants it: UTF-8, ended by a zero.
    public static byte[] Text(string path) => Encoding.UTF8.GetBytes(path + "\0");

    public static Exception Error(string action, string path) => Disk.SystemError(action, path, Marshal.GetLastWin32Error());

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
