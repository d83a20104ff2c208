using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace EcsTaskDef.Storage.Json;

/// <summary>
/// Which file lies under a path, or is open: a length alone cannot tell a file from another one of the same length.
/// </summary>
/// <param name="Length">Bytes; -1 = there is no such file.</param>
/// <param name="Device">The volume; 0 where the system does not tell.</param>
/// <param name="Id">The inode, or Windows' file id; a number is not given again while the file is open.</param>
/// <param name="Written">When it was last written to, in a unit of the system's.</param>
/// <param name="Changed">When anything of it last changed, which no program can set; 0 where the system does not tell.</param>
internal readonly record struct FileStamp(long Length, ulong Device, ulong Id, long Written, long Changed)
{
    public static FileStamp Missing { get; } = new(-1, 0, 0, 0, 0);

    public bool Exists => Length >= 0;

    /// <summary>Both are of one file, whatever was written to it between the two looks.</summary>
    public bool IsSameFile(FileStamp other) => Exists && other.Exists && Id == other.Id && Device == other.Device;

    /// <exception cref="IOException">The system does not let us look.</exception>
    public static FileStamp Of(string path) => IsWindows ? Windows.Of(path) : OfUnix(path, out _);

    /// <summary>False for a folder, pipe, socket or device: opening a pipe waits for its other end.</summary>
    /// <exception cref="IOException">The system does not let us look.</exception>
    public static bool IsFileOrMissing(string path)
    {
        if (IsWindows) return true;
        _ = OfUnix(path, out int mode);
        return mode == 0 || (mode & Unix.TypeMask) == Unix.RegularFile;
    }

    /// <summary>Whether a file that is open has a path's name itself, not through a symbolic link.</summary>
    /// <exception cref="IOException">The system does not let us look.</exception>
    public static bool HasName(string path, FileStamp open) => Itself(path) is { } itself ? itself.IsSameFile(open) : !Disk.IsLink(path);

    // Null where the system does not tell.
    private static unsafe FileStamp? Itself(string path)
    {
        fixed (byte* bytes = Encoding.UTF8.GetBytes(path + "\0")) return Unix.Itself(bytes, path);
    }

    private static unsafe FileStamp OfUnix(string path, out int mode)
    {
        int most = Encoding.UTF8.GetMaxByteCount(path.Length) + 1;
        Span<byte> name = most <= 1024 ? stackalloc byte[1024] : new byte[most];
        fixed (char* text = path)
        fixed (byte* bytes = name)
        {
            bytes[Encoding.UTF8.GetBytes(text, path.Length, bytes, name.Length - 1)] = 0;
            return Unix.Of(bytes, path, out mode);
        }
    }

    /// <exception cref="IOException">The system does not let us look.</exception>
    public static FileStamp Of(SafeFileHandle handle, string name)
    {
        bool added = false;
        try
        {
            handle.DangerousAddRef(ref added);
            IntPtr open = handle.DangerousGetHandle();
            return IsWindows ? Windows.Of(open, name) : Unix.Of(open.ToInt32(), name);
        }
        finally
        {
            if (added) handle.DangerousRelease();
        }
    }

    /// <summary>Of an open descriptor of Unix, which may be a folder's.</summary>
    public static FileStamp Of(int descriptor, string path) => Unix.Of(descriptor, path);

    private static bool IsWindows { get; } = RuntimeInformation.IsOSPlatform(OSPlatform.Windows);

    private static unsafe class Unix
    {
        public const int TypeMask = 0xF000, RegularFile = 0x8000;

        private const int NotFound = 2, NotAFolder = 20, NotImplemented = 38, NotPermitted = 1;

        // Linux: the one call for this whose structure is the same on every machine.
        private const int CurrentFolder = -100, EmptyPath = 0x1000, NoFollow = 0x100;
        private const uint Wanted = 0x3C0 | 1; // type, inode, length, times of writing and changing

        private static readonly bool s_isMac = RuntimeInformation.IsOSPlatform(OSPlatform.OSX);
        private static readonly bool s_isMacOnArm = s_isMac && RuntimeInformation.ProcessArchitecture == Architecture.Arm64;

        // An old C library, or a sandbox that does not know the call: then a length and a time must do.
        private static volatile bool s_isBlind;

        // The mode is 0 where there is no file, or the system does not tell.
        public static FileStamp Of(byte* path, string text, out int mode)
        {
            byte* facts = stackalloc byte[256];
            FileStamp stamp;
            mode = 0;
            if (s_isMac)
            {
                stamp = Mac((s_isMacOnArm ? stat(path, facts) : stat64(path, facts)) == 0, facts, text);
                if (stamp.Exists) mode = *(ushort*)(facts + 4);
                return stamp;
            }

            if (s_isBlind || !TryLinux(CurrentFolder, path, 0, facts, text, out stamp)) return Disk.StampByName(text);
            if (stamp.Exists) mode = *(ushort*)(facts + 28);
            return stamp;
        }

        // A link's own; null where the system does not tell.
        public static FileStamp? Itself(byte* path, string text)
        {
            byte* facts = stackalloc byte[256];
            return !s_isMac && !s_isBlind && TryLinux(CurrentFolder, path, NoFollow, facts, text, out FileStamp stamp) ? stamp : null;
        }

        public static FileStamp Of(int descriptor, string text)
        {
            byte* facts = stackalloc byte[256];
            byte none = 0;
            if (s_isMac) return Mac((s_isMacOnArm ? fstat(descriptor, facts) : fstat64(descriptor, facts)) == 0, facts, text);
            if (!s_isBlind && TryLinux(descriptor, &none, EmptyPath, facts, text, out FileStamp stamp)) return stamp;
            return Disk.StampByName(text);
        }

        private static bool TryLinux(int folder, byte* path, int flags, byte* facts, string text, out FileStamp stamp)
        {
            stamp = FileStamp.Missing;
            try
            {
                if (statx(folder, path, flags, Wanted, facts) == 0)
                {
                    ulong device = ((ulong)*(uint*)(facts + 136) << 32) | *(uint*)(facts + 140);
                    stamp = new FileStamp(*(long*)(facts + 40), device, *(ulong*)(facts + 32), Time(facts + 112), Time(facts + 96));
                    return true;
                }
            }
            catch (EntryPointNotFoundException)
            {
                s_isBlind = true;
                return false;
            }

            int error = Marshal.GetLastWin32Error();
            if (error is NotFound or NotAFolder) return true;
            if (error is not (NotImplemented or NotPermitted)) throw Disk.SystemError("look at", text, error);
            s_isBlind = true;
            return false;
        }

        private static FileStamp Mac(bool found, byte* facts, string text)
        {
            if (found) return new FileStamp(*(long*)(facts + 96), *(uint*)facts, *(ulong*)(facts + 8), Time(facts + 48), Time(facts + 64));
            int error = Marshal.GetLastWin32Error();
            return error is NotFound or NotAFolder ? FileStamp.Missing : throw Disk.SystemError("look at", text, error);
        }

        // Nanoseconds; they overflow in 2262.
        private static long Time(byte* time) => unchecked(*(long*)time * 1_000_000_000 + *(uint*)(time + 8));

        [DllImport("libc", SetLastError = true)]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        private static extern int statx(int folder, byte* path, int flags, uint mask, byte* facts);

        [DllImport("libc", SetLastError = true)]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        private static extern int stat(byte* path, byte* facts);

        [DllImport("libc", SetLastError = true)]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        private static extern int fstat(int descriptor, byte* facts);

        [DllImport("libc", SetLastError = true, EntryPoint = "stat$INODE64")]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        private static extern int stat64(byte* path, byte* facts);

        [DllImport("libc", SetLastError = true, EntryPoint = "fstat$INODE64")]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        private static extern int fstat64(int descriptor, byte* facts);
    }

    private static unsafe class Windows
    {
        private const int NotFound = 2, PathNotFound = 3;
        private const uint ReadAttributes = 0x80, ShareAll = 7, OpenExisting = 3, BackupSemantics = 0x02000000;

        public static FileStamp Of(string path)
        {
            using SafeFileHandle handle = CreateFileW(path, ReadAttributes, ShareAll, IntPtr.Zero, OpenExisting, BackupSemantics, IntPtr.Zero);
            if (!handle.IsInvalid) return Of(handle.DangerousGetHandle(), path);
            bool wasDeleted = WindowsFiles.WasDeleted();
            int error = Marshal.GetLastWin32Error();
            return error is NotFound or PathNotFound || wasDeleted ? FileStamp.Missing : throw Disk.SystemError("look at", path, error);
        }

        public static FileStamp Of(IntPtr handle, string path)
        {
            // BY_HANDLE_FILE_INFORMATION.
            uint* facts = stackalloc uint[13];
            if (GetFileInformationByHandle(handle, facts) == 0) throw Disk.SystemError("look at", path, Marshal.GetLastWin32Error());
            return new FileStamp(Join(facts[8], facts[9]), facts[7], (ulong)Join(facts[11], facts[12]), Join(facts[6], facts[5]), 0);

            static long Join(uint high, uint low) => unchecked((long)(((ulong)high << 32) | low));
        }

        [DllImport("kernel32", SetLastError = true, CharSet = CharSet.Unicode)]
        [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
        private static extern SafeFileHandle CreateFileW(
            string path, uint access, uint share, IntPtr security, uint disposition, uint flags, IntPtr template);

        [DllImport("kernel32", SetLastError = true)]
        [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
        private static extern int GetFileInformationByHandle(IntPtr handle, uint* facts);
    }
}
