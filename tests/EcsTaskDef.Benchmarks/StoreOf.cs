using EcsTaskDef.Engine;
using EcsTaskDef.Registry;
using EcsTaskDef.Storage;
using EcsTaskDef.Storage.Json;
using EcsTaskDef.Storage.Memory;

namespace EcsTaskDef.Benchmarks;

/// <summary>Stores on disk to measure with, and a definition of about 2 KB as ECS answers it.</summary>
internal sealed class StoreOf : IDisposable
{
    public const string Region = "eu-west-1";
    public const int Families = 1000;

    public StoreOf(string path, Disk? disk = null)
    {
        Folder = path;
        Host = Open(path, disk);
        Registry = Host.GetRegistry(Region, "benchmark");
    }

    public string Folder { get; }

    public RegistryHost Host { get; }

    public IRegistry Registry { get; }

    public static RegistryHost Open(string path, Disk? disk = null)
    {
        RegistryHostOptions options = new() { StorePath = path, Clock = TimeProvider.System };
        return new RegistryHost(JsonStore.Open(options, disk), TimeProvider.System);
    }

    public static StoreOf Fresh(BenchOptions options, Disk? disk = null) =>
        new(Path.Combine(options.WorkFolder, Guid.NewGuid().ToString("N")), disk);

    /// <summary>
    /// The folder of a store of so many revisions in <see cref="Families"/> families, made when it is not there: with the
    /// engine's own documents, one change each, but put into the store past the judge.
    /// </summary>
    public static async Task<string> OfAsync(BenchOptions options, int revisions)
    {
        string folder = Path.Combine(options.WorkFolder, "revisions-" + revisions.ToString(CultureInfo.InvariantCulture));
        string done = Path.Combine(folder, "made");
        if (File.Exists(done)) return folder;
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);

        using (JsonStore store = JsonStore.Open(new RegistryHostOptions { StorePath = folder, Clock = TimeProvider.System }))
        {
            IRegionStore region = store.OpenRegion(Region);
            int next = -1;
            await Task.WhenAll(Enumerable.Range(0, 256).Select(_ => Task.Run(async () =>
            {
                int number;
                while ((number = Interlocked.Increment(ref next)) < revisions)
                {
                    string family = Family(number % Families);
                    DateTimeOffset now = DateTimeOffset.FromUnixTimeMilliseconds(1_795_361_696_816 + number);
                    await region.ChangeAsync(
                        (view, change) =>
                        {
                            int revision = (view.GetFamily(family)?.LatestRevision ?? 0) + 1;
                            change.Add(new RevisionRegistered(family, revision, now, Document(family, revision), []));
                            return true;
                        },
                        CancellationToken.None);
                }
            })));
        }

        await File.WriteAllTextAsync(done, "");
        return folder;
    }

    /// <summary>A copy of a store's folder, which may be changed.</summary>
    public static void Copy(string folder, string target)
    {
        foreach (string file in Directory.GetFiles(folder, "*", SearchOption.AllDirectories))
        {
            string copy = Path.Combine(target, Path.GetRelativePath(folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    /// <summary>The tasks of the first family's service.</summary>
    public IReadOnlyList<string> Tasks { get; private set; } = [];

    /// <summary>A store with so many services of ten tasks each, every one of a family of its own, in one cluster.</summary>
    public static async Task<StoreOf> OfServicesAsync(BenchOptions options, int services)
    {
        const int TasksOfEach = 10;
        StoreOf store = Fresh(options);
        await store.Registry.CreateClusterAsync(new());
        int next = -1;
        await Task.WhenAll(Enumerable.Range(0, 64).Select(_ => Task.Run(async () =>
        {
            int number;
            while ((number = Interlocked.Increment(ref next)) < services)
            {
                string family = Family(number);
                await store.Registry.RegisterTaskDefinitionAsync(Request(family));
                await store.Registry.CreateServiceAsync(new()
                {
                    ServiceName = family,
                    TaskDefinition = family,
                    DesiredCount = TasksOfEach,
                    LaunchType = "FARGATE",
                    NetworkConfiguration = new() { AwsvpcConfiguration = new() { Subnets = ["subnet-1"] } },
                });
            }
        })));
        store.Tasks = (await store.Registry.ListTasksAsync(new() { Family = Family(0) })).TaskArns;
        return store;
    }

    public static string Family(int number) => "family-" + number.ToString("D4", CultureInfo.InvariantCulture);

    public static RegisterTaskDefinitionRequest Request(string family) =>
        EcsJson.Read<RegisterTaskDefinitionRequest>(Encoding.UTF8.GetBytes(Json(family)));

    /// <summary>A definition of ordinary size: a web container with its log, health check and environment.</summary>
    public static string Json(string family) =>
        $$$"""
        {"family":"{{{family}}}","cpu":"256","memory":"512","networkMode":"awsvpc","requiresCompatibilities":["FARGATE"],
        "executionRoleArn":"arn:aws:iam::000000000000:role/ecsTaskExecutionRole",
        "taskRoleArn":"arn:aws:iam::000000000000:role/orders-task","containerDefinitions":[{"name":"web",
        "image":"000000000000.dkr.ecr.eu-west-1.amazonaws.com/orders/web:2026.11.22-1","essential":true,"portMappings":[{"name":"http",
        "containerPort":8080,"hostPort":8080,"protocol":"tcp","appProtocol":"http"}],"environment":[{"name":"STAGE",
        "value":"production"},{"name":"LOG_LEVEL","value":"info"},{"name":"ORDERS_QUEUE_URL",
        "value":"https://sqs.eu-west-1.amazonaws.com/000000000000/orders"},{"name":"ORDERS_TABLE",
        "value":"orders-production"},{"name":"OTEL_EXPORTER_OTLP_ENDPOINT","value":"http://localhost:4317"}],
        "secrets":[{"name":"DB_PASSWORD",
        "valueFrom":"arn:aws:secretsmanager:eu-west-1:000000000000:secret:orders/db-AbCdEf"},{"name":"API_KEY",
        "valueFrom":"arn:aws:ssm:eu-west-1:000000000000:parameter/orders/api-key"}],"healthCheck":{"command":["CMD-SHELL",
        "curl -f http://localhost:8080/health || exit 1"],"interval":30,"retries":3,"timeout":5},
        "logConfiguration":{"logDriver":"awslogs","options":{"awslogs-group":"/ecs/orders/web","awslogs-region":"eu-west-1",
        "awslogs-stream-prefix":"web"} } }]}
        """.ReplaceLineEndings("");

    public void Dispose()
    {
        Host.Dispose();
        Directory.Delete(Folder, recursive: true);
    }

    private static ReadOnlyMemory<byte> Document(string family, int revision)
    {
        ReadOnlyMemory<byte> template = s_template.Value;
        string text = Encoding.UTF8.GetString(template.Span)
            .Replace("template:1\"", $"{family}:{revision}\"", StringComparison.Ordinal)
            .Replace("\"family\":\"template\"", $"\"family\":\"{family}\"", StringComparison.Ordinal)
            .Replace("\"revision\":1,", $"\"revision\":{revision},", StringComparison.Ordinal);
        return Encoding.UTF8.GetBytes(text);
    }

    private static readonly Lazy<ReadOnlyMemory<byte>> s_template = new(static () =>
    {
        using RegistryHost host = new(new MemoryStore("000000000000"), TimeProvider.System);
        return host.GetRegistry(Region, "benchmark").RegisterTaskDefinitionAsync(Request("template"))
            .AsTask().GetAwaiter().GetResult().TaskDefinition.Utf8Json;
    });
}
