using System.Runtime.InteropServices;

namespace EcsTaskDef.Server.Tests.Attack;

/// <summary>A folder shown in another place, and taken away under those who use it; for root on Linux.</summary>
internal static class Mount
{
    private const ulong Bind = 4096;
    private const int Detach = 2;

    /// <summary>Shows a folder in another place; false where this is not allowed.</summary>
    public static bool TryBind(string folder, string place) =>
        OperatingSystem.IsLinux() && mount(Zero(folder), Zero(place), Zero("none"), Bind, 0) == 0;

    /// <summary>Takes it away from there, in use or not, as <c>umount -l</c> does.</summary>
    public static void Take(string place)
    {
        if (umount2(Zero(place), Detach) != 0)
            throw new IOException($"{place} cannot be unmounted: error {Marshal.GetLastPInvokeError()}.");
    }

    private static byte[] Zero(string text) => Encoding.UTF8.GetBytes(text + "\0");

    [DllImport("libc", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int mount(byte[] source, byte[] target, byte[] type, ulong flags, nint data);

    [DllImport("libc", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int umount2(byte[] target, int flags);
}
