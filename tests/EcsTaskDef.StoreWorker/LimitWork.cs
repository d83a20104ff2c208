using EcsTaskDef.Engine;
using EcsTaskDef.Registry;

namespace EcsTaskDef.StoreWorker;

/// <summary>Limits every family to a number of revisions, and writes down each that it changed.</summary>
internal static class LimitWork
{
    public static async Task<int> Run(Options options)
    {
        using RegistryHost host = RegistryHost.Open(new RegistryHostOptions { StorePath = options.Store, Clock = TimeProvider.System });
        IRegistry registry = host.GetRegistry(options.Region, "worker");
        using FileStream log = options.Log();
        FamilyLimit limit = new() { Keep = options.Number("keep", 10), Delete = true, KeepInactive = 10 };
        foreach (FamilySummary one in await registry.GetFamiliesAsync(null, null, null, 1000))
        {
            var done = await registry.ApplyLimitAsync(one.Family, limit, await registry.PlanLimitAsync(one.Family, limit));
            if (done.Count > 0) log.Write(Encoding.ASCII.GetBytes(one.Family + "\n"));
        }

        return 0;
    }
}
