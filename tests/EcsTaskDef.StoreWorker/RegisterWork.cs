using System.Diagnostics;
using EcsTaskDef.Engine;
using EcsTaskDef.Registry;

namespace EcsTaskDef.StoreWorker;

/// <summary>
/// Registers into one family until its time is over, its number is reached or somebody kills it, and writes down every
/// revision number that was acknowledged; with tolerant=yes also every fault, and goes on.
/// </summary>
internal static class RegisterWork
{
    public static RegisterTaskDefinitionRequest Request(string family) =>
        EcsJson.Read<RegisterTaskDefinitionRequest>(Encoding.UTF8.GetBytes(
        $$"""{"family":"{{family}}","containerDefinitions":[{"name":"app","image":"busybox:1","memory":64}]}"""));

    public static async Task<int> Run(Options options)
    {
        string family = options.Text("family", "web");
        TimeSpan time = TimeSpan.FromSeconds(double.Parse(options.Text("seconds", "600"), CultureInfo.InvariantCulture));
        RegisterTaskDefinitionRequest request = Request(family);
        using Stream log = options.Text("log").Length > 0 ? options.Log() : Console.OpenStandardOutput();
        Stopwatch watch = Stopwatch.StartNew();
        RegistryHost? host = null;
        try
        {
            for (int i = 0; watch.Elapsed < time && i < options.Number("changes", int.MaxValue); i++)
            {
                try
                {
                    host ??= RegistryHost.Open(new RegistryHostOptions { StorePath = options.Store, Clock = TimeProvider.System });
                    IRegistry registry = host.GetRegistry(options.Region, "worker");
                    var answer = await registry.RegisterTaskDefinitionAsync(request);
                    int revision = answer.TaskDefinition.Value.Revision!.Value;
                    Say(revision.ToString(CultureInfo.InvariantCulture));
                    if (options.Text("tolerant") == "yes") continue;

                    // Seen by this process at once.
                    var seen = await registry.DescribeTaskDefinitionAsync(
                        new() { TaskDefinition = family + ":" + revision.ToString(CultureInfo.InvariantCulture) });
                    if (seen.TaskDefinition.Value.Revision != revision) return 2;
                }
                catch (EcsException exception) when (options.Text("tolerant") == "yes")
                {
                    Say($"{exception.Code} {exception.Message}");
                }
            }
        }
        finally
        {
            host?.Dispose();
        }

        return 0;

        void Say(string line) => log.Write(Encoding.UTF8.GetBytes(line + "\n"));
    }
}
