// A process of its own that registers into one family of a store until its time is over or somebody kills it, and writes
// down every revision number that was acknowledged. With a number to keep it limits every family instead, and writes down
// each that it changed.
// Arguments: the store's folder, the region, the family, the seconds, the file of acknowledgements, the number to keep.
// With one more file it waits for that file, then registers the same definition once in each of twenty families, if it
// changed, and writes down those in which it registered.
using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Text;
using System.Threading;
using EcsTaskDef.Json;
using EcsTaskDef.Model;
using EcsTaskDef.Registry;

string store = args[0], region = args[1], family = args[2], log = args[4];
TimeSpan time = TimeSpan.FromSeconds(double.Parse(args[3], CultureInfo.InvariantCulture));
RegisterTaskDefinitionRequest request = EcsJson.Read<RegisterTaskDefinitionRequest>(Encoding.UTF8.GetBytes(
    $$"""{"family":"{{family}}","containerDefinitions":[{"name":"app","image":"busybox:1","memory":64}]}"""));

using RegistryHost host = RegistryHost.Open(new RegistryHostOptions { StorePath = store, Clock = TimeProvider.System });
LocalRegistry registry = host.GetRegistry(region, "worker");
using FileStream acknowledgements = new(log, FileMode.CreateNew, FileAccess.Write, FileShare.Read, bufferSize: 1);
if (args.Length > 6)
{
    while (!File.Exists(args[6])) Thread.Sleep(1);
    for (int i = 1; i <= 20; i++)
    {
        RegistrationResult result = await registry.RegisterAsync(request with { Family = family + i }, new() { IfChanged = true });
        if (result.TaskDefinition.Value.Revision != 1) return 3;
        if (result.Registered) acknowledgements.Write(Encoding.ASCII.GetBytes($"{i}\n"));
    }

    return 0;
}

if (args.Length > 5)
{
    FamilyLimit limit = new() { Keep = int.Parse(args[5], CultureInfo.InvariantCulture), Delete = true, KeepInactive = 10 };
    foreach (FamilySummary one in await registry.GetFamiliesAsync(null, null, null, 1000))
    {
        var done = await registry.ApplyLimitAsync(one.Family, limit, await registry.PlanLimitAsync(one.Family, limit));
        if (done.Count == 0) continue;
        acknowledgements.Write(Encoding.ASCII.GetBytes(one.Family + "\n"));
    }

    return 0;
}

Stopwatch watch = Stopwatch.StartNew();
while (watch.Elapsed < time)
{
    var answer = await registry.RegisterTaskDefinitionAsync(request);
    int revision = answer.TaskDefinition.Value.Revision!.Value;
    acknowledgements.Write(Encoding.ASCII.GetBytes(revision.ToString(CultureInfo.InvariantCulture) + "\n"));

    // Seen by this process at once.
    var seen = await registry.DescribeTaskDefinitionAsync(
        new() { TaskDefinition = family + ":" + revision.ToString(CultureInfo.InvariantCulture) });
    if (seen.TaskDefinition.Value.Revision != revision) return 2;
}

return 0;
