using System.Diagnostics;
using System.Runtime.InteropServices;
using Xunit;

namespace EcsTaskDef.Testing;

/// <summary>
/// A real PostgreSQL in a folder of its own, with <c>fsync=on</c>, on a port of this machine and on a socket in the folder. The programs
/// are those of the newest version under /usr/lib/postgresql, or those on the PATH. They refuse to work for root: then they work as the
/// user postgres, or nobody. Whatever becomes of this process, the server ends with it.
/// </summary>
public sealed class PostgresServer : IDisposable
{
    /// <summary>The user, who owns everything.</summary>
    public const string User = "ecs";

    // Ends the server, in the fast way, as soon as nobody holds the other end of its input.
    internal const string Keeper = """
        exec 3<&0
        "$@" </dev/null &
        server=$!
        (read -r line <&3; kill -INT $server) &
        wait $server
        """;

    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(2);

    private static readonly Lazy<PostgresServer> s_shared = new(static () =>
    {
        PostgresServer server = Start();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => server.Dispose();
        return server;
    });

    private readonly string _root = Directory.CreateTempSubdirectory("ecs-task-def-pg-").FullName;
    private readonly string _data;
    private readonly string _binaries;
    private readonly string[] _settings;
    private Process? _keeper;

    private PostgresServer(string[] settings, string? data = null)
    {
        SkipWhereMissing();
        (_binaries, _settings) = (FindBinaries()!, settings);
        _data = data ?? Path.Combine(_root, "data");
    }

    /// <summary>Why there can be none here; null where there can.</summary>
    public static string? Missing { get; } = FindBinaries() is null
        ? "PostgreSQL is not installed: neither initdb is on the PATH nor is it under /usr/lib/postgresql." : null;

    /// <summary>
    /// One server for all tests of a process, each with a schema of its own; the first that needs it starts it. Skips the test where there
    /// can be none.
    /// </summary>
    public static PostgresServer Shared
    {
        get
        {
            SkipWhereMissing();
            return s_shared.Value;
        }
    }

    /// <summary>The port, the same after each start.</summary>
    public int Port { get; } = FreePort.Find();

    /// <summary>The folder of the socket, which can stand for a host.</summary>
    public string SocketFolder => _root;

    /// <summary>The location of the database, without a schema.</summary>
    public string Root => $"postgresql://{User}@127.0.0.1:{Port}/postgres";

    /// <summary>The location of a registry in a schema.</summary>
    public string Location(string schema, string options = "") => $"{Root}?schema={schema}{options}";

    /// <summary>
    /// What Npgsql is told. Patient: CREATE DATABASE copies files and writes a checkpoint, and on a busy disk that took longer than the 30
    /// seconds that a statement is given ordinarily.
    /// </summary>
    public string ConnectionString =>
        $"Host=127.0.0.1;Port={Port};Username={User};Database=postgres;Pooling=false;Timeout=30;Command Timeout=300";

    /// <summary>Makes one and starts it; skips the test where there can be none.</summary>
    /// <param name="settings">Settings beside those that every one has: <c>max_connections=20</c>.</param>
    public static PostgresServer Start(params string[] settings) => Begin(new(settings), static server => server.Prepare());

    /// <summary>Makes one whose files are on a disk of a test's own, or only its write-ahead log, with segments of 1 MB.</summary>
    public static PostgresServer StartOn(SmallDisk disk, bool onlyLog, params string[] settings) => Begin(
        // Segments that are used again would put off the end of the log.
        new(["min_wal_size=2MB", onlyLog ? "max_wal_size=1GB" : "max_wal_size=4MB", .. settings], onlyLog ? null : disk.Combine("data")),
        server =>
        {
            Demand(Programs.RunAsync(new ProcessStartInfo("chown", [ServerUser ?? Environment.UserName, disk.Folder]), s_patience));
            server.Prepare(["--wal-segsize=1", "--waldir", Path.Combine(onlyLog ? disk.Folder : server._root, "wal")]);
        });

    /// <summary>Makes a standby that follows another server.</summary>
    public static PostgresServer StartStandby(PostgresServer primary) => Begin(
        new(primary._settings),
        server =>
        {
            server.Own();
            string from = $"host=127.0.0.1 port={primary.Port} user={User} application_name=standby";
            server.Run("pg_basebackup", "-D", server._data, "-d", from, "-R", "-X", "stream", "-c", "fast", "--no-sync");
        });

