using EcsTaskDef.Maintenance;
using EcsTaskDef.Rules.Vocabulary;
using EcsTaskDef.Storage;
using EcsTaskDef.Storage.Json;

namespace EcsTaskDef.Core.Tests.Storage.Json;

/// <summary>
/// A store whose files others delete, rename and overwrite while processes have it open: as test suites do that put a fixture back, as
/// cleaners do, and disks that are unmounted.
/// </summary>
public sealed class ReplacedStoreTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Path => _folder.Location;

    private string Fixture => Path + "-fixture";

    private string RegionFolder => System.IO.Path.Combine(Path, Shop.RegionName);

    public void Dispose() => _folder.Dispose();

    /// <summary>How a fixture is put back, and by how many bytes its journal is longer than what was read of the one before.</summary>
    public static TheoryData<Replacing, int> Ways()
    {
        TheoryData<Replacing, int> ways = new();
        foreach (Replacing how in Enum.GetValues<Replacing>())
            foreach (int longer in new[] { 0, -40, 40 }) ways.Add(how, longer);
        return ways;
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task A_fixture_that_is_put_back_is_read_as_a_new_process_reads_it_and_changed_where_it_lies(Replacing how, int longer)
    {
        using (Shop before = new(Path)) await before.Register("web", 100);
        Files.Copy(Path, Fixture);

        // Of one store, and different in its second change alone: the journals have one beginning, and perhaps one length.
        using (Shop other = new(Fixture)) await other.Register("api", 100 + longer);
        using Shop shop = new(Path), reader = new(Path);
        await shop.Register("job", 100);
        Assert.Equal(1, await reader.Latest("job"));
        Assert.Equal(Math.Sign(longer), Math.Sign(new FileInfo(Files.Journal(Fixture)).Length - new FileInfo(Files.Journal(Path)).Length));

        Replace(how);
        using (Shop next = new(Path))
        {
            string expected = await next.Everything();
            Assert.Equal(expected, await reader.Everything());
            Assert.Equal(expected, await shop.Everything());
        }

        Assert.Equal(2, await shop.Register("api"));
        Assert.Equal(1, await reader.Register("job"));
        using Shop last = new(Path);
        Assert.Equal((2, 1, 1), (await last.Latest("api"), await last.Latest("job"), await last.Latest("web")));
        Assert.Empty(Care().Test());
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task A_change_comes_first_after_a_fixture_was_put_back(Replacing how, int longer)
    {
        using (Shop before = new(Path)) await before.Register("web", 100);
        Files.Copy(Path, Fixture);
        using (Shop other = new(Fixture)) await other.Register("api", 100 + longer);
        using Shop shop = new(Path);
        await shop.Register("job", 100);

        Replace(how);
        Assert.Equal(2, await shop.Register("api"));
        using Shop last = new(Path);
        Assert.Equal((2, 0), (await last.Latest("api"), await last.Latest("job")));
        Assert.Empty(Care().Test());
    }

    [Fact]
    public async Task A_change_that_is_cut_off_is_missed_by_a_process_that_never_read_it()
    {
        using Shop shop = new(Path), reader = new(Path);
        await shop.Register();
        Assert.Equal(1, await reader.Latest());
        using FileStream journal = new(Files.Journal(Path), FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
        int known = (int)journal.Length;
        await shop.Register();
        byte[] cut = new byte[journal.Length - known];
        RandomAccess.Read(journal.SafeFileHandle, cut, known);

        // Its end is now where the reader believes it to be. A file system's times have ticks.
        await Task.Delay(20, TestContext.Current.CancellationToken);
        journal.SetLength(known);
        Assert.Equal("StoreLost", await Fault.CodeOf(() => reader.Latest()));
        Assert.Equal("StoreLost", await Fault.CodeOf(() => reader.Register()));

        RandomAccess.Write(journal.SafeFileHandle, cut, known);
        Assert.Equal(2, await reader.Latest());
        Assert.Equal(3, await reader.Register());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_is_written_into_a_journal_that_is_no_longer_there_is_not_acknowledged(bool putsAnother)
    {
        TestDisk disk = new();
        using Shop shop = new(Path, disk);
        await shop.Register();
        Files.Copy(Path, Fixture);
        bool done = false;
        disk.Before = (operation, file) =>
        {
            if (done || operation != "sync" || !file.StartsWith("journal", StringComparison.Ordinal)) return;
            done = true;
            Files.DeleteInUse(RegionFolder);
            if (putsAnother) Files.Copy(System.IO.Path.Combine(Fixture, Shop.RegionName), RegionFolder);
        };
        Assert.Equal("StoreReplaced", await Fault.CodeOf(() => shop.Register()));
        Assert.True(done);
        if (putsAnother)
        {
            Assert.Equal(1, await shop.Latest());
            Assert.Equal(2, await shop.Register());
        }
        else
        {
            Assert.Equal("StoreRegionGone", await Fault.CodeOf(() => shop.Latest()));
            Assert.Equal("StoreRegionGone", await Fault.CodeOf(() => shop.Register()));
        }

        using Shop next = new(Path);
        Assert.Equal(putsAnother ? 2 : 0, await next.Latest());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_region_that_is_gone_does_not_begin_anew_in_a_process_that_has_had_it(bool isRenamed)
    {
        using Shop shop = new(Path);
        await shop.Register();
        IRegionStore other = shop.Store.OpenRegion("eu-west-2");
        if (isRenamed) Files.MoveInUse(RegionFolder, System.IO.Path.Combine(Path, "eu-west-2"));
        else Files.DeleteInUse(RegionFolder);
        for (int i = 0; i < 2; i++)
        {
            EcsException fault = await Assert.ThrowsAsync<EcsException>(() => shop.Register());
            Assert.Equal("StoreRegionGone", fault.Code);
            Assert.Contains(Shop.RegionName, fault.Message, StringComparison.Ordinal);
            Assert.Equal("StoreRegionGone", await Fault.CodeOf(() => shop.Latest()));
        }

        // A change that comes to nothing is judged by what is there too.
        Task ChangeNothing() => shop.Region.ChangeAsync(static (view, _) => view.Totals, default).AsTask();
        Assert.Equal("StoreRegionGone", await Fault.CodeOf(ChangeNothing));
        Assert.Contains(Shop.RegionName, shop.Store.GetRegions());
        Assert.True(shop.Store.IsGone);
        Assert.False(Directory.Exists(RegionFolder));
        string expected = isRenamed ? "StoreJournalForeign" : "";
        Assert.Equal(expected, await Fault.CodeOf(() => other.ReadAsync(static view => view.Totals, default).AsTask()));
        using Shop again = new(Path);
        Assert.False(again.Store.IsGone);
        Assert.Equal(1, await again.Register());
    }

    [Fact]
    public async Task A_region_of_which_its_mark_is_left_is_lost_and_not_gone()
    {
        using Shop shop = new(Path);
        await shop.Register();
        Files.DeleteFileInUse(Files.Journal(Path));
        Assert.Equal("StoreLost", await Fault.CodeOf(() => shop.Register()));
        Assert.Equal("StoreLost", await Fault.CodeOf(() => shop.Latest()));
    }

    [Fact]
    public async Task What_is_written_into_a_journal_that_is_overwritten_meanwhile_is_not_acknowledged()
    {
        TestDisk disk = new();
        using Shop shop = new(Path, disk);
        await shop.Register();
        Files.Copy(Path, Fixture);
        await shop.Register();
        bool done = false;
        disk.Before = (operation, file) =>
        {
            if (done || operation != "sync" || !file.StartsWith("journal", StringComparison.Ordinal)) return;
            done = true;
            Replace(Replacing.OverwritesEachFile);
        };
        Assert.Equal("StoreReplaced", await Fault.CodeOf(() => shop.Register()));
        Assert.Equal(1, await shop.Latest());
        Assert.Equal(2, await shop.Register());
        Assert.Empty(Care().Test());
    }

    [Fact]
    public async Task Deleted_lock_files_let_nobody_in()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows deletes no locked file.");
        using Shop shop = new(Path);
        await shop.Register();
        using (shop.Store.Locks.OfRegion(RegionFolder))
        using (shop.Store.Locks.OfStore())
        {
            foreach (string file in Directory.GetFiles(Path, "*lock*", SearchOption.AllDirectories)) File.Delete(file);
            Assert.Null(new Disk().TryLockFolder(RegionFolder));
            Assert.Null(new Disk().TryLockFolder(Path));
            Task<int> waiting = Task.Run(() => shop.Register());
            Assert.NotSame(waiting, await Task.WhenAny(waiting, Task.Delay(200)));
        }

        Assert.InRange(await shop.Register(), 2, 3);
    }

    [Fact]
    public async Task A_lock_of_a_folder_that_was_renamed_is_none()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows renames no folder with an open file in it.");
        using Shop shop = new(Path);
        await shop.Register();
        Disk disk = new();
        using (IDisposable? first = disk.TryLockFolder(RegionFolder))
        {
            Assert.NotNull(first);
            Directory.Move(RegionFolder, RegionFolder + "-away");
            Files.Copy(RegionFolder + "-away", RegionFolder);
            using IDisposable? second = disk.TryLockFolder(RegionFolder);
            Assert.NotNull(second);
        }

        Assert.Equal(2, await shop.Register());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Journals_without_a_store_json_are_kept_from_every_change_until_it_is_there_again(bool isOpen)
    {
        string everything;
        using Shop before = new(Path);
        await before.Register();
        await before.Deregister("web", 1);
        everything = await before.Everything();
        string settings = System.IO.Path.Combine(Path, "store.json"), kept = File.ReadAllText(settings);
        string journal = SharedFile.ReadAllText(Files.Journal(Path));
        File.Delete(settings);
        EcsException fault = await Assert.ThrowsAsync<EcsException>(async () =>
        {
            using Shop shop = isOpen ? before : new(Path);
            await shop.Register();
        });
        Assert.Equal("StoreSettingsMissing", fault.Code);
        Assert.Contains("Repair-TaskDefinitionStore", fault.Message, StringComparison.Ordinal);
        Assert.Contains(Shop.RegionName, fault.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(settings));
        Assert.Equal(journal, SharedFile.ReadAllText(Files.Journal(Path)));
        Assert.Equal("SettingsUnreadable", Assert.Single(Care().Test(), static one => one.Severity == FindingSeverity.Error).Code);

        Assert.Equal(StoreRepairAction.Rebuild, Assert.Single(Care().Repair(apply: true)).Action);
        Assert.Contains(kept.Split('"').First(static part => part.Length == 32), File.ReadAllText(settings), StringComparison.Ordinal);
        using Shop next = new(Path);
        Assert.Equal(everything, await next.Everything());
        Assert.Equal(2, await next.Register());
        Assert.Empty(Care().Test());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_store_json_with_another_account_than_the_journals_is_refused_and_repaired(bool isOpen)
    {
        using Shop open = new(Path);
        await open.Register();
        string settings = System.IO.Path.Combine(Path, "store.json"), right = File.ReadAllText(settings);
        File.WriteAllText(settings, right.Replace("\"000000000000\"", "\"000000000001\"", StringComparison.Ordinal));

        // Whatever is asked first: the account is in the ARNs of requests, which are judged before a region is opened.
        using Shop another = new(Path);
        Shop asked = isOpen ? open : another;
        if (!isOpen)
        {
            using Shop reader = new(Path), writer = new(Path);
            Assert.Equal("StoreSettingsUnreadable", await Fault.CodeOf(() => reader.Latest()));
            Assert.Equal("StoreSettingsUnreadable", await Fault.CodeOf(() => writer.Register()));
        }

        Assert.Equal("StoreSettingsUnreadable", Assert.Throws<EcsException>(() => asked.Store.Identify().Account).Code);
        Assert.Equal("StoreSettingsUnreadable", await Fault.CodeOf(() => asked.Latest()));
        Assert.Equal("StoreSettingsUnreadable", await Fault.CodeOf(() => asked.Register()));
        Assert.Contains(
            Care().Test(),
            static one => one.Code == "SettingsUnreadable" && one.Message.Contains("000000000001", StringComparison.Ordinal));
        Assert.NotEmpty(Care().Repair(apply: true));
        Assert.Equal(2, await asked.Register());
        Assert.Equal("000000000000", asked.Store.Identify().Account);
        Assert.Empty(Care().Test());
    }

    [Fact]
    public async Task Nothing_is_begun_under_a_mount_point_whose_disk_is_away()
    {
        using Shop shop = new(Path);
        await shop.Register();
        Files.MoveInUse(Path, Path + "-disk");
        Directory.CreateDirectory(Path);
        Assert.Equal("StoreGone", await Fault.CodeOf(() => shop.Register()));
        Assert.Equal("StoreGone", await Fault.CodeOf(() => shop.Latest()));
        Assert.Empty(Directory.GetFileSystemEntries(Path));
        Directory.Delete(Path);
        Directory.Move(Path + "-disk", Path);
        Assert.Equal(2, await shop.Register());
    }

    [Fact]
    public async Task What_was_lost_is_not_served_at_the_second_look_either()
    {
        using Shop shop = new(Path);
        await shop.Register();
        string journal = Files.Journal(Path);
        long length = new FileInfo(journal).Length;
        await shop.Register();
        using (FileStream file = new(journal, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete))
            file.SetLength(length);
        for (int time = 0; time < 3; time++) Assert.Equal("StoreLost", await Fault.CodeOf(() => shop.Latest()));
        Assert.Equal("StoreLost", await Fault.CodeOf(() => shop.Register()));
        using Shop next = new(Path);
        for (int time = 0; time < 3; time++) Assert.Equal("StoreLost", await Fault.CodeOf(() => next.Latest()));
    }

    [Fact]
    public async Task A_mark_that_was_deleted_is_written_again_by_the_next_change()
    {
        using Shop shop = new(Path);
        await shop.Register();
        File.Delete(Files.Of(Path, "synced"));
        await shop.Register();
        Assert.Contains(" 0000000000000000002 ", SharedFile.ReadAllText(Files.Synced(Path)), StringComparison.Ordinal);
    }

    private StoreCare Care() => new(new RegistryHostOptions { StorePath = Path, Clock = new TestClock() });

    private void Replace(Replacing how)
    {
        switch (how)
        {
            case Replacing.DeletesTheStore:
                Files.DeleteInUse(Path);
                Files.Copy(Fixture, Path);
                break;
            case Replacing.DeletesTheRegion:
                Files.DeleteInUse(RegionFolder);
                Files.Copy(System.IO.Path.Combine(Fixture, Shop.RegionName), RegionFolder);
                break;
            case Replacing.RenamesTheStore:
                Files.MoveInUse(Path, Path + "-away");
                Directory.Move(Fixture, Path);
                break;
            case Replacing.OverwritesEachFile:
                // As cp does: the file that is there is emptied, and written anew. On Windows it fails at a lock that is held, and goes on.
                foreach (string file in Directory.GetFiles(Fixture, "*", SearchOption.AllDirectories))
                {
                    if (OperatingSystem.IsWindows() && System.IO.Path.GetFileName(file) == "lock") continue;
                    using FileStream target = new(
                        System.IO.Path.Combine(Path, System.IO.Path.GetRelativePath(Fixture, file)), FileMode.Create, FileAccess.Write,
                        FileShare.ReadWrite | FileShare.Delete);
                    target.Write(File.ReadAllBytes(file));
                }

                break;
            case Replacing.ReplacesEachFile:
                // As rsync does: another file takes the name.
                foreach (string file in Directory.GetFiles(Fixture, "*", SearchOption.AllDirectories))
                {
                    string target = System.IO.Path.Combine(Path, System.IO.Path.GetRelativePath(Fixture, file));
                    File.Copy(file, target + ".rsync");
                    MoveOver(target + ".rsync", target);
                }

                break;
        }
    }

    private static void MoveOver(string file, string target)
    {
        try
        {
            File.Move(file, target, overwrite: true);
        }
        catch (UnauthorizedAccessException) when (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows replaces no open file, except by a rename with POSIX semantics.");
        }
    }

    public enum Replacing
    {
        DeletesTheStore,
        DeletesTheRegion,
        RenamesTheStore,
        OverwritesEachFile,
        ReplacesEachFile,
    }
}
