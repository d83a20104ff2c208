using EcsTaskDef.Core.Tests.Storage.Json;
using EcsTaskDef.Maintenance;
using EcsTaskDef.Rules.Vocabulary;
using EcsTaskDef.Storage;
using EcsTaskDef.Storage.Json;
using EcsTaskDef.StoreWorker;

namespace EcsTaskDef.Core.Tests.Storage.Fire;

/// <summary>A repair and a restore that are killed at every call to the disk, with and without a power cut after it.</summary>
[Trait("Suite", "Fire")]
public sealed class CareCrashTests
{
    private const string Home = "/data/store", Backup = "/data/backup";

    private static ITestOutputHelper Output => TestContext.Current.TestOutputHelper!;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_repair_that_is_killed_loses_nothing_and_the_next_one_ends_it(bool cutsPower)
    {
        // What a repair that nobody disturbs leaves.
        Machine quiet = Damaged(0, out byte[] damaged);
        Assert.NotEmpty(Care(new MachineProcess(quiet), Home).Repair(apply: true));
        Ledger expected = Read(quiet, Home);
        Assert.NotEmpty(expected.Facts);

        int calls = Every(call =>
        {
            Machine machine = Damaged(call, out _);
            MachineProcess disk = new(machine) { DiesAt = call };
            bool died = Killed(disk, () => Care(disk, Home).Repair(apply: true));
            if (cutsPower) machine.CutPower();
            Assert.Contains(Files(machine.Root), file => file.Seen.Span.SequenceEqual(damaged));

            Care(new MachineProcess(machine), Home).Repair(apply: true);
            Assert.True(expected.Same(Read(machine, Home)), $"Call {call}: {expected.Difference(Read(machine, Home))}");
            Assert.Contains(Files(machine.Root), file => file.Seen.Span.SequenceEqual(damaged));
            Assert.DoesNotContain(Care(new MachineProcess(machine), Home).Test(), static one => one.Severity == FindingSeverity.Error);
            return died;
        });
        Output.WriteLine($"{calls} kills of a repair{(cutsPower ? ", each with a power cut" : "")}");
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(true, true)]
    public void A_restore_that_is_killed_leaves_the_old_store_or_the_backup_and_the_next_one_ends_it(bool cutsPower, bool ofRegion)
    {
        string? region = ofRegion ? Shop.RegionName : null;
        int before = 0;
        int calls = Every(call =>
        {
            Machine machine = Saved(call, out Ledger old, out Ledger saved);
            if (ofRegion) Change(machine, static ledger => ledger.Register("web", 1, 10), "us-east-1");
            MachineProcess disk = new(machine) { DiesAt = call };
            bool died = Killed(disk, () => Care(disk, Backup).Restore(Home, force: true, new StoreCopyRange { Region = region }));
            if (cutsPower) machine.CutPower();

            Ledger now = Read(machine, Home);
            Assert.True(now.Same(old) || now.Same(saved), $"Call {call} leaves neither: {saved.Difference(now)}");
            if (now.Same(old)) before++;

            // Two stores on one file would destroy each other. A power cut may leave a file that was just renamed both its names.
            Machine.Inode[] files = [.. Files(machine.Root)];
            if (!cutsPower) Assert.Equal(files.Length, files.Distinct().Count());

            // What it left is told, and a repair deletes no more than what the store has too.
            MachineProcess next = new(machine);
            bool isLeft = Left(machine);
            if (isLeft) Assert.Contains(Care(next, Home).Test(), static one => one.Code is "RestoreUnfinished" or "FileUnfinished");
            Care(next, Home).Repair(apply: true);
            Assert.False(Left(machine), $"Call {call}");
            Assert.True(now.Same(Read(machine, Home)), $"Call {call}");

            // What takes the place of a store is nothing without that store.
            string? aside = ((Machine.Folder)machine.Find(Home)!).Seen.Keys
                .FirstOrDefault(static name => name.StartsWith("replaced-", StringComparison.Ordinal));
            if (now.Same(saved)) Assert.True(old.Same(Read(machine, $"{Home}/{aside}")), $"Call {call}");
            Assert.True(!ofRegion || Regions(machine).Contains("us-east-1"), $"Call {call}");

            // Whatever it left, changes go on.
            Change(machine, static ledger => ledger.Register("next", 1, 50));
            Care(new MachineProcess(machine), Backup).Restore(Home, force: true, new StoreCopyRange { Region = region });
            Assert.True(saved.Same(Read(machine, Home)), $"Call {call}");
            Assert.DoesNotContain(Care(new MachineProcess(machine), Home).Test(), static one => one.Severity == FindingSeverity.Error);
            return died;
        });
        Output.WriteLine($"{calls} kills of a restore{(cutsPower ? ", each with a power cut" : "")}; {before} before it counted");
        Assert.InRange(before, 1, calls - 1);
    }

