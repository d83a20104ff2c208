namespace EcsTaskDef.Testing;

/// <summary>
/// What <see cref="File"/> does, for files that a store may have open: Windows refuses everybody who does not share them as the store does.
/// </summary>
public static class SharedFile
{
    private const FileShare All = FileShare.ReadWrite | FileShare.Delete;

    public static byte[] ReadAllBytes(string path)
    {
        using FileStream file = new(path, FileMode.Open, FileAccess.Read, All);
        byte[] bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return bytes;
    }

    public static string ReadAllText(string path) => Encoding.UTF8.GetString(ReadAllBytes(path));

    /// <summary>Lines that end with a line feed; what comes behind the last one too.</summary>
    public static string[] ReadAllLines(string path)
    {
        string text = ReadAllText(path);
        return (text.EndsWith('\n') ? text[..^1] : text).Split('\n');
    }

    public static void WriteAllBytes(string path, byte[] bytes) => Write(path, FileMode.Create, bytes);

    public static void WriteAllText(string path, string text) => WriteAllBytes(path, Encoding.UTF8.GetBytes(text));

    public static void AppendAllText(string path, string text) => Write(path, FileMode.Append, Encoding.UTF8.GetBytes(text));

    public static Task<byte[]> ReadAllBytesAsync(string path, CancellationToken cancellationToken = default) =>
        Task.Run(() => ReadAllBytes(path), cancellationToken);

    public static Task<string> ReadAllTextAsync(string path, CancellationToken cancellationToken = default) =>
        Task.Run(() => ReadAllText(path), cancellationToken);

    public static Task<string[]> ReadAllLinesAsync(string path, CancellationToken cancellationToken = default) =>
        Task.Run(() => ReadAllLines(path), cancellationToken);

    public static Task WriteAllBytesAsync(string path, byte[] bytes, CancellationToken cancellationToken = default) =>
        Task.Run(() => WriteAllBytes(path, bytes), cancellationToken);

    public static Task WriteAllTextAsync(string path, string text, CancellationToken cancellationToken = default) =>
        Task.Run(() => WriteAllText(path, text), cancellationToken);

    private static void Write(string path, FileMode mode, byte[] bytes)
    {
        using FileStream file = new(path, mode, FileAccess.Write, All);
        file.Write(bytes);
    }
}
