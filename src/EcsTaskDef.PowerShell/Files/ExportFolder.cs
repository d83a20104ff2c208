using EcsTaskDef.Maintenance;
using EcsTaskDef.Storage.Json;

namespace EcsTaskDef.PowerShell.Files;

/// <summary>The folder of an export. Its files are written whole or not at all, and only the owner may read them.</summary>
internal sealed class ExportFolder
{
    private readonly string _path;
    private readonly bool _replace;

    /// <param name="path">The folder; created where it does not exist.</param>
    /// <param name="replace">Whether to replace existing files.</param>
    public ExportFolder(string path, bool replace)
    {
        _path = path;
        _replace = replace;
    }

    public string PathOf(string name) =>
        Path.GetFileName(name) == name ? Path.Combine(_path, name) : throw Faults.FileNameUnsafe(name);

    /// <summary>The path of a file that may be written.</summary>
    /// <exception cref="EcsException"><c>FileExists</c>, or <c>FileNameUnsafe</c>: it would be in another folder.</exception>
    public string DemandFree(string name)
    {
        string path = PathOf(name);
        return !_replace && File.Exists(path) ? throw Faults.FileExists(path) : path;
    }

    public FileInfo Write(string name, IEnumerable<byte[]> pieces)
    {
        string path = DemandFree(name);
        OwnerFile.Write(path, _replace, pieces);
        return new FileInfo(path);
    }
}
