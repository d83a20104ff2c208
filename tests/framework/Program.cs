using System.Diagnostics;
using EcsTaskDef.Engine;
using EcsTaskDef.Maintenance;
using EcsTaskDef.Registry;
using EcsTaskDef.Rules.Vocabulary;

// The engine as .NET Framework and Windows PowerShell 5.1 load it: the netstandard2.0 build with System.Text.Json beside it. Ends with
// "N passed, N failed, N skipped". With arguments it is one of the processes that its own checks start.

namespace EcsTaskDef.FrameworkCheck;

internal static class Program
{
    private const string Region = "eu-west-1";

    private static readonly List<(string Name, Func<string, Task> Check)> s_checks =
    [
        ("What was registered reads back, in another host too", RegisteredReadsBack),
        ("A revision goes ACTIVE, INACTIVE, DELETE_IN_PROGRESS and numbers go on", Lifecycle),
        ("Refusals have ECS's texts", Refusals),
        ("A definition is judged and completed as on .NET", Judged),
        ("Tags, lists and pages", Lists),
        ("A cluster, a service and its tasks", Workloads),
        ("Settings are changed and seen by another host", Settings),
        ("A store that .NET wrote opens and goes on", StoreOfNet),
        ("A store is tested, backed up and restored", Copies),
        ("Four processes give gapless numbers", FourProcesses),
        ("A killed process loses nothing that was acknowledged", Killed),
        ("A device of Windows is no region", Devices),
    ];

    private static string Root { get; set; } = "";

    public static async Task<int> Main(string[] args)
    {
        if (args.Length == 3 && args[0] == "register") return await RegisterMany(args[1], int.Parse(args[2], CultureInfo.InvariantCulture));
        Root = Path.Combine(Path.GetTempPath(), "ecs-task-def-framework-" + Guid.NewGuid().ToString("N"));
        int passed = 0, failed = 0;
        foreach ((string name, Func<string, Task> check) in s_checks)
        {
            string store = Path.Combine(Root, (passed + failed).ToString(CultureInfo.InvariantCulture), "store");
            Directory.CreateDirectory(Path.GetDirectoryName(store)!);
            try
            {
                await check(store);
                passed++;
            }
            catch (Exception exception)
            {
                failed++;
                Console.WriteLine($"FAILED {name}\n{exception}");
            }
        }

        Directory.Delete(Root, recursive: true);
        Console.WriteLine($"The netstandard2.0 engine on {System.Runtime.InteropServices.RuntimeInformation.FrameworkDescription}:");
        Console.WriteLine($"{passed} passed, {failed} failed, 0 skipped");
        return failed == 0 ? 0 : 1;
    }

    private static async Task RegisteredReadsBack(string store)
    {
        string text = $$"""
            {"family":"web","cpu":"256","memory":"512","futureMember":{"a":[1,2.50,"ü€😀"]},
             "containerDefinitions":[{"name":"app","image":"nginx:1.27","portMappings":[{"containerPort":80}],"newer":true}]}
            """;
        using (RegistryHost host = Open(store))
            Equal("web:1", (await host.GetRegistry(Region, "ana").RegisterTaskDefinitionAsync(Read(text))).TaskDefinition.Value.ToString());
        using RegistryHost other = Open(store);
        string stored = Encoding.UTF8.GetString(
            (await other.GetRegistry(Region, "ana").DescribeTaskDefinitionAsync(new() { TaskDefinition = "web" }))
                .TaskDefinition.Utf8Json.ToArray());
        True(stored.Contains("\"futureMember\":{\"a\":[1,2.50,\"ü€"), stored);
        True(stored.Contains("\"registeredBy\":\"arn:aws:iam::000000000000:user/ana\""), stored);
        True(stored.Contains("\"newer\":true"), stored);
    }

    private static async Task Lifecycle(string store)
    {
        using RegistryHost host = Open(store);
        IRegistry registry = host.GetRegistry(Region, "ana");
        for (int i = 0; i < 3; i++) await registry.RegisterTaskDefinitionAsync(Simple("web"));
        Equal("INACTIVE", (await registry.DeregisterTaskDefinitionAsync(new() { TaskDefinition = "web:3" })).TaskDefinition.Value.Status);
        Equal("web:2", (await registry.DescribeTaskDefinitionAsync(new() { TaskDefinition = "web" })).TaskDefinition.Value.ToString());
        DeleteTaskDefinitionsResponse deleted = await registry.DeleteTaskDefinitionsAsync(new() { TaskDefinitions = ["web:3", "web:2"] });
        Equal("DELETE_IN_PROGRESS", deleted.TaskDefinitions[0].Value.Status);
        Equal(1, deleted.Failures.Count);
        Equal("web:4", (await registry.RegisterTaskDefinitionAsync(Simple("web"))).TaskDefinition.Value.ToString());
    }

