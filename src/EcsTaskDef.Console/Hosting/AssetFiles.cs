using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Primitives;

namespace EcsTaskDef.Console.Hosting;

/// <summary>The folder of the web as Blazor looks for it: it reads one file there, the list of scripts to begin with.</summary>
internal sealed class AssetFiles : IFileProvider
{
    /// <inheritdoc/>
    public IDirectoryContents GetDirectoryContents(string subpath) => NotFoundDirectoryContents.Singleton;

    /// <inheritdoc/>
    public IFileInfo GetFileInfo(string subpath)
    {
        string path = "/" + subpath.TrimStart('/');
        using Stream? content = Assets.Open(path);
        return content is null ? new NotFoundFileInfo(subpath) : new AssetFile(path, content.Length);
    }

    /// <inheritdoc/>
    public IChangeToken Watch(string filter) => NullChangeToken.Singleton;

    private sealed class AssetFile(string path, long length) : IFileInfo
    {
        public bool Exists => true;

        public bool IsDirectory => false;

        public DateTimeOffset LastModified => DateTimeOffset.UnixEpoch;

        public long Length => length;

        public string Name => Path.GetFileName(path);

        public string? PhysicalPath => null;

        public Stream CreateReadStream() => Assets.Open(path)!;
    }
}
