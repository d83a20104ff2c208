namespace EcsTaskDef.Storage;

/// <summary>What can be said of a path by its text alone, for Windows and for the other systems.</summary>
internal static class StorePaths
{
    private const string Verbatim = @"\\?\", Device = @"\\.\", VerbatimShare = @"\\?\UNC\";

    /// <summary>
    /// True for a path that means the same whatever the current folder and drive are. On Windows <c>\store</c> and <c>C:store</c> do not.
    /// </summary>
    public static bool IsFull(string path, bool isWindows)
    {
        if (!isWindows) return path.StartsWith("/", StringComparison.Ordinal);
        return (HasDrive(path) && path.Length > 2 && IsSlash(path[2])) || (path.Length > 2 && IsSlash(path[0]) && IsSlash(path[1]));
    }

    /// <summary>True for a share of another machine, by Windows' names; <c>\\?\C:\store</c> is a folder of this one.</summary>
    public static bool IsShare(string path)
    {
        string text = path.Replace('/', '\\');
        if (!text.StartsWith(@"\\", StringComparison.Ordinal)) return false;
        bool isLocal = text.StartsWith(Verbatim, StringComparison.Ordinal) || text.StartsWith(Device, StringComparison.Ordinal);
        return !isLocal || text.StartsWith(VerbatimShare, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>A path of Windows without the prefix that switches its rules off: <c>\\?\C:\store</c> → <c>C:\store</c>.</summary>
    public static string WithoutPrefix(string path)
    {
        if (path.StartsWith(VerbatimShare, StringComparison.OrdinalIgnoreCase)) return @"\\" + path.Substring(VerbatimShare.Length);
        bool hasPrefix = path.StartsWith(Verbatim, StringComparison.Ordinal) || path.StartsWith(Device, StringComparison.Ordinal);
        return hasPrefix && HasDrive(path.Substring(Verbatim.Length)) ? path.Substring(Verbatim.Length) : path;
    }

    /// <summary>True when a path is a folder or lies in it. Both are full; Windows tells neither case nor kind of slash apart.</summary>
    public static bool IsInside(string path, string folder, bool isWindows)
    {
        string[] inner = Parts(path, isWindows), outer = Parts(folder, isWindows);
        StringComparer names = isWindows ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal;
        return inner.Length >= outer.Length && outer.SequenceEqual(inner.Take(outer.Length), names);
    }

    /// <summary>The first part of a path that Windows takes for a device, or for another name; null where there is none.</summary>
    public static string? PartThatWindowsChanges(string path) => Array.Find(
        Parts(path, isWindows: true), static part => part != ".." && (FileNames.IsDevice(part) || part[part.Length - 1] is '.' or ' ')
            && !IsDrive(part));

    private static string[] Parts(string path, bool isWindows)
    {
        string[] parts = isWindows ? WithoutPrefix(path.Replace('/', '\\')).Split('\\') : path.Split('/');
        return Array.FindAll(parts, static part => part.Length > 0 && part != ".");
    }

    private static bool HasDrive(string path) =>
        path.Length > 1 && path[1] == ':' && path[0] is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z');

    private static bool IsDrive(string part) => part.Length == 2 && HasDrive(part);

    private static bool IsSlash(char c) => c is '\\' or '/';
}
