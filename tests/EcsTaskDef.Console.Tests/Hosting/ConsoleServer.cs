using System.Diagnostics;
using EcsTaskDef.Engine;
using EcsTaskDef.Registry;

namespace EcsTaskDef.Console.Tests.Hosting;

/// <summary>The real server in a process of its own on a store of one test's own, which the test changes from its own process.</summary>
public sealed class ConsoleServer : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new(mayStayInUse: true);
    private readonly Process _process;
    private readonly RegistryHost _store;

    private ConsoleServer(string[] arguments, (string Name, string Value)[] variables)
    {
        _store = RegistryHost.Open(new RegistryHostOptions { StorePath = _folder.Location, Clock = TimeProvider.System });
        ProcessStartInfo start = new(
            Programs.Host,
            [
                Path.Combine(AppContext.BaseDirectory, "EcsTaskDef.Server.dll"),
                "--store", _folder.Location, "--region", Region, "--until-input-closes",
                .. arguments.Contains("--urls") ? arguments : ["--urls", "http://127.0.0.1:0", .. arguments],
            ])
        {
            UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        start.Environment["DOTNET_TieredPGO"] = "0";
        foreach ((string name, string value) in variables) start.Environment[name] = value;
        _process = new Process { StartInfo = start };
        _process.ErrorDataReceived += (_, line) =>
        {
            lock (Complaints) Complaints.Add(line.Data ?? "");
        };
        _process.Start();
        _process.BeginErrorReadLine();
    }

    public const string Region = "eu-west-1";

    /// <summary>What the server wrote to its error output.</summary>
    public List<string> Complaints { get; } = [];

    /// <summary>The address, without a slash at its end.</summary>
    public string Url { get; private set; } = "";

    /// <summary>The lines that the server wrote at its start.</summary>
    public List<string> Greeting { get; } = [];

    /// <summary>The store's registry, in this process.</summary>
    public IRegistry Registry => InRegion(Region);

    public IRegistry InRegion(string region) => _store.GetRegistry(region, "ada");

    public static Task<ConsoleServer> StartAsync(params string[] arguments) => StartAsync([], arguments);

    public static async Task<ConsoleServer> StartAsync((string Name, string Value)[] variables, params string[] arguments)
    {
        ConsoleServer server = new(arguments, variables);
        while (await server._process.StandardOutput.ReadLineAsync() is { } line)
        {
            server.Greeting.Add(line);
            if (line.Contains(" listens on ", StringComparison.Ordinal))
                server.Url = line.Split(" listens on ")[1].Split(' ', ',')[0];
            if (line.StartsWith("Console: ", StringComparison.Ordinal) || arguments.Contains("--no-console")) break;
        }

        return server;
    }

    /// <summary>The address of a page.</summary>
    public string Page(string path = "") => $"{Url}/console/{Region}{(path.Length == 0 ? "" : "/" + path)}";

    /// <summary>Registers the next revision of a family.</summary>
    public async Task<string> RegisterAsync(string family, string image = "nginx:1.27")
    {
        RegisterTaskDefinitionResponse answer = await Registry.RegisterTaskDefinitionAsync(EcsJson.Read<RegisterTaskDefinitionRequest>(
            Encoding.UTF8.GetBytes($$"""
            {
              "family": "{{family}}", "networkMode": "awsvpc", "requiresCompatibilities": ["FARGATE"], "cpu": "256", "memory": "512",
              "containerDefinitions": [{ "name": "app", "image": "{{image}}",
                "environment": [{ "name": "DB_PASSWORD", "value": "hunter2hunter2" }] }]
            }
            """)));
        return answer.TaskDefinition.Value.Name;
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(20));
        _process.Dispose();
        _store.Dispose();
        _folder.Dispose();
    }
}