    private static async Task Refusals(string store)
    {
        using RegistryHost host = Open(store);
        IRegistry registry = host.GetRegistry(Region, "ana");
        Equal(
            "Unable to describe task definition.",
            (await Refused(async () => await registry.DescribeTaskDefinitionAsync(new() { TaskDefinition = "web" }))).Message);
        Equal(
            "ClientException", (await Refused(async () => await registry.RegisterTaskDefinitionAsync(Read("""{"family":"web"}""")))).Code);
        True(!Directory.Exists(store), "A refusal made a store.");
    }

    private static async Task Judged(string store)
    {
        using RegistryHost host = Open(store);
        IRegistry registry = host.GetRegistry(Region, "ana");
        TaskDefinition made = (await registry.RegisterTaskDefinitionAsync(Read(
            """
            {"family":"web","requiresCompatibilities":["FARGATE"],"networkMode":"awsvpc","cpu":".5 vCPU","memory":"1 GB",
             "containerDefinitions":[{"name":"a","image":"b:1"}]}
            """))).TaskDefinition.Value;
        Equal("512", made.Cpu);
        Equal("1024", made.Memory);
        EcsException refusal = await Refused(async () => await registry.RegisterTaskDefinitionAsync(Read(
            """{"family":"web","requiresCompatibilities":["FARGATE"]"""
                + ""","networkMode":"awsvpc","cpu":"256","memory":"9999","containerDefinitions":[{"name":"a","image":"b:1"}]}""")));
        True(refusal.Message.StartsWith("No Fargate configuration exists for given values", StringComparison.Ordinal), refusal.Message);
    }

    private static async Task Lists(string store)
    {
        using RegistryHost host = Open(store);
        IRegistry registry = host.GetRegistry(Region, "ana");
        foreach (string family in new[] { "web-b", "web-a", "job" }) await registry.RegisterTaskDefinitionAsync(Simple(family));
        Equal("job web-a web-b", string.Join(" ", (await registry.ListTaskDefinitionFamiliesAsync(new())).Families));
        ListTaskDefinitionsResponse page = await registry.ListTaskDefinitionsAsync(new() { MaxResults = 2 });
        Equal(2, page.TaskDefinitionArns.Count);
        Equal(1, (await registry.ListTaskDefinitionsAsync(new() { MaxResults = 2, NextToken = page.NextToken })).TaskDefinitionArns.Count);
        string arn = $"arn:aws:ecs:{Region}:000000000000:task-definition/job:1";
        await registry.TagResourceAsync(new() { ResourceArn = arn, Tags = [new Tag { Key = "team", Value = "ü" }] });
        Equal("ü", (await registry.ListTagsForResourceAsync(new() { ResourceArn = arn })).Tags[0].Value);
    }

    private static async Task Workloads(string store)
    {
        using RegistryHost host = RegistryHost.Open(new RegistryHostOptions
        {
            StorePath = store, Clock = TimeProvider.System, OverrideRuntime = static settings =>
                settings with { SimulatedInstances = true },
        });
        IRegistry registry = host.GetRegistry(Region, "ana");
        await registry.RegisterTaskDefinitionAsync(Simple("web"));
        await registry.CreateClusterAsync(new());
        await registry.CreateServiceAsync(new() { ServiceName = "web", TaskDefinition = "web", DesiredCount = 2 });
        Equal(2, (await registry.ListTasksAsync(new())).TaskArns.Count);
    }

    private static async Task Settings(string store)
    {
        using RegistryHost host = Open(store), other = Open(store);
        await host.GetRegistry(Region, "ana").RegisterTaskDefinitionAsync(Simple("web"));
        await host.SetRemovalDelayAsync(TimeSpan.FromHours(2));
        Equal(TimeSpan.FromHours(2), (await other.DescribeAsync()).RemovalDelay);
    }

