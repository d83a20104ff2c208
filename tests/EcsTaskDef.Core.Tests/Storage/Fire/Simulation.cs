using EcsTaskDef.Core.Tests.Storage.Json;
using EcsTaskDef.Storage;
using EcsTaskDef.Storage.Json;
using EcsTaskDef.StoreWorker;

namespace EcsTaskDef.Core.Tests.Storage.Fire;

/// <summary>
/// Processes that change one store in turn on a <see cref="Machine"/>, and are killed, fail and lose their power where the
/// seed wants it. After every event the store must say what was acknowledged, and perhaps the one change that nobody
/// got an answer for: that whole or not at all.
/// </summary>
internal sealed class Simulation : IDisposable
{
    private const string Path = "/data/store";

    private readonly int _seed;
    private readonly Machine _machine;
    private readonly Random _random;
    private readonly List<(MachineProcess Disk, JsonStore Store)> _processes = [];

    // What a power cut may leave; the last is what can be seen now.
    private readonly List<Ledger> _possible = [Ledger.Empty];
    private string _story = "";

    public Simulation(int seed, Breakage breakage = Breakage.None)
    {
        _seed = seed;
        _machine = new Machine(seed, breakage);
        _random = new Random(seed);
        _machine.Root.Seen["data"] = _machine.Root.Durable["data"] = new Machine.Folder();
    }

    public int Kills { get; private set; }

    public int Faults { get; private set; }

    public int PowerCuts => _machine.PowerCuts;

    public int Acknowledged { get; private set; }

    /// <summary>Where processes died and calls failed.</summary>
    public HashSet<string> Places { get; } = new(StringComparer.Ordinal);

    private Ledger Visible => _possible[^1];

    public void Run(int steps)
    {
        for (int step = 0; step < steps; step++)
        {
            while (_processes.Count < 2) _processes.Add(Open());
            int number = _random.Next(_processes.Count);
            (MachineProcess disk, JsonStore store) = _processes[number];
            int trouble = _random.Next(10);

            // Few calls or many: in the append, or in the housekeeping after it.
            int after = disk.Calls + 1 + _random.Next(_random.Next(3) == 0 ? 400 : 40);
            if (trouble < 3) disk.DiesAt = after;
            if (trouble is 3 or 4) (disk.FailsAt, disk.FailsForGood) = (after, _random.Next(2) == 0);
            Change(disk, store);
            if (disk.IsDead)
            {
                Kills++;
                End(number);
            }
            else if (trouble == 5)
            {
                disk.Die();
                End(number);
            }

            Healthy(disk);
            if (trouble == 6 || (trouble < 5 && _random.Next(2) == 0)) CutPower();
            else if (_random.Next(3) == 0) Check(_possible.Count > 1 && disk.IsDead);
        }

        CutPower();
    }

    /// <summary>One change of each sort, with the process killed at the given call, or that call failing; then no power.</summary>
    public bool RunOnce(int call, bool kills, bool cutsPower, string? diesOn = null)
    {
        (MachineProcess disk, JsonStore store) process = Open();
        _processes.Add(process);
        process.disk.DiesOn = diesOn;
        if (diesOn is null) call += process.disk.Calls;
        if (kills) process.disk.DiesAt = call;
        else process.disk.FailsAt = call;
        foreach (Func<Ledger, (Ledger, List<StoreEvent>)> change in s_everyChange)
        {
            Change(process.disk, process.store, change);
            if (process.disk.IsDead || process.disk.Where.Length > 0) break;
        }

        bool reached = process.disk.Where.Length > 0;
        if (process.disk.IsDead) Kills++;
        Healthy(process.disk);
        if (process.disk.IsDead) End(0);
        if (cutsPower) CutPower();
        else Check();
        _processes.Add(Open());
        Change(_processes[^1].Disk, _processes[^1].Store, s_everyChange[0]);
        CutPower();
        return reached;
    }

    // A checkpoint and a compaction come of these.
    private static readonly Func<Ledger, (Ledger, List<StoreEvent>)>[] s_everyChange =
    [
        static l => l.Register("web", 1, 20),
        static l => l.PutMany(),
        static l => l.Deregister("web", 1),
        static l => l.Register("api", 40, 2500),
        static l => l.Remove("api", l.Revisions("api")),
        static l => l.Put(0, 50),
        static l => l.Register("web", 1, 20),
    ];

    public void Dispose()
    {
        for (int i = _processes.Count - 1; i >= 0; i--) End(i);
    }

    private static void Healthy(MachineProcess disk) => (disk.DiesAt, disk.FailsAt, disk.FailsForGood) = (0, 0, false);

