using System.Diagnostics;
using Xunit;

namespace EcsTaskDef.Testing;

/// <summary>
/// PgBouncer before a server, which gives a session to a client for one transaction: to the next it may give another. Whatever becomes of
/// this process, it ends with it.
/// </summary>
public sealed class Pooler : IDisposable
{
    // Ends it at once when nobody holds the other end of its input.
    private static readonly string s_keeper = PostgresServer.Keeper.Replace("-INT", "-TERM", StringComparison.Ordinal);

    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(1);

    private readonly string _root = Directory.CreateTempSubdirectory("ecs-task-def-pooler-").FullName;
    private readonly Process _keeper;

    /// <param name="server">The server.</param>
    /// <param name="sessions">How many sessions it has there; the fewer, the more often they change hands.</param>
    public Pooler(PostgresServer server, int sessions)
    {
        string? program = Program;
        Assert.SkipWhen(program is null, "'pgbouncer' is not installed here: there is no pooler between transactions.");
        string settings = _root + "/pgbouncer.ini";
        string[] lines =
        [
            "[databases]", $"postgres = host=127.0.0.1 port={server.Port} user={PostgresServer.User}",
            "[pgbouncer]", "listen_addr = 127.0.0.1", $"listen_port = {Port}", "unix_socket_dir =", "auth_type = any",
            "pool_mode = transaction", $"default_pool_size = {sessions}", "max_client_conn = 200", "log_connections = 0",
            "log_disconnections = 0", .. KnowsPrepared ? ["max_prepared_statements = 100"] : Array.Empty<string>(),
        ];
        File.WriteAllLines(settings, lines);
        if (PostgresServer.ServerUser is { } user) Process.Start("chown", ["-R", user, _root]).WaitForExit();
        ProcessStartInfo start = PostgresServer.AsServer(_root, "sh", ["-c", s_keeper, "sh", program!, "-q", settings]);
        start.RedirectStandardInput = start.RedirectStandardOutput = start.RedirectStandardError = true;
        _keeper = new Process { StartInfo = start };
        StringBuilder said = new();
        _keeper.OutputDataReceived += (_, line) => said.Append(line.Data).Append('\n');
        _keeper.ErrorDataReceived += (_, line) => said.Append(line.Data).Append('\n');
        _keeper.Start();
        _keeper.BeginOutputReadLine();
        _keeper.BeginErrorReadLine();
        Stopwatch waited = Stopwatch.StartNew();
        while (!Answers())
        {
            if (_keeper.HasExited || waited.Elapsed > s_patience) throw new InvalidOperationException($"PgBouncer does not start:\n{said}");
            Thread.Sleep(20);
        }
    }

    /// <summary>Whether the version that is installed knows prepared statements, as those from 1.21 on do.</summary>
    public static bool KnowsPrepared { get; } = FindVersion() >= new Version(1, 21);

    public int Port { get; } = FreePort.Find();

    public void Dispose()
    {
        _keeper.StandardInput.Close();
        if (!_keeper.WaitForExit(s_patience)) _keeper.Kill(entireProcessTree: true);
        _keeper.Dispose();
        Directory.Delete(_root, recursive: true);
    }

    // Debian has it where only root looks.
    private static string? Program => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Append("/usr/sbin")
        .Select(static folder => Path.Combine(folder, "pgbouncer")).FirstOrDefault(File.Exists);

    private static Version? FindVersion()
    {
        if (Program is not { } program) return null;
        string said = Programs.RunAsync(new ProcessStartInfo(program, "--version"), s_patience).GetAwaiter().GetResult().Out;
        return Version.Parse(said.Split([' ', '\n'], 3)[1]);
    }

    private bool Answers()
    {
        try
        {
            using System.Net.Sockets.TcpClient client = new("127.0.0.1", Port);
            return true;
        }
        catch (System.Net.Sockets.SocketException)
        {
            return false;
        }
    }
}
