using EcsTaskDef.Storage;
using EcsTaskDef.Storage.Json;

namespace EcsTaskDef.Core.Tests.Storage.Fire;

/// <summary>Processes that change a store's settings and are killed, while others look: each look sees the old settings or the new
/// ones.</summary>
[Trait("Suite", "Fire")]
public sealed class SettingsKillTests : IDisposable
{
    private const string Account = "123456789012";

    private readonly TemporaryFolder _folder = new();

    private static ITestOutputHelper Output => TestContext.Current.TestOutputHelper!;

    private RegistryHostOptions Options => new() { StorePath = _folder.Location, Clock = new TestClock() };

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Settings_are_read_whole_whichever_process_is_killed()
    {
        int kills = Effort.Of(12, 60);
        Random random = new(20261128);
        using CancellationTokenSource ends = new();
        int acknowledged = 0;
        using (JsonStore store = JsonStore.Open(Options with { Account = Account }))
            await store.ChangeSettingsAsync(static s => s with { RemovalDelay = TimeSpan.FromSeconds(1) }, default);

        Task<int>[] looking = [Task.Run(() => Look(ends.Token)), Task.Run(() => Look(ends.Token))];
        try
        {
            for (int i = 0; i < kills; i++)
            {
                using Worker worker = new("settings", "store=" + _folder.Location, "account=" + Account);
                Assert.True(
                    SpinWait.SpinUntil(() => worker.HasSaid || worker.Process.HasExited, TimeSpan.FromSeconds(120)),
                    "The worker says nothing.");
                Thread.Sleep(random.Next(40));
                Assert.False(worker.Process.HasExited, worker.Errors);
                worker.Kill();
                int last = int.Parse(worker.Lines[^1], CultureInfo.InvariantCulture);

                // What was acknowledged is there, and perhaps the one change that nobody had an answer for.
                Assert.True(File.Exists(Path.Combine(_folder.Location, "store.json")), $"After kill {i + 1} there is no store.json.");
                using JsonStore store = JsonStore.Open(Options);
                Assert.Equal(Account, store.Identify().Account);
                Assert.InRange(store.Identify().Settings.RemovalDelay.TotalSeconds, last, last + 1);
                acknowledged += worker.Lines.Length;
            }
        }
        finally
        {
            ends.Cancel();
        }

        int looks = looking.Sum(static one => one.GetAwaiter().GetResult());
        Output.WriteLine($"{kills} kills among {acknowledged} changes of settings, {looks} looks");
        Assert.True(looks > kills, $"{looks} looks");
    }

    // What one that opens the store anew sees.
    private int Look(CancellationToken ends)
    {
        int looks = 0;
        for (double seen = 1; !ends.IsCancellationRequested; looks++)
        {
            using JsonStore store = JsonStore.Open(Options);
            (string account, StoreSettings settings) = store.Identify();
            Assert.Equal(Account, account);
            Assert.InRange(settings.RemovalDelay.TotalSeconds, seen, double.MaxValue);
            seen = settings.RemovalDelay.TotalSeconds;
            Thread.Sleep(1);
        }

        return looks;
    }
}