    private static async Task StoreOfNet(string store)
    {
        string approved = FindApproved();
        foreach (string file in Directory.GetFiles(approved, "*", SearchOption.AllDirectories))
        {
            string copy = store + file.Substring(approved.Length);
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        using RegistryHost host = Open(store);
        Equal(
            "web:73", (await host.GetRegistry(Region, "later").RegisterTaskDefinitionAsync(Simple("web"))).TaskDefinition.Value.ToString());
        Sound(store);
    }

    private static async Task Copies(string store)
    {
        string backup = store + ".backup";
        using (RegistryHost host = Open(store)) await host.GetRegistry(Region, "ana").RegisterTaskDefinitionAsync(Simple("web"));
        Sound(store);
        Care(store).Backup(backup);
        using (RegistryHost host = Open(store))
        {
            await host.GetRegistry(Region, "ana").RegisterTaskDefinitionAsync(Simple("web"));
            Care(backup).Restore(store, force: true);
        }

        Equal(1, await Latest(store));
        Sound(store);
    }

    private static async Task FourProcesses(string store)
    {
        const int Each = 50;
        Process[] processes = Enumerable.Range(0, 4).Select(_ => Start(store, Each)).ToArray();
        int[] numbers = processes.SelectMany(
            static process => process.StandardOutput.ReadToEnd().Split('\n').Where(static line => line.Trim().Length > 0))
            .Select(static line => int.Parse(line, CultureInfo.InvariantCulture)).OrderBy(static number => number).ToArray();
        foreach (Process process in processes) process.WaitForExit();
        True(processes.All(static process => process.ExitCode == 0), "A process failed.");
        True(numbers.SequenceEqual(Enumerable.Range(1, 4 * Each)), string.Join(" ", numbers));
        Equal(4 * Each, await Latest(store));
        Sound(store);
    }

    private static async Task Killed(string store)
    {
        int last = 0;
        for (int i = 0; i < 5; i++)
        {
            using Process process = Start(store, 1_000_000);
            for (int lines = 0; lines <= 7 * i; lines++) last = int.Parse(
                process.StandardOutput.ReadLine() ?? "-1", CultureInfo.InvariantCulture);
            process.Kill();
            string rest = process.StandardOutput.ReadToEnd();
            string[] whole = rest.Substring(0, rest.LastIndexOf('\n') + 1).Split(['\n'], StringSplitOptions.RemoveEmptyEntries);
            if (whole.Length > 0) last = int.Parse(whole[whole.Length - 1], CultureInfo.InvariantCulture);
            process.WaitForExit();

            // And perhaps the one that nobody had an answer for.
            int latest = await Latest(store);
            True(latest == last || latest == last + 1, $"{last} was acknowledged, {latest} is there.");
        }

        Sound(store);
    }

    private static async Task Devices(string store)
    {
        using RegistryHost host = Open(store);
        foreach (string device in new[] { "con", "nul", "com1" })
            Equal(
                "StoreRegionInvalid",
                (await Refused(async () => await host.GetRegistry(device, "ana").RegisterTaskDefinitionAsync(Simple("web")))).Code);
    }

    private static async Task<int> RegisterMany(string store, int count)
    {
        using RegistryHost host = Open(store);
        IRegistry registry = host.GetRegistry(Region, "worker");
        using Stream output = Console.OpenStandardOutput();
        for (int i = 0; i < count; i++)
        {
            int revision = (await registry.RegisterTaskDefinitionAsync(Simple("web"))).TaskDefinition.Value.Revision!.Value;
            byte[] line = Encoding.ASCII.GetBytes(revision.ToString(CultureInfo.InvariantCulture) + "\n");
            output.Write(line, 0, line.Length);
        }

        return 0;
    }

    // Mono starts a program by its name; Windows starts it itself.
    private static Process Start(string store, int count)
    {
        string program = typeof(Program).Assembly.Location;
        bool isMono = Type.GetType("Mono.Runtime") is not null;
        string arguments = $"register \"{store}\" {count}";
        return Process.Start(new ProcessStartInfo(isMono ? "mono" : program, isMono ? $"\"{program}\" {arguments}" : arguments)
        {
            UseShellExecute = false, RedirectStandardOutput = true,
        })!;
    }

    private static RegistryHost Open(string store) =>
        RegistryHost.Open(new RegistryHostOptions { StorePath = store, Clock = TimeProvider.System });

    private static StoreCare Care(string store) => new(new RegistryHostOptions { StorePath = store, Clock = TimeProvider.System });

    private static async Task<int> Latest(string store)
    {
        using RegistryHost host = Open(store);
        return (await host.GetRegistry(Region, "ana").DescribeTaskDefinitionAsync(new() { TaskDefinition = "web" }))
            .TaskDefinition.Value.Revision!.Value;
    }

    private static void Sound(string store) =>
        Equal(
            "",
            string.Join(
                "\n",
                Care(store).Test().Where(static finding => finding.Severity == FindingSeverity.Error)
                    .Select(static finding => finding.Message)));

    private static RegisterTaskDefinitionRequest Read(string json) =>
        EcsJson.Read<RegisterTaskDefinitionRequest>(Encoding.UTF8.GetBytes(json));

    private static RegisterTaskDefinitionRequest Simple(string family) =>
        Read($$"""{"family":"{{family}}","containerDefinitions":[{"name":"app","image":"busybox:1","memory":64}]}""");

    private static string FindApproved()
    {
        string? folder = AppDomain.CurrentDomain.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "EcsTaskDef.psd1"))) folder = Path.GetDirectoryName(folder);
        return Path.Combine(folder!, "tests", "approved", "store-v1");
    }

    private static async Task<EcsException> Refused(Func<Task> action)
    {
        try
        {
            await action();
        }
        catch (EcsException refusal)
        {
            return refusal;
        }

        throw new InvalidOperationException("Nothing was refused.");
    }

    private static void Equal<T>(T expected, T actual)
    {
        if (!EqualityComparer<T>.Default.Equals(expected, actual))
            throw new InvalidOperationException($"Expected {expected} but got {actual}.");
    }

    private static void True(bool condition, string otherwise)
    {
        if (!condition) throw new InvalidOperationException(otherwise);
    }
}
