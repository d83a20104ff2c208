using EcsTaskDef.Maintenance;
using EcsTaskDef.Registry;
using EcsTaskDef.Storage.Json;

namespace EcsTaskDef.PowerShell.Serving;

/// <summary>A server's log: a file in the temporary folder that only its owner can read.</summary>
internal sealed class ServerLog
{
    private readonly Stream _file;
    private bool _isClosed;

    private ServerLog(Stream file, string path) => (_file, Path) = (file, path);

    public string Path { get; }

    public static ServerLog Create() => new(OwnerFile.CreateTemporary("ecs-task-def-server-", ".log", out string path), path);

    /// <summary>Adds a line; null = there will be no more.</summary>
    public void Write(string? line)
    {
        if (line is null)
        {
            Close(keeps: true);
            return;
        }

        lock (_file)
        {
            if (_isClosed) return;
            TryWrite(Encoding.UTF8.GetBytes(line + Environment.NewLine));
        }
    }

    /// <summary>Ends it.</summary>
    /// <param name="keeps">False = it is deleted, as an empty one always is.</param>
    public void Close(bool keeps)
    {
        lock (_file)
        {
            if (_isClosed) return;
            _isClosed = true;
            keeps &= _file.Length > 0;
            _file.Dispose();
            if (!keeps) TryDelete(Path);
        }
    }

    // Apart, for no method that holds a lock has an exception filter.
    private void TryWrite(byte[] text)
    {
        try
        {
            _file.Write(text, 0, text.Length);
            _file.Flush();
        }
        catch (IOException)
        {
            // A full disk must not end the session.
        }
    }

    private static void TryDelete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Somebody is reading it.
        }
    }
}
