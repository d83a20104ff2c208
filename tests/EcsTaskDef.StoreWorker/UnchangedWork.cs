using EcsTaskDef.Engine;
using EcsTaskDef.Registry;

namespace EcsTaskDef.StoreWorker;

/// <summary>
/// Waits for a file, then registers the same definition once in each of twenty families, if it changed, and writes down
/// those in which it registered.
/// </summary>
internal static class UnchangedWork
{
    public static async Task<int> Run(Options options)
    {
        using RegistryHost host = RegistryHost.Open(new RegistryHostOptions { StorePath = options.Store, Clock = TimeProvider.System });
        IRegistry registry = host.GetRegistry(options.Region, "worker");
        using FileStream log = options.Log();
        while (!File.Exists(options.Text("go"))) Thread.Sleep(1);
        for (int i = 1; i <= 20; i++)
        {
            string number = i.ToString(CultureInfo.InvariantCulture);
            RegistrationResult result = await registry.RegisterAsync(RegisterWork.Request("web" + number), new() { IfChanged = true });
            if (result.TaskDefinition.Value.Revision != 1) return 3;
            if (result.Registered) log.Write(Encoding.ASCII.GetBytes(number + "\n"));
        }

        return 0;
    }
}
