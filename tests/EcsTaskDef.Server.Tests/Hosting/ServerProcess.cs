using System.Diagnostics;
using System.Net.Http;
using EcsTaskDef.Wire;

namespace EcsTaskDef.Server.Tests.Hosting;

/// <summary>The real program, in a process of its own.</summary>
public sealed class ServerProcess : IAsyncDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly StringBuilder _error = new();

    private ServerProcess(Process process) => _process = process;

    public HttpClient Client { get; private set; } = null!;

    public Uri Address { get; private set; } = null!;

    /// <summary>The line that told where the server listens.</summary>
    public string Greeting { get; private set; } = "";

    /// <summary>The bytes of memory that the process has now.</summary>
    public long WorkingSet
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    /// <summary>What was written to standard error so far.</summary>
    public string ErrorText
    {
        get
        {
            lock (_error) return _error.ToString();
        }
    }

    /// <summary>Starts the server on a free port and waits until it listens.</summary>
    public static Task<ServerProcess> StartAsync(params string[] args) => StartAsync(new Surroundings(), args);

    /// <summary>Starts the server in surroundings of the test's own.</summary>
    public static async Task<ServerProcess> StartAsync(Surroundings surroundings, params string[] args)
    {
        if (!args.Contains("--urls")) args = ["--urls", "http://127.0.0.1:0", .. args];
        var server = new ServerProcess(Process.Start(Command(args, surroundings))!);
        server._process.ErrorDataReceived += (_, line) =>
        {
            // The end of the stream comes as null.
            if (line.Data is null) return;
            lock (server._error) server._error.AppendLine(line.Data);
        };
        server._process.BeginErrorReadLine();
        string? greeting = await server._process.StandardOutput.ReadLineAsync().WaitAsync(s_patience);
        Assert.True(greeting is not null, $"The server did not start: {server.ErrorText}");
        server.Greeting = greeting;
        int start = greeting.IndexOf("http://", StringComparison.Ordinal);
        server.Address = new Uri(greeting[start..greeting.IndexOf(' ', start)].Replace("0.0.0.0", "127.0.0.1", StringComparison.Ordinal));
        server.Client = new HttpClient { BaseAddress = server.Address };
        return server;
    }

    /// <summary>Runs the program to its end.</summary>
    public static Task<Ended> RunAsync(params string[] args) => RunAsync(new Surroundings(), args);

    /// <summary>Runs the program to its end in surroundings of the test's own.</summary>
    public static Task<Ended> RunAsync(Surroundings surroundings, params string[] args) =>
        Programs.RunAsync(Command(args, surroundings), s_patience);

    public async Task<Answer> CallAsync(string operation, string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/") { Content = new StringContent(body) };
        request.Headers.TryAddWithoutValidation("X-Amz-Target", WireEndpoint.TargetPrefix + operation);
        using HttpResponseMessage response = await Client.SendAsync(request);
        return await Answer.ReadAsync(response);
    }

    /// <summary>A shell without job control starts what runs in the background with SIGINT ignored, and the runtime leaves it so.</summary>
    public static bool InheritsIgnoredInterrupt =>
        File.Exists("/proc/self/status")
        && File.ReadLines("/proc/self/status")
            .FirstOrDefault(static line => line.StartsWith("SigIgn:", StringComparison.Ordinal)) is { } mask
        && (long.Parse(mask["SigIgn:".Length..].Trim(), NumberStyles.HexNumber, CultureInfo.InvariantCulture) & 2) != 0;

    /// <summary>Sends a signal by the system's own kill command and waits for the end.</summary>
    public async Task<int> SignalAsync(string signal)
    {
        await SendAsync(signal);
        await _process.WaitForExitAsync().WaitAsync(s_patience);
        return _process.ExitCode;
    }

    /// <summary>Closes the server's standard input, as the end of this process would, and waits for the end.</summary>
    public async Task<int> CloseInputAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync().WaitAsync(s_patience);
        return _process.ExitCode;
    }

    /// <summary>Sends a signal that does not end the server.</summary>
    public async Task SendAsync(string signal)
    {
        using Process kill = Process.Start("kill", [$"-{signal}", $"{_process.Id}"]);
        await kill.WaitForExitAsync().WaitAsync(s_patience);
    }

    /// <summary>Ends the process at once, without a chance to tidy up.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync().WaitAsync(s_patience);
    }

    public async ValueTask DisposeAsync()
    {
        Client?.Dispose();
        if (!_process.HasExited) await KillAsync();
        _process.Dispose();
    }

    private static ProcessStartInfo Command(IReadOnlyList<string> args, Surroundings surroundings)
    {
        string[] limit = surroundings.OpenFiles is { } files ? ["sh", "-c", $"ulimit -n {files} && exec \"$@\"", "sh"] : [];
        string[] command = [.. limit, Programs.Host, typeof(ServerHost).Assembly.Location, .. args];
        ProcessStartInfo start = new(command[0], command.Skip(1))
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };

        // Only the command line decides; nothing of the developer's own settings.
        foreach (string variable in new[] { "AWS_REGION", "AWS_DEFAULT_REGION", "ECSTASKDEF_STORE" }) start.Environment.Remove(variable);

        // Otherwise one that is killed leaves files in the folder for temporary ones.
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        foreach ((string name, string value) in surroundings.Environment) start.Environment[name] = value;
        return start;
    }

    /// <summary>What a server is started in.</summary>
    public sealed record Surroundings
    {
        /// <summary>The limit on open files; null = this process's own.</summary>
        public int? OpenFiles { get; init; }

        /// <summary>Variables beside this process's own.</summary>
        public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();
    }
}