    /// <summary>Whether its first process runs.</summary>
    public bool IsRunning => _keeper is { HasExited: false };

    /// <summary>Starts it again.</summary>
    public void Start()
    {
        string[] settings =
        [
            "fsync=on", "listen_addresses=127.0.0.1", $"port={Port}", $"unix_socket_directories={_root}", "max_connections=200",
            "shared_buffers=64MB", "logging_collector=off", "log_min_messages=fatal", .. _settings,
        ];
        ProcessStartInfo start = AsServer(
            "sh",
            [
                "-c", Keeper, "sh", Path.Combine(_binaries, "postgres"), "-D", _data,
                .. settings.SelectMany(static one => new[] { "-c", one }),
            ]);
        start.RedirectStandardInput = start.RedirectStandardOutput = start.RedirectStandardError = true;
        StringBuilder said = new();
        Process keeper = new() { StartInfo = start };
        keeper.OutputDataReceived += (_, line) => Append(line.Data);
        keeper.ErrorDataReceived += (_, line) => Append(line.Data);
        keeper.Start();
        keeper.BeginOutputReadLine();
        keeper.BeginErrorReadLine();
        _keeper = keeper;
        Stopwatch waited = Stopwatch.StartNew();
        while (!IsReady())
        {
            if (keeper.HasExited || waited.Elapsed > s_patience) throw new InvalidOperationException($"PostgreSQL does not start:\n{said}");
            Thread.Sleep(20);
        }

        void Append(string? line)
        {
            lock (said) said.Append(line).Append('\n');
        }
    }

    /// <summary>Stops it.</summary>
    /// <param name="mode">fast; or immediate, which is what a crash is: without a checkpoint.</param>
    public void Stop(string mode = "fast")
    {
        if (_keeper is not { } keeper) return;
        _keeper = null;
        if (mode == "fast") keeper.StandardInput.Close();
        else Run("pg_ctl", "stop", "-D", _data, "-m", mode, "-w", "-s");
        if (!keeper.WaitForExit(s_patience)) keeper.Kill(entireProcessTree: true);
        keeper.Dispose();
    }

    /// <summary>Ends its first process by kill -9; the others notice it.</summary>
    public void Kill()
    {
        if (_keeper is not { } keeper) return;
        _keeper = null;
        string first = File.ReadLines(Path.Combine(_data, "postmaster.pid")).First();
        Demand(Programs.RunAsync(AsServer("kill", ["-9", first]), s_patience));
        if (!keeper.WaitForExit(s_patience)) keeper.Kill(entireProcessTree: true);
        keeper.Dispose();
    }

