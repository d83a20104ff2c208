using EcsTaskDef.Storage.Json;

namespace EcsTaskDef.StoreWorker;

/// <summary>
/// Counts in a store's settings, in seconds of its removal delay, until somebody kills it, and says each number that was acknowledged.
/// </summary>
internal static class SettingsWork
{
    public static async Task<int> Run(Options options)
    {
        using JsonStore store = JsonStore.Open(
            new RegistryHostOptions { StorePath = options.Store, Account = options.Text("account"), Clock = TimeProvider.System },
            options.Disk());
        using var output = Console.OpenStandardOutput();
        for (int i = 0; i < options.Number("changes", int.MaxValue); i++)
        {
            double count = 0;
            await store.ChangeSettingsAsync(
                settings =>
                {
                    count = settings.RemovalDelay.TotalSeconds + 1;
                    return settings with { RemovalDelay = TimeSpan.FromSeconds(count) };
                },
                CancellationToken.None);
            output.Write(Encoding.UTF8.GetBytes(count.ToString(CultureInfo.InvariantCulture) + "\n"));
        }

        return 0;
    }
}
