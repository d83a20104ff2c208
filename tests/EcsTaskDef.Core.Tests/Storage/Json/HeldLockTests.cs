using EcsTaskDef.Storage;

namespace EcsTaskDef.Core.Tests.Storage.Json;

/// <summary>
/// A look at <c>store.json</c> that is refused keeps no lock: other threads get their own answers afterwards. A Release build once
/// kept it (LockLawTests says why), and everything that came later waited for ever.
/// </summary>
public sealed class HeldLockTests : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(10);

    private readonly TemporaryFolder _folder = new();

    // Where a lock is kept, ending the store would wait for it, and the test would never end.
    private Shop? _shop;

    private string Store => _folder.Location;

    private string SettingsFile => Path.Combine(Store, "store.json");

    public void Dispose()
    {
        new Thread(() => _shop?.Dispose()) { IsBackground = true }.Start();
        _folder.Dispose();
    }

    [Fact]
    public async Task Settings_that_were_refused_do_not_keep_the_next_ones_waiting()
    {
        Shop shop = Open();
        await shop.Register();
        InvalidOperationException refused = new("No.");
        Assert.Same(refused, await Record.ExceptionAsync(() => Elsewhere(() => Change(shop, _ => throw refused))));
        await Elsewhere(() => Change(shop, static s => s with { RemovalDelay = TimeSpan.FromSeconds(7) }));
        Assert.Equal(TimeSpan.FromSeconds(7), shop.Store.Identify().Settings.RemovalDelay);
    }

    [Fact]
    public async Task A_settings_file_that_is_broken_for_a_moment_is_an_error_for_that_moment()
    {
        Shop shop = Open();
        await shop.Register();
        string sound = await File.ReadAllTextAsync(SettingsFile, TestContext.Current.CancellationToken);
        Rewrite("{ not json");
        for (int i = 0; i < 3; i++) Assert.Equal("StoreSettingsUnreadable", await Fault.CodeOf(() => Elsewhere(() => shop.Latest())));
        Rewrite(sound);
        Assert.Equal(1, await Elsewhere(() => shop.Latest()));
        Assert.Equal(2, await Elsewhere(() => shop.Register()));
    }

    [Fact]
    public async Task A_store_that_another_process_made_for_another_account_is_refused_again_and_again()
    {
        Shop shop = Open("111111111111");
        Assert.Equal(0, await shop.Latest());
        using (Shop other = new(Store, account: "222222222222")) await other.Register();
        for (int i = 0; i < 3; i++)
        {
            Assert.Equal("StoreAccountMismatch", await Fault.CodeOf(() => Elsewhere(() => shop.Latest())));
            Assert.Equal("StoreAccountMismatch", await Fault.CodeOf(() => Elsewhere(() => shop.Register())));
        }
    }

    [Fact]
    public async Task A_disk_that_fails_once_under_a_lock_keeps_nobody_waiting()
    {
        Shop shop = Open();
        await shop.Register();
        foreach ((string operation, string file) in new[]
        {
            ("length", "journal"), ("read", "journal"), ("write", "journal"), ("sync", "journal"), ("list", "journal"),
            ("openWrite", "synced"), ("lock", "lock"),
        })
        {
            shop.Disk.Fail(operation, file, once: true);
            await Fault.CodeOf(() => Elsewhere(() => shop.Register()));
            shop.Disk.Fail(operation, file, once: true);
            await Fault.CodeOf(() => Elsewhere(() => shop.Latest()));
            shop.Disk.Fail(operation, file, once: true);
            await Fault.CodeOf(() => Elsewhere(() => shop.Region.ReadHistoryAsync(HistoryMark.Start, false, null, default).AsTask()));
            shop.Disk.Before = null;
            Assert.Equal(await Elsewhere(() => shop.Latest()) + 1, await Elsewhere(() => shop.Register()));
        }
    }

    private Shop Open(string? account = null) => _shop = new Shop(Store, account: account);

    private static Task<bool> Change(Shop shop, Func<StoreSettings, StoreSettings> change)
    {
        shop.Store.ChangeSettingsAsync(change, CancellationToken.None).AsTask().GetAwaiter().GetResult();
        return Task.FromResult(true);
    }

    // A thread may take a lock again that it still holds; another one may not.
    private static async Task<T> Elsewhere<T>(Func<Task<T>> work)
    {
        TaskCompletionSource<T> done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Thread thread = new(() =>
        {
            try
            {
                done.SetResult(work().GetAwaiter().GetResult());
            }
            catch (Exception exception)
            {
                done.SetException(exception);
            }
        })
        { IsBackground = true };
        thread.Start();
        return await done.Task.WaitAsync(s_patience);
    }

    // Later than before, whatever the clock's tick.
    private void Rewrite(string text)
    {
        DateTime before = File.GetLastWriteTimeUtc(SettingsFile);
        File.WriteAllText(SettingsFile, text);
        File.SetLastWriteTimeUtc(SettingsFile, before.AddSeconds(1));
    }
}
