using EcsTaskDef.Storage.Json;

namespace EcsTaskDef.PowerShell.Files;

/// <summary>The folder that files are exported into. A file appears whole or not at all, for its owner alone.</summary>
internal sealed class ExportFolder
{
    private readonly string _path;
    private readonly bool _replace;

    /// <param name="path">The folder; it is made when it is not there.</param>
    /// <param name="replace">Whether files that are there are replaced.</param>
    public ExportFolder(string path, bool replace)
    {
        _path = path;
        _replace = replace;
    }

    /// <summary>Where a file goes.</summary>
    public string PathOf(string name) =>
        Path.GetFileName(name) == name ? Path.Combine(_path, name) : throw Faults.FileNameUnsafe(name);

    /// <summary>Where a file goes that may be written.</summary>
    /// <exception cref="EcsException">
    /// <c>FileExists</c>: it would replace another; <c>FileNameUnsafe</c>: it would be written elsewhere.
    /// </exception>
    public string DemandFree(string name) => PathOf(name) is var path && !_replace && File.Exists(path) ? throw Faults.FileExists(path) : path;

    /// <summary>Writes a file, piece by piece as they come.</summary>
    public FileInfo Write(string name, IEnumerable<byte[]> pieces)
    {
        string path = DemandFree(name);
        OwnerFile.Write(path, _replace, pieces);
        return new FileInfo(path);
    }
}
