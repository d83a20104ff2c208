using System.Diagnostics;
using System.Net.Http;
using EcsTaskDef.Wire;

namespace EcsTaskDef.PostgreSql.Tests.Fire;

/// <summary>The real server in a process of its own, which is killed and started again at the same address.</summary>
internal sealed class TeamServer(string location, int port) : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    /// <summary>Nobody took the request.</summary>
    public const int Nobody = -1;

    private readonly HttpClient _client = new(new SocketsHttpHandler { PooledConnectionIdleTimeout = TimeSpan.FromSeconds(5) })
    {
        BaseAddress = new Uri($"http://127.0.0.1:{port}"), Timeout = s_patience,
    };

    private readonly StringBuilder _errors = new();
    private Process? _process;

    /// <summary>What all its processes wrote to standard error.</summary>
    public string Errors
    {
        get
        {
            lock (_errors) return _errors.ToString();
        }
    }

    /// <summary>Starts it and waits until it listens.</summary>
    public async Task StartAsync()
    {
        ProcessStartInfo start = new(
            Programs.Host,
            [
                Path.Combine(AppContext.BaseDirectory, "EcsTaskDef.Server.dll"), "--urls", $"http://127.0.0.1:{port}", "--store",
                location, "--region", Team.Region, "--removal-delay", "5s", "--no-console",
            ])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        foreach (string variable in new[] { "AWS_REGION", "AWS_DEFAULT_REGION", "ECSTASKDEF_STORE" }) start.Environment.Remove(variable);

        // Otherwise one that is killed leaves files in the folder for temporary ones.
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        start.Environment["DOTNET_gcServer"] = "0";
        Process process = Process.Start(start)!;
        _process = process;
        process.ErrorDataReceived += (_, line) =>
        {
            if (line.Data is null) return;
            lock (_errors) _errors.AppendLine(line.Data);
        };
        process.BeginErrorReadLine();
        string? greeting = await process.StandardOutput.ReadLineAsync().WaitAsync(s_patience);
        if (greeting is null) throw new InvalidOperationException($"A server did not start: {Errors}");
        _ = process.StandardOutput.ReadToEndAsync();
    }

    /// <summary>Kill -9.</summary>
    public async Task KillAsync()
    {
        if (_process is not { } process) return;
        _process = null;
        process.Kill();
        await process.WaitForExitAsync().WaitAsync(s_patience);
        process.Dispose();
    }

    /// <summary>Asks it as somebody.</summary>
    /// <returns>The status and the text of the answer; 0 and why there is none; -1 where nobody took the request.</returns>
    public async Task<(int Status, string Text)> AskAsync(string user, string operation, string body)
    {
        try
        {
            using HttpRequestMessage request = new(HttpMethod.Post, "/") { Content = new StringContent(body) };
            request.Headers.TryAddWithoutValidation("X-Amz-Target", WireEndpoint.TargetPrefix + operation);
            request.Headers.TryAddWithoutValidation(
                "Authorization",
                $"AWS4-HMAC-SHA256 Credential={user}/20260102/{Team.Region}/ecs/aws4_request, SignedHeaders=host, Signature=0000");
            using HttpResponseMessage response = await _client.SendAsync(request);
            return ((int)response.StatusCode, await response.Content.ReadAsStringAsync());
        }
        catch (HttpRequestException exception) when (exception.HttpRequestError == HttpRequestError.ConnectionError)
        {
            return (Nobody, exception.Message);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or OperationCanceledException)
        {
            return (0, exception.Message);
        }
    }

    public void Dispose()
    {
        KillAsync().GetAwaiter().GetResult();
        _client.Dispose();
    }
}