    // A copy that nobody makes any more, or something aside that is no store.
    private static bool Left(Machine machine) => ((Machine.Folder)machine.Find(Home)!).Seen.Keys.Any(name =>
        name.EndsWith(".new", StringComparison.Ordinal)
        || (name.StartsWith("replaced-", StringComparison.Ordinal) && machine.Find($"{Home}/{name}/store.json") is null));

    private static IReadOnlyList<string> Regions(Machine machine)
    {
        using JsonStore store = JsonStore.Open(Options(Home), new MachineProcess(machine));
        return store.GetRegions();
    }

    // The short form visits some calls, the long one all; the last does not die any more.
    private static int Every(Func<int, bool> dies)
    {
        int calls = 0;
        for (int call = 1; dies(call); call += Effort.Of(7, 1)) calls++;
        Assert.InRange(calls, 5, int.MaxValue);
        return calls;
    }

    private static bool Killed(MachineProcess disk, Action work)
    {
        try
        {
            work();
        }
        catch (EcsTaskDef.Errors.EcsException) when (disk.IsDead)
        {
        }

        return disk.IsDead;
    }

    // A store whose journal has a changed byte in the middle, on the disk for good.
    private static Machine Damaged(int seed, out byte[] damaged)
    {
        Machine machine = Filled(seed);
        var journal = (Machine.Inode)machine.Find($"{Home}/{Shop.RegionName}/journal-1.jsonl")!;
        damaged = journal.Seen.Span.ToArray();
        damaged[damaged.Length / 2] ^= 1;
        journal.Seen.Set(damaged);
        journal.Durable.Set(damaged);
        return machine;
    }

    private static Machine Saved(int seed, out Ledger old, out Ledger saved)
    {
        Machine machine = Filled(seed);
        saved = Read(machine, Home);
        Care(new MachineProcess(machine), Home).Backup(Backup);
        Change(machine, static ledger => ledger.Register("job", 3, 100));
        old = Read(machine, Home);
        return machine;
    }

    private static Machine Filled(int seed)
    {
        Machine machine = new(seed);
        machine.Root.Seen["data"] = machine.Root.Durable["data"] = new Machine.Folder();
        for (int i = 0; i < 6; i++) Change(machine, static ledger => ledger.Register("web", 2, 80));
        Change(machine, static ledger => ledger.Deregister("web", 3));
        Change(machine, static ledger => ledger.Put(0, 50));
        return machine;
    }

    private static StoreCare Care(MachineProcess disk, string path) => new(Options(path), disk);

    private static RegistryHostOptions Options(string path) => new() { StorePath = path, Clock = new TestClock() };

    private static void Change(Machine machine, Func<Ledger, (Ledger, List<StoreEvent>)> what, string region = Shop.RegionName)
    {
        using JsonStore store = JsonStore.Open(Options(Home), new MachineProcess(machine));
        store.OpenRegion(region).ChangeAsync(
            (view, change) =>
            {
                foreach (StoreEvent one in what(Ledger.Of(view)).Item2) change.Add(one);
                return true;
            },
            CancellationToken.None).AsTask().GetAwaiter().GetResult();
    }

    private static Ledger Read(Machine machine, string path)
    {
        using JsonStore store = JsonStore.Open(Options(path), new MachineProcess(machine));
        return store.OpenRegion(Shop.RegionName).ReadAsync(Ledger.Of, CancellationToken.None).AsTask().GetAwaiter().GetResult();
    }

    private static IEnumerable<Machine.Inode> Files(Machine.Folder folder) => folder.Seen.Values
        .SelectMany(static node => node is Machine.Folder inner ? Files(inner) : [(Machine.Inode)node]);
}
