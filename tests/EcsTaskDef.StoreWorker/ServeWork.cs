using System.Text.Json;
using System.Text.Json.Nodes;
using EcsTaskDef.Engine;
using EcsTaskDef.Maintenance;
using EcsTaskDef.Registry;
using EcsTaskDef.Rules.Vocabulary;
using EcsTaskDef.Storage.Json;
using EcsTaskDef.Wire;

namespace EcsTaskDef.StoreWorker;

/// <summary>
/// Answers requests, many at a time, until its input ends: ECS's operations on the store that it has open, and maintenance. A
/// request is a line of JSON: id, operation, region, user, body; an answer is "id status body", the body in base64.
/// </summary>
internal sealed class ServeWork : IWireRegistries, IDisposable
{
    private readonly Options _options;
    private readonly WireEndpoint _endpoint;
    private readonly Lock _gate = new();
    private readonly Stream _output = Console.OpenStandardOutput();
    private RegistryHost? _host;

    private ServeWork(Options options)
    {
        _options = options;
        _endpoint = new WireEndpoint(this, "eu-west-1", Guid.NewGuid);
    }

    public static int Run(Options options)
    {
        using ServeWork work = new(options);
        work.Say("ready");
        List<Task> running = [];
        while (Console.In.ReadLine() is { } line)
        {
            JsonElement request = JsonDocument.Parse(line).RootElement;
            running.RemoveAll(static task => task.IsCompleted);
            running.Add(Task.Run(() => work.AnswerAsync(request)));
        }

        Task.WaitAll(running.ToArray());
        return 0;
    }

    public ITaskDefinitionRegistry GetRegistry(string region, string user) => Host().GetRegistry(region, user);

    public void Dispose()
    {
        _host?.Dispose();
        _output.Dispose();
    }

    // A store that cannot be opened now is opened at the next request.
    private RegistryHost Host()
    {
        lock (_gate)
        {
            // Those who wait for what was open go on with it.
            if (_options.Without == Weakness.Memory && !Directory.Exists(_options.Store)) _host = null;
            return _host ??= Open(_options.Store);
        }
    }

    private Disk NewDisk(bool restores = false) => _options.Without switch
    {
        Weakness.None or Weakness.Memory => new Disk(),
        Weakness.Restore when !restores => new Disk(),
        Weakness weakness => new WeakDisk(weakness),
    };

    private RegistryHost Open(string store) => new(
        JsonStore.Open(Where(store), NewDisk()), TimeProvider.System, TimeSpan.FromMilliseconds(_options.Number("removalDelay", 1000)));

    private static RegistryHostOptions Where(string store) => new() { StorePath = store, Clock = TimeProvider.System };

    private async Task AnswerAsync(JsonElement request)
    {
        int status = 200;
        byte[] answer;
        try
        {
            string operation = Text(request, "operation");
            JsonElement body = request.GetProperty("body");
            if (!operation.StartsWith('.'))
            {
                (status, answer) = await CallAsync(_endpoint, operation, Text(request, "region"), Text(request, "user"), body.GetRawText());
            }
            else
            {
                answer = Encoding.UTF8.GetBytes((await MaintainAsync(operation, body)).ToJsonString());
            }
        }
        catch (EcsException exception)
        {
            status = exception.Kind == EcsErrorKind.Fault ? 500 : 400;
            answer = Encoding.UTF8.GetBytes(exception.Code + ": " + exception.Message);
        }
        catch (Exception exception)
        {
            status = 599;
            answer = Encoding.UTF8.GetBytes(exception.ToString());
        }

        Say($"{request.GetProperty("id")} {status} {Convert.ToBase64String(answer)}");
    }

    private static async Task<(int Status, byte[] Body)> CallAsync(WireEndpoint endpoint, string operation, string region, string user, string body)
    {
        WireResponse response = await endpoint.HandleAsync(new WireRequest
        {
            Target = WireEndpoint.TargetPrefix + operation,
            Authorization = $"AWS4-HMAC-SHA256 Credential={user}/20260102/{region}/ecs/aws4_request, SignedHeaders=host, Signature=0000",
            Body = Encoding.UTF8.GetBytes(body),
        });

        // What is unexpected has no text for clients; here it is wanted.
        return response.Fault is null or EcsException
            ? (response.Status, response.Body.ToArray())
            : (599, Encoding.UTF8.GetBytes(response.Fault.ToString()));
    }