    private (MachineProcess, JsonStore) Open()
    {
        MachineProcess disk = new(_machine);
        return (disk, JsonStore.Open(new RegistryHostOptions { StorePath = Path, Clock = new TestClock() }, disk));
    }

    private void End(int number)
    {
        _processes[number].Disk.Die();
        _processes[number].Store.Dispose();
        _processes.RemoveAt(number);
    }

    private Func<Ledger, (Ledger, List<StoreEvent>)> AnyChange()
    {
        string family = Ledger.Families[_random.Next(Ledger.Families.Length)];
        int size = _random.Next(4) == 0 ? _random.Next(3000) : _random.Next(100), count = _random.Next(1, 40), kind = _random.Next(12);
        switch (kind)
        {
            case 0: return l => l.Register(family, count, size);
            case 1 when count < 10: return l => l.Register(family, count * 60, 30);
            case 2: return l => l.Remove(family, l.Revisions(family));
            case 3: return l => l.Put(count, _random.Next(3) * 900);
            case 4 or 5: return l => l.Revisions(family) is { Length: > 0 } all ? l.Deregister(family, all[count % all.Length]) : (l, []);
            default: return l => l.Register(family, 1, size);
        }
    }

    private void Change(MachineProcess disk, JsonStore store, Func<Ledger, (Ledger, List<StoreEvent>)>? what = null)
    {
        what ??= AnyChange();
        Ledger? seen = null, after = null;
        int before = disk.Calls;
        string outcome = "acknowledged";
        try
        {
            store.OpenRegion(Shop.RegionName).ChangeAsync((view, change) =>
            {
                seen = Ledger.Of(view);
                (after, List<StoreEvent> events) = what(seen);
                foreach (StoreEvent one in events) change.Add(one);
                return true;
            }, CancellationToken.None).AsTask().GetAwaiter().GetResult();
            Acknowledged++;
        }
        catch (EcsException exception)
        {
            outcome = exception.Code;
        }

        if (disk.Where.Length > 0)
        {
            string place = System.Text.RegularExpressions.Regex.Replace(disk.Where, "[0-9a-f]{6,}", "#");
            Places.Add((disk.IsDead ? "killed at " : "failed at ") + place);
            if (!disk.IsDead) Faults++;
        }

        _story += $"\n  change by {disk.GetHashCode() % 1000}: {outcome}, calls {before}..{disk.Calls} {disk.Where}";
        if (outcome == "acknowledged")
        {
            if (!_possible.Any(seen!.Same)) Fail("A writer saw what is not there. " + Visible.Difference(seen!));
            if (!seen!.Same(Visible) && _possible.Count == 1) Fail("A writer saw less than was acknowledged.");
            _possible.Clear();
            _possible.Add(after!);
        }
        else if (!disk.IsDead && outcome == "StoreWriteFailed")
        {
            // Nothing was changed, it says.
            Check(allowUncertain: true);
        }
        else if (!disk.IsDead && outcome != "StoreSyncFailed" && outcome != "StoreReadFailed")
        {
            Fail("The change was answered with " + outcome);
        }
        else if (after is not null && seen is not null)
        {
            _possible.Add(after);
            Check(allowUncertain: true);
        }
    }

    private void CutPower()
    {
        _story += "\n  power cut";
        _machine.CutPower();
        while (_processes.Count > 0) End(0);
        Check(allowUncertain: true);
        Ledger now = _possible[^1];
        _possible.Clear();
        _possible.Add(now);
    }

    /// <summary>A process that opens the store now sees what must be there; what is seen becomes what is visible.</summary>
    private void Check(bool allowUncertain = true)
    {
        (MachineProcess disk, JsonStore store) = Open();
        Ledger seen;
        try
        {
            seen = store.OpenRegion(Shop.RegionName).ReadAsync(Ledger.Of, CancellationToken.None).AsTask().GetAwaiter().GetResult();
        }
        catch (EcsException exception)
        {
            Fail($"The store cannot be read any more: {exception.Code}: {exception.Message}");
            return;
        }
        finally
        {
            disk.Die();
            store.Dispose();
        }

        int at = _possible.FindLastIndex(seen.Same);
        if (at < 0 || (at < _possible.Count - 1 && !allowUncertain)) Fail("Seen is not what must be there. " + Visible.Difference(seen));
        _possible.RemoveRange(at + 1, _possible.Count - at - 1);
    }

    private void Fail(string what) => throw new Xunit.Sdk.XunitException($"Seed {_seed}: {what}{_story}");
}
