using System.Collections.Concurrent;
using System.Diagnostics;
using EcsTaskDef.Engine;
using EcsTaskDef.Registry;
using EcsTaskDef.Storage.Json;

namespace EcsTaskDef.StoreWorker;

/// <summary>
/// Many threads that do everything at once to a few families, and write down when each operation began and ended and what
/// it answered: "begin end family operation | answer".
/// </summary>
internal static class MixedWork
{
    private const string Batch = "registermany 3";

    // Fat enough that removals bring on compaction.
    private static readonly string s_padding = new('x', 20_000);

    public static int Run(Options options)
    {
        int threads = options.Number("threads", 4), families = options.Number("families", 24), seed = options.Number("seed", 0);
        TimeSpan time = TimeSpan.FromSeconds(options.Number("seconds", 5));
        RegistryHostOptions hostOptions = new() { StorePath = options.Store, Clock = TimeProvider.System };
        using JsonStore store = JsonStore.Open(hostOptions, options.Disk());
        using RegistryHost host = new(store, TimeProvider.System, TimeSpan.FromMilliseconds(options.Number("removalDelay", 200)));
        IRegistry registry = host.GetRegistry(options.Region, "worker");
        ConcurrentQueue<string> history = new();
        ConcurrentDictionary<string, int> latest = new(StringComparer.Ordinal);

        // All begin together, in all processes.
        Console.WriteLine("ready");
        while (!File.Exists(options.Text("go"))) Thread.Sleep(5);
        long end = Stopwatch.GetTimestamp() + (long)(time.TotalSeconds * Stopwatch.Frequency);
        Thread[] all = Enumerable.Range(0, threads).Select(number => new Thread(() =>
        {
            Random random = new(seed * 1000 + number);
            while (Stopwatch.GetTimestamp() < end)
            {
                string family = "family" + random.Next(families).ToString(CultureInfo.InvariantCulture);
                string operation = AnyOperation(random, latest.TryGetValue(family, out int known) ? known : 0);
                long begin = Stopwatch.GetTimestamp();
                string answer = Do(registry, family, operation).GetAwaiter().GetResult();
                if (operation is "register" or Batch && int.TryParse(answer.Split(' ')[^1], CultureInfo.InvariantCulture, out int revision))
                    latest[family] = revision;
                history.Enqueue($"{begin} {Stopwatch.GetTimestamp()} {family} {operation} | {answer}");
            }
        })).ToArray();
        foreach (Thread thread in all) thread.Start();
        foreach (Thread thread in all) thread.Join();
        File.WriteAllLines(options.Text("history"), history);
        return 0;
    }

    // Among the newest, so that nearly all are removed in the end and compaction has something to do.
    private static string AnyOperation(Random random, int latest)
    {
        int revision = Math.Max(1, latest - random.Next(10));
        return random.Next(40) switch
        {
            < 3 => "register",
            3 => Batch,
            < 16 => $"deregister {revision}",
            < 25 => $"delete {revision} {revision + 1} {revision + 2}",
            < 28 => $"tag {revision} {random.Next(10)}",
            < 33 => $"describe {revision}",
            < 36 => "latest",
            36 or 37 => "list INACTIVE",
            _ => "list ACTIVE",
        };
    }

    private static async Task<string> Do(IRegistry registry, string family, string operation)
    {
        string[] words = operation.Split(' ');
        string name = words.Length > 1 ? $"{family}:{words[1]}" : family;
        try
        {
            switch (words[0])
            {
                case "register":
                    return Number((await registry.RegisterTaskDefinitionAsync(Definition(family))).TaskDefinition);
                case "registermany":
                    // The one in the middle is refused, by itself.
                    RegisterTaskDefinitionRequest[] batch =
                        [Definition(family), Definition(family), Definition(family) with { Cpu = "much" }, Definition(family)];
                    var outcomes = await registry.RegisterManyAsync(batch, new RegistrationOptions());
                    return string.Join(
                        ' ', outcomes.Where(static o => o.Error is null).Select(static o => Number(o.Result!.TaskDefinition)));
                case "deregister":
                    await registry.DeregisterTaskDefinitionAsync(new() { TaskDefinition = name });
                    return "ok";
                case "delete":
                    var deleted = await registry.DeleteTaskDefinitionsAsync(
                        new() { TaskDefinitions = words[1..].Select(n => $"{family}:{n}").ToArray() });
                    return string.Join(' ', words[1..].Select(n =>
                        deleted.Failures.FirstOrDefault(f => f.Arn == $"{family}:{n}")?.Reason.Contains(
                            "active", StringComparison.OrdinalIgnoreCase) is { } active
                            ? active ? "active" : "missing"
                            : "ok"));
                case "tag":
                    string arn = $"arn:aws:ecs:{registry.Region}:{registry.Account}:task-definition/{name}";
                    await registry.TagResourceAsync(new() { ResourceArn = arn, Tags = [new Tag { Key = "k", Value = words[2] }] });
                    return "ok";
                case "describe":
                    var described = await registry.DescribeTaskDefinitionAsync(new() { TaskDefinition = name, Include = ["TAGS"] });
                    return $"{described.TaskDefinition.Value.Status} {(described.Tags.Count > 0 ? described.Tags[0].Value : "-")}";
                case "latest":
                    return Number((await registry.DescribeTaskDefinitionAsync(new() { TaskDefinition = name })).TaskDefinition);
                default:
                    var listed = await registry.ListTaskDefinitionsAsync(new() { FamilyPrefix = family, Status = words[1] });
                    return string.Join(' ', listed.TaskDefinitionArns.Select(static a => a[(a.LastIndexOf(':') + 1)..]))
                        + (listed.NextToken is null ? "" : " …");
            }
        }
        catch (EcsException exception) when (exception.Kind != EcsErrorKind.Fault)
        {
            return "no: " + exception.Message;
        }
        catch (EcsException exception)
        {
            return $"fault {exception.Code}: {exception.Message}";
        }
    }

    private static RegisterTaskDefinitionRequest Definition(string family) =>
        EcsJson.Read<RegisterTaskDefinitionRequest>(Encoding.UTF8.GetBytes(
        $$$"""{"family":"{{{family}}}","containerDefinitions":[{"name":"app","image":"busybox:1","memory":64"""
            + $$$""","environment":[{"name":"PAD","value":"{{{s_padding}}}"}]}]}"""));

    private static string Number(TaskDefinitionDocument document) => document.Value.Revision!.Value.ToString(CultureInfo.InvariantCulture);
}