    private async Task<JsonNode> MaintainAsync(string operation, JsonElement body)
    {
        switch (operation)
        {
            case ".read":
                return await ReadAllAsync(Text(body, "store"));
            case ".optimize":
                StoreOptimization optimized = Host().Optimize(Text(body, "region"), apply: true);
                return new JsonObject { ["done"] = optimized.IsDone };
            case ".window":
                await Host().SetRuntimeSettingsAsync(settings => settings with
                {
                    PropagationWindow = TimeSpan.FromSeconds(body.GetProperty("seconds").GetInt32()),
                });
                return new JsonObject();
            case ".backup":
                return Said(Care(_options.Store).Backup(Text(body, "target")));
            case ".restore":
                return Said(Care(Text(body, "source"), restores: true).Restore(_options.Store, force: true));
            case ".repair":
                return new JsonArray(Care(Text(body, "store")).Repair(apply: true).Select(static one => (JsonNode)one.ToString()).ToArray());
            case ".test":
                return new JsonArray(Care(Text(body, "store")).Test()
                    .Where(static one => one.Severity == FindingSeverity.Error).Select(static one => (JsonNode)one.ToString()).ToArray());
            default:
                throw new ArgumentException(operation);
        }
    }

    private StoreCare Care(string store, bool restores = false) => new(Where(store), NewDisk(restores));

    private static JsonObject Said(StoreBackup copy) => new() { ["replaced"] = copy.Replaced };

    /// <summary>Everything in a store, as a process reads it that has just been started.</summary>
    private async Task<JsonNode> ReadAllAsync(string store)
    {
        using RegistryHost host = Open(store);
        WireEndpoint endpoint = new(new Fresh(host), "eu-west-1", Guid.NewGuid);
        JsonArray answers = [];
        foreach (string region in host.GetRegions())
        {
            foreach (string status in new[] { "ACTIVE", "INACTIVE", "DELETE_IN_PROGRESS" })
            {
                string? next = null;
                do
                {
                    string list = $"{{\"status\":\"{status}\",\"maxResults\":100{(next is null ? "" : $",\"nextToken\":\"{next}\"")}}}";
                    (int code, byte[] page) = await CallAsync(endpoint, "ListTaskDefinitions", region, "reader", list);
                    answers.Add(Answer(region, status, code, page));
                    if (code != 200) break;
                    using JsonDocument listed = JsonDocument.Parse(page);
                    foreach (JsonElement arn in listed.RootElement.GetProperty("taskDefinitionArns").EnumerateArray())
                    {
                        string name = arn.GetString()!.Split('/')[^1];
                        (int described, byte[] answer) = await CallAsync(endpoint, "DescribeTaskDefinition", region, "reader", Describe(name));
                        answers.Add(Answer(region, name, described, answer));
                    }

                    next = listed.RootElement.TryGetProperty("nextToken", out JsonElement token) ? token.GetString() : null;
                }
                while (next is not null);
            }
        }

        return answers;
    }

    private static string Describe(string name) => new JsonObject { ["taskDefinition"] = name, ["include"] = new JsonArray("TAGS") }.ToJsonString();

    private static JsonObject Answer(string region, string of, int status, byte[] body) =>
        new() { ["region"] = region, ["of"] = of, ["status"] = status, ["body"] = Convert.ToBase64String(body) };

    private static string Text(JsonElement element, string member) => element.GetProperty(member).GetString()!;

    // One write each: a line is in the pipe or not.
    private void Say(string line)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(line + "\n");
        lock (_gate)
        {
            _output.Write(bytes);
            _output.Flush();
        }
    }

    private sealed class Fresh(RegistryHost host) : IWireRegistries
    {
        public ITaskDefinitionRegistry GetRegistry(string region, string user) => host.GetRegistry(region, user);
    }
}
