using System.Diagnostics;
using EcsTaskDef.Core.Tests.Storage.Json;
using EcsTaskDef.Storage.Json;

namespace EcsTaskDef.Core.Tests.Storage.Windows;

/// <summary>
/// Programs that look at a store's files as programs do on Windows, without sharing them for writing: an editor, a scanner,
/// <c>[IO.File]::ReadAllText</c>. On Windows the system refuses, elsewhere <see cref="NtfsRules"/>.
/// </summary>
public sealed class SharingTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly NtfsRules? _rules = OperatingSystem.IsWindows() ? null : new();

    private string Home => _folder.Location;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("journal-1.jsonl", FileShare.Read)]
    [InlineData("lock", FileShare.ReadWrite)]
    [InlineData("lock.queue", FileShare.Read)]
    public async Task A_change_waits_for_a_program_that_has_a_file_open(string file, FileShare share)
    {
        using (Shop before = Open()) await before.Register();
        using Shop shop = Open();
        Task<int> change;
        using (Hold(Files.Of(Home, file), share))
        {
            change = Task.Run(() => shop.Register());
            await Task.Delay(200, TestContext.Current.CancellationToken);
            Assert.False(change.IsCompleted, "The change did not wait.");
        }

        Assert.Equal(2, await change);
    }

    [Fact]
    public async Task A_read_waits_for_a_program_that_shares_nothing()
    {
        using (Shop before = Open()) await before.Register();
        using Shop shop = Open();
        foreach (string file in new[] { Files.Journal(Home), Path.Combine(Home, "store.json") })
        {
            Task<int> read;
            using (Hold(file, FileShare.None))
            {
                read = Task.Run(async () =>
                {
                    using Shop other = Open();
                    return await other.Latest();
                });
                await Task.Delay(200, TestContext.Current.CancellationToken);
                Assert.False(read.IsCompleted, "The read did not wait.");
            }

            Assert.Equal(1, await read);
        }
    }

    [Fact]
    public async Task The_mark_is_only_a_hint_and_is_not_waited_for()
    {
        using (Shop before = Open()) await before.Register();
        string marked = await SharedFile.ReadAllTextAsync(Files.Synced(Home), TestContext.Current.CancellationToken);
        using Shop shop = Open(patience: 60);
        Stopwatch watch = Stopwatch.StartNew();
        using (Hold(Files.Synced(Home), FileShare.Read))
        {
            Assert.Equal(2, await shop.Register());
            using Shop reader = Open(patience: 60);
            Assert.Equal(2, await reader.Latest());
        }

        using (Hold(Files.Synced(Home), FileShare.None))
        {
            using Shop reader = Open(patience: 60);
            Assert.Equal(2, await reader.Latest());
        }

        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 30);
        Assert.Equal(marked, await SharedFile.ReadAllTextAsync(Files.Synced(Home), TestContext.Current.CancellationToken));

        // As soon as it can be opened it is kept again.
        Assert.Equal(3, await shop.Register());
        using FileStream mark = new(Files.Synced(Home), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        byte[] text = new byte[200];
        Assert.Equal(
            3, SyncedMark.Read(shop.Store.Id, text.AsSpan(0, await mark.ReadAsync(text, TestContext.Current.CancellationToken)).ToArray()));
    }

    [Fact]
    public async Task A_program_that_stays_is_named_as_what_is_in_the_way()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The system's own patience is longer than this test's; the text is the same.");
        using (Shop before = Open()) await before.Register();
        using Shop shop = Open(patience: 0.3);
        using (Hold(Files.Journal(Home), FileShare.Read))
        {
            EcsException refusal = await Assert.ThrowsAsync<EcsException>(() => shop.Register());
            Assert.Equal("StoreWriteFailed", refusal.Code);
            Assert.Contains("Close the program that has the file open", refusal.Message, StringComparison.Ordinal);
        }

        Assert.Equal(2, await shop.Register());
    }

    [Fact]
    public async Task Settings_are_replaced_when_the_last_reader_has_closed_them()
    {
        using Shop shop = Open();
        await shop.Register();
        Task change;
        using (Hold(Path.Combine(Home, "store.json"), FileShare.Read))
        {
            change = Task.Run(
                () => shop.Store.ChangeSettingsAsync(static s => s with { RemovalDelay = TimeSpan.FromHours(1) }, default).AsTask());
            await Task.Delay(50, TestContext.Current.CancellationToken);
            Assert.False(change.IsCompleted, "The change did not wait.");
        }

        await change;
        Assert.Equal(TimeSpan.FromHours(1), shop.Store.Identify().Settings.RemovalDelay);
    }

    [Fact]
    public async Task A_lock_file_that_another_process_has_just_made_is_waited_for()
    {
        // Not there when it is looked for, and taken when it is opened: so it is for the second of two that use a store first.
        NtfsRules rules = new();
        TestDisk disk = new() { Rules = rules };
        string path = Path.Combine(_folder.Root, "lock");
        using (rules.Open("the first", path, FileAccess.ReadWrite, FileShare.None)) Assert.Null(disk.TryLock(path));
        using (disk.TryLock(path)) Assert.Null(disk.TryLock(path));

        using Shop shop = new(Home, new TestDisk { Rules = rules });
        Task<int> change;
        using (rules.Open("the first", Path.Combine(Home, "lock"), FileAccess.ReadWrite, FileShare.None))
        {
            change = Task.Run(() => shop.Register());
            await Task.Delay(100, TestContext.Current.CancellationToken);
            Assert.False(change.IsCompleted, "The change did not wait.");
        }

        Assert.Equal(1, await change);
    }

    [Fact]
    public async Task The_files_of_a_store_have_the_same_line_ends_on_every_system()
    {
        using Shop shop = Open();
        await shop.Register();
        await shop.Store.ChangeSettingsAsync(static s => s with { RemovalDelay = TimeSpan.FromHours(1) }, default);
        string settings = await SharedFile.ReadAllTextAsync(Path.Combine(Home, "store.json"), TestContext.Current.CancellationToken);
        Assert.Contains('\n', settings);
        Assert.DoesNotContain('\r', settings);
    }

    [Fact]
    public void On_Windows_a_pause_is_shorter_than_a_tick_of_the_systems_timer()
    {
        Assert.SkipUnless(OperatingSystem.IsWindows(), "Elsewhere the system's timer is fine.");
        Disk disk = new();
        Stopwatch watch = Stopwatch.StartNew();
        for (int i = 0; i < 100; i++) disk.Pause(TimeSpan.Zero);
        for (int i = 0; i < 100; i++) disk.Pause(TimeSpan.FromSeconds(1));
        Assert.InRange(watch.Elapsed.TotalMilliseconds / 200, 0, 8);
    }

    private Shop Open(double patience = 30) => new(Home, new TestDisk { Rules = _rules, ShortPatience = TimeSpan.FromSeconds(patience) });

    private IDisposable Hold(string path, FileShare share) => _rules is null
        ? new FileStream(path, FileMode.Open, FileAccess.Read, share)
        : _rules.Open("another program", path, FileAccess.Read, share);
}
