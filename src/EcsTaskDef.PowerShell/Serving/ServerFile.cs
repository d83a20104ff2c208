using System.Diagnostics;
using System.Text.Json;
using EcsTaskDef.Maintenance;

namespace EcsTaskDef.PowerShell.Serving;

/// <summary>
/// The files by which other processes of the same user find a server: one for each, named by its process id, in a folder that only its
/// owner can use. A file whose process is gone is stale, and removed by the next process that looks.
/// </summary>
internal sealed class ServerFile
{
    private const int Format = 1;

    // A process's start as two processes read it differs by a tick of the system's clock at most.
    private static readonly TimeSpan s_tolerance = TimeSpan.FromSeconds(2);

    private readonly string _folder;

    public ServerFile(string folder) => _folder = folder;

    /// <summary>Those of this user.</summary>
    public static ServerFile OfUser() => new(Folder(HostEnvironment.Variable, HostEnvironment.IsWindows));

    /// <summary>
    /// Where the files are: <c>%LOCALAPPDATA%\EcsTaskDef.Servers</c> on Windows, <c>$XDG_STATE_HOME/ecs-task-def/servers</c> or
    /// <c>~/.local/state/ecs-task-def/servers</c> elsewhere.
    /// </summary>
    public static string Folder(Func<string, string?> variable, bool isWindows)
    {
        if (isWindows) return Path.Combine(variable("LOCALAPPDATA") ?? "", "EcsTaskDef.Servers");
        return variable("XDG_STATE_HOME") is { Length: > 0 } state && state[0] == '/'
            ? Path.Combine(state, "ecs-task-def", "servers")
            : Path.Combine(variable("HOME") ?? "", ".local", "state", "ecs-task-def", "servers");
    }

    /// <summary>Writes a server down.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It cannot be written.</exception>
    public void Write(TaskDefinitionServer server, Process process) => OwnerFile.Write(
        PathOf(server.ProcessId),
        replace: true,
        new[]
        {
            JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, object>
            {
                ["format"] = Format,
                ["processId"] = server.ProcessId,
                ["processStartedAt"] = process.StartTime.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture),
                ["url"] = server.Url,
                ["region"] = server.Region,
                ["account"] = server.Account,
                ["store"] = server.Store,
                ["logPath"] = server.LogPath,
                ["startedAt"] = server.StartedAt.ToString("O", CultureInfo.InvariantCulture),
            }),
        });

    /// <summary>Forgets a server.</summary>
    public void Remove(int processId) => TryDelete(PathOf(processId));

    /// <summary>The servers whose processes run, in the order of their start.</summary>
    public IReadOnlyList<TaskDefinitionServer> Running()
    {
        if (!Directory.Exists(_folder)) return [];
        var running = new List<TaskDefinitionServer>();
        foreach (string path in Directory.EnumerateFiles(_folder, "*.json"))
        {
            if (Read(path) is not { } found) continue;
            if (IsRunning(found.Server.ProcessId, found.ProcessStartedAt)) running.Add(found.Server);
            else TryDelete(path);
        }

        return running.OrderBy(static server => server.StartedAt).ToArray();
    }

    private string PathOf(int processId) => Path.Combine(_folder, processId.ToString(CultureInfo.InvariantCulture) + ".json");

    // Null for a file that is just being replaced, or that a newer version wrote.
    private static (TaskDefinitionServer Server, DateTimeOffset ProcessStartedAt)? Read(string path)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(path));
            JsonElement root = document.RootElement;
            if (root.GetProperty("format").GetInt32() != Format) return null;
            return (new TaskDefinitionServer
            {
                Url = Text("url"),
                ProcessId = root.GetProperty("processId").GetInt32(),
                Region = Text("region"),
                Account = Text("account"),
                Store = Text("store"),
                LogPath = Text("logPath"),
                StartedAt = root.GetProperty("startedAt").GetDateTimeOffset(),
            }, root.GetProperty("processStartedAt").GetDateTimeOffset());

            string Text(string name) => root.GetProperty(name).GetString() ?? "";
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException
            or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    // The system gives the number of a process that has ended to another one.
    private static bool IsRunning(int processId, DateTimeOffset startedAt)
    {
        try
        {
            using Process process = Process.GetProcessById(processId);
            return !process.HasExited && (process.StartTime.ToUniversalTime() - startedAt.UtcDateTime).Duration() < s_tolerance;
        }
        catch (Exception exception)
            when (exception is ArgumentException or InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            // There is none, or it is another user's.
            return false;
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
            // Another process is removing it.
        }
    }
}