    /// <summary>
    /// Ends its first process by kill -9, and starts it again as soon as the others, who notice it, are gone: what only they had in memory
    /// is lost.
    /// </summary>
    public void KillAndStart()
    {
        if (_keeper is null) return;
        Kill();
        Stopwatch waited = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                Start();
                return;
            }
            catch (InvalidOperationException) when (waited.Elapsed < s_patience)
            {
                // One of the others still has the memory that they share.
                _keeper?.Dispose();
                _keeper = null;
                Thread.Sleep(50);
            }
        }
    }

    public void Restart(string mode = "fast")
    {
        Stop(mode);
        Start();
    }

    /// <summary>Starts it where it has ended by itself, as it does when it cannot write its log.</summary>
    public void StartWhereEnded()
    {
        if (IsRunning) return;
        _keeper?.Dispose();
        _keeper = null;
        Start();
    }

    /// <summary>Has a standby take over.</summary>
    public void Promote() => Run("pg_ctl", "promote", "-D", _data, "-w", "-s");

    /// <summary>Has no COMMIT succeed before a standby has it.</summary>
    public void WaitForStandbys()
    {
        Ask("ALTER SYSTEM SET synchronous_standby_names = '*'");
        Ask("SELECT pg_reload_conf()");
    }

    /// <summary>Restarts it as a standby that nobody sends anything to: it answers, and takes no changes; or as what it was.</summary>
    public void BecomeStandby(bool standby)
    {
        Stop();
        string signal = Path.Combine(_data, "standby.signal");
        if (standby) Demand(Programs.RunAsync(AsServer("touch", [signal]), s_patience));
        else File.Delete(signal);
        Start();
    }

    /// <summary>Runs statements by psql.</summary>
    public void Ask(string sql) =>
        Run("psql", "-q", "-v", "ON_ERROR_STOP=1", "-h", "127.0.0.1", "-p", $"{Port}", "-U", User, "-d", "postgres", "-c", sql);

    /// <summary>Has the server ask a role for its password.</summary>
    public void DemandPasswordOf(string role)
    {
        string file = Path.Combine(_data, "pg_hba.conf");
        File.WriteAllText(file, $"host all {role} all scram-sha-256\n{File.ReadAllText(file)}");
        Restart();
    }

    public void Dispose()
    {
        Stop();
        try
        {
            Directory.Delete(_root, recursive: true);
        }
        catch (IOException)
        {
            // A server that was killed may write its last file.
        }
    }

    private static void SkipWhereMissing() => Assert.SkipWhen(Missing is not null, Missing ?? "");

    private static PostgresServer Begin(PostgresServer server, Action<PostgresServer> prepare)
    {
        try
        {
            prepare(server);
            server.Start();
            return server;
        }
        catch
        {
            server.Dispose();
            throw;
        }
    }

    private void Own()
    {
        if (ServerUser is { } user) Demand(Programs.RunAsync(new ProcessStartInfo("chown", [user, _root]), s_patience));
    }

    private void Prepare(params string[] options)
    {
        Own();
        Run("initdb", ["-D", _data, "-U", User, "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync", .. options]);
    }

    private void Run(string program, params string[] arguments) =>
        Demand(Programs.RunAsync(AsServer(Path.Combine(_binaries, program), arguments), s_patience));

    private static void Demand(Task<Ended> running)
    {
        Ended ended = running.GetAwaiter().GetResult();
        if (ended.ExitCode != 0) throw new InvalidOperationException($"A program of PostgreSQL failed:\n{ended.Out}\n{ended.Error}");
    }

    private ProcessStartInfo AsServer(string program, string[] arguments) => AsServer(_root, program, arguments);

    /// <summary>A program that works as the servers' user: PostgreSQL's refuse to work for root.</summary>
    internal static ProcessStartInfo AsServer(string folder, string program, string[] arguments)
    {
        ProcessStartInfo start = ServerUser is not { } user ? new ProcessStartInfo(program, arguments)
            : new ProcessStartInfo("setpriv", [$"--reuid={user}", $"--regid={user}", "--clear-groups", program, .. arguments]);
        if (ServerUser is "nobody") start.ArgumentList[1] = "--regid=nogroup";
        start.UseShellExecute = false;

        // The folder that this process is in may be closed to the other user.
        start.WorkingDirectory = folder;
        start.Environment["LC_ALL"] = "C";
        foreach (string name in start.Environment.Keys.Where(static name => name.StartsWith("PG", StringComparison.Ordinal)).ToArray())
            start.Environment.Remove(name);
        return start;
    }

    private bool IsReady()
    {
        ProcessStartInfo start = AsServer(
            Path.Combine(_binaries, "pg_isready"), ["-q", "-h", "127.0.0.1", "-p", $"{Port}", "-d", "postgres"]);
        return Programs.RunAsync(start, s_patience).GetAwaiter().GetResult().ExitCode == 0;
    }

    internal static string? ServerUser { get; } = OperatingSystem.IsWindows() || Environment.UserName != "root" ? null
        : File.ReadLines("/etc/passwd").Any(static line => line.StartsWith("postgres:", StringComparison.Ordinal)) ? "postgres" : "nobody";

    private static string? FindBinaries()
    {
        if (!RuntimeInformation.IsOSPlatform(OSPlatform.Linux)) return null;
        const string Debian = "/usr/lib/postgresql";
        IEnumerable<string> versions = Directory.Exists(Debian)
            ? Directory.GetDirectories(Debian).OrderByDescending(static d => d.Length).ThenByDescending(static d => d)
                .Select(static d => d + "/bin")
            : [];
        string[] path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries);
        return versions.Concat(path).FirstOrDefault(
            static folder => File.Exists(Path.Combine(folder, "initdb")) && File.Exists(Path.Combine(folder, "postgres")));
    }
}
