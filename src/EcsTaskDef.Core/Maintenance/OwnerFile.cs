using EcsTaskDef.Storage.Json;

namespace EcsTaskDef.Maintenance;

/// <summary>
/// Files beside the store that hold what is in it, such as exports. They appear whole or not at all, and are readable by their owner
/// alone; on Windows the folder's access list says who can read them.
/// </summary>
public static class OwnerFile
{
    private static readonly Disk s_disk = new();

    /// <summary>
    /// Makes an empty file in the temporary folder, under a name that nobody can foresee, and opens it; others may read and delete it.
    /// </summary>
    /// <param name="prefix">How its name begins.</param>
    /// <param name="suffix">How its name ends.</param>
    /// <param name="path">Where it is.</param>
    /// <exception cref="IOException">It cannot be made.</exception>
    public static Stream CreateTemporary(string prefix, string suffix, out string path) => s_disk.CreateTemporary(prefix, suffix, out path);

    /// <summary>
    /// Writes a file, piece by piece as they come, under a name that nobody can foresee, and gives it its own at the end. Nothing that is
    /// there is opened or followed, a link neither, and a file that is replaced is there until the new one is.
    /// </summary>
    /// <param name="path">The full path; folders that are missing are made, for the owner alone.</param>
    /// <param name="replace">Whether it may take the place of another file, or of a link.</param>
    /// <param name="pieces">What it holds.</param>
    /// <exception cref="IOException">It cannot be written, or there is one and <paramref name="replace"/> is false.</exception>
    /// <exception cref="UnauthorizedAccessException">It cannot be written.</exception>
    public static void Write(string path, bool replace, IEnumerable<byte[]> pieces)
    {
        string folder = Path.GetDirectoryName(path)!;
        s_disk.CreateDirectory(folder);
        string temporary = Path.Combine(folder, s_disk.UniqueName(".new-", ".tmp"));
        using (DiskFile file = s_disk.CreateNew(temporary))
        {
            try
            {
                long offset = 0;
                foreach (byte[] piece in pieces)
                {
                    file.Write(offset, piece, 0, piece.Length);
                    offset += piece.Length;
                }
            }
            catch
            {
                file.Dispose();
                s_disk.DeleteQuietly(temporary);
                throw;
            }
        }

        try
        {
            if (replace) s_disk.Publish(temporary, path, durable: false);
            else s_disk.PublishNew(temporary, path);
        }
        catch
        {
            s_disk.DeleteQuietly(temporary);
            throw;
        }
    }
}
