using System.Runtime.InteropServices;

namespace EcsTaskDef.Server;

/// <summary>The system's limit on this process's open files.</summary>
internal static class OpenFiles
{
    private const int LinuxNoFile = 7;
    private const int MacNoFile = 8;

    /// <summary>The limit that holds now (<c>RLIMIT_NOFILE</c>; the runtime has raised it as far as it may); null = none.</summary>
    public static long? Limit()
    {
        if (OperatingSystem.IsWindows()) return null;

        // rlim_t is as long as a pointer in the call of this name.
        nuint[] limits = new nuint[2];
        if (getrlimit(OperatingSystem.IsMacOS() ? MacNoFile : LinuxNoFile, limits) != 0) return null;
        return limits[0] > int.MaxValue ? null : (long)limits[0];
    }

    [DllImport("libc")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int getrlimit(int resource, [Out] nuint[] limits);
}
