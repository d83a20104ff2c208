using EcsTaskDef.Core.Tests.Storage.Fire;
using EcsTaskDef.Core.Tests.Storage.Json;
using EcsTaskDef.Maintenance;
using EcsTaskDef.Storage;
using EcsTaskDef.Storage.Json;

namespace EcsTaskDef.Core.Tests.Storage.Windows;

/// <summary>
/// What NTFS refuses, as the tests' disks have it: the simulated machine's, and the real one with the rules in front.
/// Wine allows what the first test refuses, so it is these rules that keep a restore from renaming a folder that is in use.
/// </summary>
public sealed class NtfsRulesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("machine")]
    [InlineData("rules")]
    public void A_folder_with_an_open_file_beneath_it_cannot_be_renamed(string kind)
    {
        Disk disk = Make(kind, posix: true, out string home);
        disk.CreateDirectory(Path.Combine(home, "store", "eu-west-1"));
        string file = Path.Combine(home, "store", "eu-west-1", "journal-1.jsonl");
        using (DiskFile open = disk.CreateNew(file))
        {
            Refused(() => disk.Move(Path.Combine(home, "store"), Path.Combine(home, "other")));
            disk.Move(file, file + ".moved");
            Refused(() => disk.Move(Path.Combine(home, "store"), Path.Combine(home, "other")));
        }

        using (disk.TryLock(Path.Combine(home, "store", "eu-west-1", "lock"))) Refused(
            () => disk.Move(Path.Combine(home, "store"), Path.Combine(home, "other")));
        disk.Move(Path.Combine(home, "store"), Path.Combine(home, "other"));
        Assert.True(disk.FileExists(Path.Combine(home, "other", "eu-west-1", "journal-1.jsonl.moved")));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_restore_works_on_a_store_that_is_open(bool posix)
    {
        Disk disk = Make("rules", posix, out string home);
        string path = Path.Combine(home, "store"), backup = Path.Combine(home, "backup");
        using JsonStore store = JsonStore.Open(Options(path), disk);
        await Register(store);
        new StoreCare(Options(path), disk).Backup(backup);
        Assert.Equal(2, await Register(store));

        StoreBackup restored = new StoreCare(Options(backup), disk).Restore(path, force: true);
        Assert.Equal(2, await Register(store));
        using JsonStore aside = JsonStore.Open(Options(restored.Replaced!), disk);
        Assert.Equal(3, await Register(aside));

        static RegistryHostOptions Options(string path) => new() { StorePath = path, Clock = new TestClock() };

        static async Task<int> Register(JsonStore store) => await store.OpenRegion(Shop.RegionName).ChangeAsync(
            static (view, change) =>
            {
                int next = (view.GetFamily("web")?.LatestRevision ?? 0) + 1;
                change.Add(Shop.Registered("web", next, 0));
                return next;
            },
            TestContext.Current.CancellationToken);
    }

    [Theory]
    [InlineData("machine")]
    [InlineData("rules")]
    public void A_file_that_is_open_is_replaced_only_with_POSIX_semantics(string kind)
    {
        foreach (bool posix in new[] { false, true })
        {
            Disk disk = Make(kind, posix, out string home);
            string old = Path.Combine(home, "store.json" + posix), fresh = Path.Combine(home, "new-1.tmp" + posix);
            disk.CreateNew(old).Dispose();
            disk.CreateNew(fresh).Dispose();
            DiskFile open = disk.OpenRead(old)!;
            if (posix) disk.Publish(fresh, old, durable: false);
            else Refused(() => disk.Publish(fresh, old, durable: false));
            open.Dispose();
            if (!posix) disk.Publish(fresh, old, durable: false);
            Assert.True(disk.FileExists(old));
            Assert.False(disk.FileExists(fresh));
        }
    }

    [Theory]
    [InlineData("machine")]
    [InlineData("rules")]
    public void A_file_that_is_deleted_while_it_is_open_keeps_its_name_for_others(string kind)
    {
        Disk disk = Make(kind, posix: false, out string home);
        string folder = Path.Combine(home, "store"), file = Path.Combine(folder, "journal-1.jsonl");
        disk.CreateDirectory(folder);
        DiskFile open = disk.CreateNew(file);
        disk.DeleteQuietly(file);
        Assert.False(disk.FileExists(file));
        Assert.Equal(["journal-1.jsonl"], disk.ListFiles(folder, "*"));
        Assert.Throws<UnauthorizedAccessException>(() => disk.OpenRead(file)?.Dispose());
        disk.DeleteFolderQuietly(folder);
        Assert.True(disk.DirectoryExists(folder));
        open.Dispose();
        Assert.Empty(disk.ListFiles(folder, "*"));
        disk.DeleteFolderQuietly(folder);
        Assert.False(disk.DirectoryExists(folder));
    }

    [Theory]
    [InlineData("machine")]
    [InlineData("rules")]
    public void Another_program_that_shares_less_keeps_writers_out(string kind)
    {
        NtfsRules rules = new();
        Disk disk = Make(kind, rules, out string home);
        string file = Path.Combine(home, "journal-1.jsonl");
        disk.CreateNew(file).Dispose();
        using (rules.Open("editor", file, FileAccess.Read, FileShare.Read))
        {
            Assert.Equal(32, Assert.Throws<IOException>(() => disk.OpenWrite(file).Dispose()).HResult & 0xFFFF);
            disk.OpenRead(file)!.Dispose();
            disk.DeleteQuietly(file);
            Assert.True(disk.FileExists(file));
        }

        using (rules.Open("scanner", file, FileAccess.Read, FileShare.None)) Assert.Throws<IOException>(() => disk.ReadSmallFile(file));
        using (rules.Open("editor", file)) Assert.Null(disk.TryLock(file));
        disk.OpenWrite(file).Dispose();
        Assert.Equal(0, rules.OpenFiles);
    }

    private static void Refused(Action action)
    {
        Exception? refusal = Record.Exception(action);
        Assert.True(refusal is IOException or UnauthorizedAccessException, refusal?.ToString() ?? "Nothing was refused.");
        Assert.Equal(5, refusal!.HResult & 0xFFFF);
    }

    private Disk Make(string kind, bool posix, out string home) => Make(kind, new NtfsRules { HasPosixNames = posix }, out home);

    private Disk Make(string kind, NtfsRules rules, out string home)
    {
        Assert.SkipWhen(kind == "rules" && OperatingSystem.IsWindows(), "Windows has rules of its own, which come before these.");
        home = kind == "machine" ? "/data" : _folder.Root;
        if (kind == "rules") return new TestDisk { Rules = rules };
        Machine machine = new(1) { Rules = rules };
        machine.Root.Seen["data"] = new Machine.Folder();
        return new MachineProcess(machine);
    }
}
