using System.Text.RegularExpressions;
using EcsTaskDef.Maintenance;
using EcsTaskDef.Rules.Vocabulary;

namespace EcsTaskDef.Core.Tests.Storage.Json;

/// <summary>
/// Each row of the table "What to do about errors" of docs/RELIABILITY.md: the error, its advice as written, a store that works.
/// </summary>
public sealed class WayOutTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Store => _folder.Location;

    private string Backup => Store + "-backup";

    private string RegionFolder => Path.Combine(Store, Shop.RegionName);

    private string SettingsFile => Path.Combine(Store, "store.json");

    public void Dispose()
    {
        string parent = Path.GetDirectoryName(Store)!;
        foreach (string folder in Directory.GetDirectories(parent, Path.GetFileName(Store) + "*")) Directory.Delete(folder, true);
        foreach (string file in Directory.GetFiles(parent, Path.GetFileName(Store) + "-*")) File.Delete(file);
        _folder.Dispose();
    }

    [Fact]
    public void Every_row_of_the_table_is_tried()
    {
        string text = File.ReadAllText(Path.Combine(Repository.Root, "docs", "RELIABILITY.md")).ReplaceLineEndings("\n");
        string table = text[text.IndexOf("| code |", StringComparison.Ordinal)..];
        table = table[..table.IndexOf("\n\n", StringComparison.Ordinal)];
        string[] rows = [.. Regex.Matches(table, @"^\| `(\w+)` \|", RegexOptions.Multiline).Select(static match => match.Groups[1].Value)];
        Assert.True(rows.Length >= 9);
        Assert.Empty(rows.Except(typeof(WayOutTests).GetMethods().Select(static method => method.Name.Split('_')[0])));
    }

    [Fact]
    public async Task StoreWriteFailed_repeat_when_the_disk_can()
    {
        using Shop shop = await Filled();
        shop.Disk.Fail("write", "journal");
        Assert.Equal("StoreWriteFailed", await Fault.CodeOf(() => shop.Register()));
        shop.Disk.Before = null;
        await DemandWorks(shop, 4);
    }

    [Fact]
    public async Task StoreSyncFailed_look_whether_the_change_is_there_then_repeat_or_not()
    {
        using Shop shop = await Filled();
        shop.Disk.Fail("sync", "journal");
        Assert.Equal("StoreSyncFailed", await Fault.CodeOf(() => shop.Register()));
        shop.Disk.Before = null;
        int there = await shop.Latest();
        Assert.InRange(there, 3, 4);
        await DemandWorks(shop, there + 1);
    }

    [Fact]
    public async Task StoreReadFailed_everything_is_there_when_the_disk_reads_again()
    {
        (await Filled()).Dispose();
        using Shop shop = new(Store);
        shop.Disk.Fail("read", "journal");
        Assert.Equal("StoreReadFailed", await Fault.CodeOf(() => shop.Latest()));
        shop.Disk.Before = null;
        await DemandWorks(shop, 4);
    }

    [Fact]
    public async Task StoreBusy_go_on_when_the_process_that_hangs_is_ended()
    {
        Assert.SkipUnless(Effort.IsLong, "It waits for a minute: in the long form only.");
        using Shop shop = await Filled();
        using (new TestDisk().TryLockFolder(Path.Combine(Store, Shop.RegionName))) Assert.Equal(
            "StoreBusy", await Fault.CodeOf(() => shop.Register()));
        await DemandWorks(shop, 4);
    }

    [Fact]
    public async Task StoreGone_put_the_folder_back()
    {
        using Shop shop = await Filled();
        Files.MoveInUse(Store, Store + "-away");
        Assert.Equal("StoreGone", await Fault.CodeOf(() => shop.Register()));
        Directory.Move(Store + "-away", Store);
        await DemandWorks(shop, 4);
    }

    [Fact]
    public async Task StoreGone_or_choose_the_place_again_for_a_new_store()
    {
        using Shop shop = await Filled();
        Files.MoveInUse(Store, Store + "-away");
        Assert.Equal("StoreGone", await Fault.CodeOf(() => shop.Register()));
        using Shop again = new(Store);
        await DemandWorks(again, 1);
    }

    [Fact]
    public async Task StoreRegionGone_put_the_folder_back()
    {
        using Shop shop = await Filled();
        Files.MoveInUse(RegionFolder, Store + "-away");
        Assert.Equal("StoreRegionGone", await Fault.CodeOf(() => shop.Register()));
        Assert.False(Directory.Exists(RegionFolder));
        Directory.Move(Store + "-away", RegionFolder);
        await DemandWorks(shop, 4);
    }

    [Fact]
    public async Task StoreRegionGone_or_choose_the_store_again_to_begin_anew()
    {
        using Shop shop = await Filled();
        Files.MoveInUse(RegionFolder, Store + "-away");
        Assert.Equal("StoreRegionGone", await Fault.CodeOf(() => shop.Register()));
        using Shop again = new(Store);
        await DemandWorks(again, 1);
    }

    [Fact]
    public async Task StoreJournalForeign_put_back_what_belongs_there()
    {
        (await Filled()).Dispose();
        string journal = await MakeForeign();
        File.Delete(Files.Journal(Store));
        File.Move(journal, Files.Journal(Store));
        using Shop shop = new(Store);
        await DemandWorks(shop, 4);
    }

    [Fact]
    public async Task StoreJournalForeign_or_restore_a_backup()
    {
        (await Filled()).Dispose();
        await MakeForeign();
        Assert.Empty(Care(Store).Repair(apply: true));
        Care(Backup).Restore(Store, force: true);
        using Shop shop = new(Store);
        await DemandWorks(shop, 4);
    }

    // Another store's journal lies in the region; answers where its own is.
    private async Task<string> MakeForeign()
    {
        string kept = Store + "-kept.jsonl", other = Store + "-other";
        using (Shop stranger = new(other)) await stranger.Register();
        File.Move(Files.Journal(Store), kept);
        File.Copy(Files.Journal(other), Files.Journal(Store));
        using Shop shop = new(Store);
        Errors.EcsException fault = await Assert.ThrowsAsync<Errors.EcsException>(() => shop.Latest());
        Assert.Equal("StoreJournalForeign", fault.Code);
        Assert.Contains("restore a backup", fault.Message, StringComparison.Ordinal);
        return kept;
    }

    [Fact]
    public async Task StoreReplaced_look_whether_the_change_is_there_then_repeat_it()
    {
        using Shop shop = await Filled();
        string region = Path.Combine(Store, Shop.RegionName);
        shop.Disk.Before = (operation, file) =>
        {
            if (operation != "sync" || !file.StartsWith("journal", StringComparison.Ordinal)) return;
            shop.Disk.Before = null;
            Files.MoveInUse(region, Store + "-away");
            Files.Copy(Store + "-away", region);
            string journal = File.ReadAllText(Files.Journal(Store));
            File.WriteAllText(Files.Journal(Store), journal[..(journal.TrimEnd('\n').LastIndexOf('\n') + 1)]);
        };
        Assert.Equal("StoreReplaced", await Fault.CodeOf(() => shop.Register()));
        Assert.Equal(3, await shop.Latest());
        await DemandWorks(shop, 4);
    }

    [Fact]
    public async Task StoreSettingsMissing_repair_makes_it_of_a_journals_first_line()
    {
        (await Filled()).Dispose();
        File.Delete(SettingsFile);
        Assert.Equal("StoreSettingsMissing", await Fault.CodeOf(async () =>
        {
            using Shop none = new(Store);
            await none.Register();
        }));
        Assert.NotEmpty(Care(Store).Repair(apply: true));
        using Shop shop = new(Store);
        await DemandWorks(shop, 4);
    }

    [Fact]
    public async Task StoreCorrupt_repair_keeps_everything_readable_behind_the_damage_too()
    {
        await Corrupt();
        Assert.NotEmpty(Care(Store).Repair(apply: true));
        using Shop shop = new(Store);
        Assert.Equal(2, await shop.Count());
        await DemandWorks(shop, 4);
    }

    [Fact]
    public async Task StoreCorrupt_or_restore_a_backup()
    {
        await Corrupt();
        Care(Backup).Restore(Store, force: true);
        using Shop shop = new(Store);
        Assert.Equal(3, await shop.Count());
        await DemandWorks(shop, 4);
    }

    [Fact]
    public async Task StoreLost_restore_a_backup()
    {
        await Truncate();
        Care(Backup).Restore(Store, force: true);
        using Shop shop = new(Store);
        Assert.Equal(3, await shop.Count());
        await DemandWorks(shop, 4);
    }

    [Fact]
    public async Task StoreLost_or_go_on_with_what_is_left()
    {
        await Truncate();
        Assert.NotEmpty(Care(Store).Repair(apply: true));
        using Shop shop = new(Store);
        Assert.Equal(2, await shop.Count());
        await DemandWorks(shop, 4);
    }

    [Fact]
    public async Task StoreSettingsUnreadable_restore_the_file()
    {
        (await Filled()).Dispose();
        byte[] saved = await File.ReadAllBytesAsync(SettingsFile, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(SettingsFile, "{", TestContext.Current.CancellationToken);
        Assert.Equal("StoreSettingsUnreadable", Assert.Throws<Errors.EcsException>(() => new Shop(Store)).Code);
        await File.WriteAllBytesAsync(SettingsFile, saved, TestContext.Current.CancellationToken);
        using Shop shop = new(Store);
        await DemandWorks(shop, 4);
    }

    [Fact]
    public async Task StoreSettingsUnreadable_or_repair()
    {
        (await Filled()).Dispose();
        await File.WriteAllTextAsync(SettingsFile, "{", TestContext.Current.CancellationToken);
        Assert.Equal("StoreSettingsUnreadable", Assert.Throws<Errors.EcsException>(() => new Shop(Store)).Code);
        Assert.NotEmpty(Care(Store).Repair(apply: true));
        using Shop shop = new(Store);
        await DemandWorks(shop, 4);
    }

    [Fact]
    public async Task StoreLocksOff_go_on_where_locks_work()
    {
        (await Filled()).Dispose();
        using (Shop off = new(Store, new TestDisk { LocksDoNotWork = true }))
            Assert.Equal("StoreLocksOff", await Fault.CodeOf(() => off.Register()));
        using Shop shop = new(Store);
        await DemandWorks(shop, 4);
    }

    [Fact]
    public async Task StoreNotCompacted_repair()
    {
        using Shop shop = new(Store, new TestDisk { SkipsSync = true });
        for (int i = 0; i < 100; i++) await shop.Register("web", 2000);
        Flip(Files.LineStarts(await SharedFile.ReadAllBytesAsync(Files.Journal(Store), TestContext.Current.CancellationToken))[50] + 500);
        await shop.Remove("web", [.. Enumerable.Range(1, 90)]);
        Assert.Equal("StoreNotCompacted", Assert.Single(shop.Warnings).Code);
        Assert.NotEmpty(Care(Store).Repair(apply: true));
        await DemandWorks(shop, 101);
        Assert.Single(shop.Warnings);
    }

    // web:1 to web:3, and a backup of them.
    private async Task<Shop> Filled()
    {
        Shop shop = new(Store);
        for (int i = 0; i < 3; i++) await shop.Register();
        Care(Store).Backup(Backup);
        return shop;
    }

    private async Task Corrupt()
    {
        (await Filled()).Dispose();
        Flip(Files.LineStarts(await SharedFile.ReadAllBytesAsync(Files.Journal(Store), TestContext.Current.CancellationToken))[2] + 60);
        using Shop shop = new(Store);
        Assert.Equal("StoreCorrupt", await Fault.CodeOf(() => shop.Latest()));
    }

    private async Task Truncate()
    {
        (await Filled()).Dispose();
        int end = Files.LineStarts(await SharedFile.ReadAllBytesAsync(Files.Journal(Store), TestContext.Current.CancellationToken))[3];
        using (FileStream file = new(Files.Journal(Store), FileMode.Open)) file.SetLength(end);
        using Shop shop = new(Store);
        Assert.Equal("StoreLost", await Fault.CodeOf(() => shop.Latest()));
    }

    private void Flip(long at)
    {
        using FileStream file = new(Files.Journal(Store), FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
        file.Position = at;
        int old = file.ReadByte();
        file.Position = at;
        file.WriteByte((byte)(old ^ 1));
    }

    // The next number is one that was never given; another process reads what this one wrote; nothing is wrong any more.
    private async Task DemandWorks(Shop shop, int least)
    {
        int next = await shop.Register();
        Assert.True(next >= least, $"Number {next} was given twice.");
        using Shop other = new(Store);
        Assert.Equal(next, await other.Latest());
        Assert.Equal(await shop.Everything(), await other.Everything());
        Assert.DoesNotContain(Care(Store).Test(), static one => one.Severity == FindingSeverity.Error);
    }

    private static StoreCare Care(string path) => new(new RegistryHostOptions { StorePath = path, Clock = new TestClock() });
}
