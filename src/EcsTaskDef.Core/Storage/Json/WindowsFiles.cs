using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace EcsTaskDef.Storage.Json;

/// <summary>What only Windows' own functions can do with files. Failures have the system's number, as the framework's exceptions have
/// it.</summary>
internal static class WindowsFiles
{
    private const int InvalidFunction = 1, AccessDenied = 5, NotSupported = 50, InvalidParameter = 87;

    private const int DeletePending = unchecked((int)0xC0000056);

    private const uint Delete = 0x10000, WriteData = 0x2, Synchronize = 0x100000, ReadAttributes = 0x80;
    private const uint ShareAll = 7, OpenExisting = 3, WriteThrough = 0x80000000, OfFolders = 0x02000000;

    private const int RenameInfoEx = 22;
    private const int ReplaceIfExists = 0x1, PosixSemantics = 0x2, IgnoreReadOnly = 0x40;

    private const uint MoveReplaces = 0x1, MoveWritesThrough = 0x8;

    private const uint HighResolution = 0x2, TimerAccess = 0x1F0003;

    // What a system or a file system cannot do once, it cannot do the next time.
    private static volatile bool s_lacksPosixRenames;

    [ThreadStatic]
    private static SafeWaitHandle? t_timer;
    private static volatile bool s_lacksTimers;

    /// <summary>
    /// Gives a file the name of another one in one step: a program that opens that name gets the old file or the new one, and after a
    /// crash it is one of them. <c>File.Replace</c> is two steps, with no file between them.
    /// </summary>
    /// <exception cref="IOException">Among others a sharing violation.</exception>
    /// <exception cref="UnauthorizedAccessException">The right to do it is missing; or, without POSIX semantics, somebody has the target
    /// open.</exception>
    public static void Replace(string source, string target)
    {
        if (!s_lacksPosixRenames && TryReplaceAsPosix(source, target)) return;
        if (!MoveFileExW(Long(source), Long(target), MoveReplaces | MoveWritesThrough)) throw Failure("rename", source,
            Marshal.GetLastWin32Error());
    }

    /// <summary>Waits so long, where the system can (since Windows 10 1803): its usual timer ticks 64 times a second.</summary>
    public static bool TryPause(int microseconds)
    {
        if (s_lacksTimers) return false;
        SafeWaitHandle timer = t_timer ??= CreateWaitableTimerExW(IntPtr.Zero, IntPtr.Zero, HighResolution, TimerAccess);

        // In units of 100 ns; less than zero = from now on.
        long due = -10L * microseconds;
        if (!timer.IsInvalid && SetWaitableTimer(timer, ref due, 0, IntPtr.Zero, IntPtr.Zero, false)
            && WaitForSingleObject(timer, 100) == 0) return true;
        s_lacksTimers = true;
        return false;
    }

    /// <summary>The path that an existing file or folder has on its volume, in its own spelling, without links; null when the system does
    /// not say.</summary>
    public static string? FinalPath(string path)
    {
        using SafeFileHandle handle = CreateFileW(Long(path), ReadAttributes, ShareAll, IntPtr.Zero, OpenExisting, OfFolders, IntPtr.Zero);
        if (handle.IsInvalid) return null;
        char[] text = new char[32 * 1024];
        uint length = GetFinalPathNameByHandleW(handle, text, (uint)text.Length, 0);
        return length > 0 && length < text.Length ? StorePaths.WithoutPrefix(new string(text, 0, (int)length)) : null;
    }

    // False where the system (before Windows 10 1607) or the file system (FAT) has no such rename.
    private static bool TryReplaceAsPosix(string source, string target)
    {
        using SafeFileHandle handle = CreateFileW(
            Long(source), Delete | WriteData | Synchronize, ShareAll, IntPtr.Zero, OpenExisting, WriteThrough, IntPtr.Zero);
        if (handle.IsInvalid) throw Failure("rename", source, Marshal.GetLastWin32Error());

        byte[] name = Encoding.Unicode.GetBytes(Long(target));
        if (!SetFileInformationByHandle(handle, RenameInfoEx, RenameInformation(name), RenameHead + name.Length + 2))
        {
            int error = Marshal.GetLastWin32Error();
            if (error is not (InvalidFunction or NotSupported or InvalidParameter)) throw Failure("rename", source, error);
            s_lacksPosixRenames = true;
            return false;
        }

        // The new name is on the disk with the file's own data.
        if (!FlushFileBuffers(handle)) throw Failure("sync", target, Marshal.GetLastWin32Error());
        return true;
    }

    private static int RenameHead => IntPtr.Size == 8 ? 20 : 12;

    // FILE_RENAME_INFO: flags, a folder's handle (none), the name's length in bytes, the name.
    private static byte[] RenameInformation(byte[] name)
    {
        byte[] information = new byte[RenameHead + name.Length + 4];
        BitConverter.GetBytes(ReplaceIfExists | PosixSemantics | IgnoreReadOnly).CopyTo(information, 0);
        BitConverter.GetBytes(name.Length).CopyTo(information, RenameHead - 4);
        name.CopyTo(information, RenameHead);
        return information;
    }

    // The framework takes long paths as they are; the system's own functions want the prefix.
    private static string Long(string path) => path.Length < 240 || path.StartsWith(@"\\", StringComparison.Ordinal) ? path
        : @"\\?\" + path.Replace('/', '\\');

    /// <summary>True when the call before this one was denied a file because it is deleted, and only open still.</summary>
    public static bool WasDeleted() => RtlGetLastNtStatus() == DeletePending;

    /// <summary>A failure of a call of the system.</summary>
    public static Exception Failure(string action, string path, int error)
    {
        int result = unchecked((int)0x80070000) | error;
        string cause = Marshal.GetExceptionForHR(result)?.Message ?? $"Error {error}.";

        // The number stands behind it: "Access is denied. (0x80070005 (E_ACCESSDENIED))".
        int number = cause.IndexOf(" (0x", StringComparison.Ordinal);
        string text = $"Could not {action} '{path}': {(number < 0 ? cause : cause.Substring(0, number))}";
        return error == AccessDenied ? new UnauthorizedAccessException(text) : new IOException(text, result);
    }

    [DllImport("ntdll")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int RtlGetLastNtStatus();

    [DllImport("kernel32", SetLastError = true, CharSet = CharSet.Unicode)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern SafeFileHandle CreateFileW(
        string path, uint access, uint share, IntPtr security, uint disposition, uint flags, IntPtr template);

    [DllImport("kernel32", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool SetFileInformationByHandle(SafeFileHandle file, int kind, byte[] information, int length);

    [DllImport("kernel32", SetLastError = true, CharSet = CharSet.Unicode)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool MoveFileExW(string source, string target, uint flags);

    [DllImport("kernel32", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool FlushFileBuffers(SafeFileHandle file);

    [DllImport("kernel32", SetLastError = true, CharSet = CharSet.Unicode)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern uint GetFinalPathNameByHandleW(SafeFileHandle file, [Out] char[] path, uint capacity, uint flags);

    [DllImport("kernel32", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern SafeWaitHandle CreateWaitableTimerExW(IntPtr security, IntPtr name, uint flags, uint access);

    [DllImport("kernel32", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool SetWaitableTimer(
        SafeWaitHandle timer, ref long due, int period, IntPtr routine, IntPtr argument, [MarshalAs(UnmanagedType.Bool)] bool resumes);

    [DllImport("kernel32", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern uint WaitForSingleObject(SafeWaitHandle handle, uint milliseconds);
}
