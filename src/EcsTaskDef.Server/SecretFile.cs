using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

// Reads what Program.cs hands out: with it the one file here that touches the disk.
#pragma warning disable RS0030

namespace EcsTaskDef.Server;

/// <summary>A file with secrets. Its mode says who can read it, on Windows its access list.</summary>
internal static class SecretFile
{
    private const int Longest = 1024 * 1024;
    private const int NonBlocking = 0x800;
    private const int CloseOnExec = 0x80000;
    private const int MacNonBlocking = 0x4;
    private const int MacCloseOnExec = 0x1000000;
    private const int TypeMask = 0xF000;
    private const int RegularFile = 0x8000;
    private const int ReadOrWriteByOthers = 0x36; // 066

    /// <summary>Its text, unless something is wrong with the file. Never waits for a pipe's other end.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It cannot be read.</exception>
    public static (string Text, SecretFileFault Fault) Read(string path)
    {
        using SafeFileHandle handle = Open(path);
        if (!OperatingSystem.IsWindows() && FaultOf(handle, path) is not SecretFileFault.None and var fault) return ("", fault);
        if (RandomAccess.GetLength(handle) > Longest) throw new IOException($"It is longer than {Longest} bytes.");
        using FileStream file = new(handle, FileAccess.Read);
        if (OperatingSystem.IsWindows() && !AccessList.IsUsersAlone(file)) return ("", SecretFileFault.OpenToOthers);
        using var reader = new StreamReader(file);
        return (reader.ReadToEnd(), SecretFileFault.None);
    }

    private static SafeFileHandle Open(string path)
    {
        if (OperatingSystem.IsWindows()) return File.OpenHandle(path);
        int flags = OperatingSystem.IsMacOS() ? MacNonBlocking | MacCloseOnExec : NonBlocking | CloseOnExec;
        int descriptor = open(Encoding.UTF8.GetBytes(path + "\0"), flags);
        return descriptor >= 0 ? new SafeFileHandle(descriptor, ownsHandle: true)
            : throw new IOException($"Could not open '{path}': {Marshal.GetPInvokeErrorMessage(Marshal.GetLastPInvokeError())}.");
    }

    // Asked of the open file: nobody can put another in its place in between.
    private static SecretFileFault FaultOf(SafeFileHandle handle, string path)
    {
        if (SystemNative_FStat(handle, out FileStatus status) != 0) throw new IOException($"Could not look at '{path}'.");
        return (status.Mode & TypeMask) != RegularFile ? SecretFileFault.NotAFile
            : status.Owner != geteuid() && status.Owner != 0 ? SecretFileFault.OwnedByAnother
            : (status.Mode & ReadOrWriteByOthers) != 0 ? SecretFileFault.OpenToOthers
            : SecretFileFault.None;
    }

    [DllImport("libc", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int open(byte[] path, int flags);

    [DllImport("libc")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern uint geteuid();

    // The runtime's own, which has one layout everywhere; the system's differs from one to the next.
    [DllImport("libSystem.Native")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SystemNative_FStat(SafeFileHandle file, out FileStatus status);

    // The rest of it is not looked at.
    [StructLayout(LayoutKind.Sequential, Size = 512)]
    private struct FileStatus
    {
        public int Flags;
        public int Mode;
        public uint Owner;
    }
}
