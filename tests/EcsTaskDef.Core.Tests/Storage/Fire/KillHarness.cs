using System.Diagnostics;
using EcsTaskDef.Core.Tests.Storage.Json;
using EcsTaskDef.Storage;
using EcsTaskDef.StoreWorker;

namespace EcsTaskDef.Core.Tests.Storage.Fire;

/// <summary>
/// Three processes at a time change one store: each a family of its own in every way, and all of them one family that
/// they share. They die at random moments, or at a place of their own choice, and others take their place. The parent
/// keeps what was acknowledged, and compares.
/// </summary>
internal sealed class KillHarness(string store, Breakage breakage = Breakage.None) : IDisposable
{
    private const int Slots = 3;

    // Inside append, sync, mark, checkpoint, compaction and rename.
    private static readonly string[] s_places =
    [
        "write journal", "torn journal", "written journal", "sync journal", "synced journal", "write synced", "written synced",
        "create new-", "write new-", "sync new-", "synced new-", "rename journal", "renamed journal", "published journal",
        "rename checkpoint", "renamed checkpoint", "create checkpoint", "write checkpoint", "written checkpoint",
        "delete checkpoint", "delete journal",
    ];

    private readonly Worker?[] _workers = new Worker?[Slots];
    private readonly List<Ledger>[] _possible = Enumerable.Range(0, Slots).Select(static _ => new List<Ledger> { Ledger.Empty }).ToArray();
    private readonly string[] _places = new string[Slots];
    private readonly HashSet<string> _reached = [];
    private readonly HashSet<int> _shared = [];
    private readonly Random _random = new(20260916);
    private int _started;

    public int Kills { get; private set; }

    public int OwnKills { get; private set; }

    /// <summary>At how many different places processes killed themselves.</summary>
    public int Places => _reached.Count;

    public int Acknowledged { get; private set; }

    public void Run(TimeSpan time, int kills)
    {
        Stopwatch watch = Stopwatch.StartNew();
        DateTime[] deadlines = new DateTime[Slots];
        while (watch.Elapsed < time && Kills < kills)
        {
            for (int slot = 0; slot < Slots; slot++)
            {
                if (_workers[slot] is not { } worker)
                {
                    _workers[slot] = Start(slot);
                    deadlines[slot] = DateTime.MaxValue;
                    continue;
                }

                // Its life begins with its first word: before that there is nothing to interrupt.
                if (deadlines[slot] == DateTime.MaxValue && worker.HasSaid)
                    deadlines[slot] = DateTime.UtcNow.AddMilliseconds(
                        _places[slot].Length > 0 ? 1000 : _random.Next(_random.Next(4) == 0 ? 400 : 60));
                bool died = worker.Process.HasExited;
                if (!died && DateTime.UtcNow < deadlines[slot]) continue;
                if (!died) worker.Kill();
                Bury(slot, died);
            }

            Thread.Sleep(2);
        }

        for (int slot = 0; slot < Slots; slot++)
        {
            if (_workers[slot] is not { } worker) continue;
            bool died = worker.Process.HasExited;
            if (!died) worker.Kill();
            Bury(slot, died);
        }

        CheckShared();
    }

    public void Dispose()
    {
        foreach (Worker? worker in _workers) worker?.Dispose();
    }

    private static string Family(int slot) => "own" + slot.ToString(CultureInfo.InvariantCulture);

    private Worker Start(int slot)
    {
        // Half of them choose their own death, a third of their writes come in pieces.
        bool torn = breakage.HasFlag(Breakage.Checksum);
        string place = torn ? "torn journal" : s_places[_random.Next(s_places.Length)];
        int number = place.Contains("journal", StringComparison.Ordinal) && !place.Contains("rename", StringComparison.Ordinal)
            ? _random.Next(1, 12)
            : 1;
        _places[slot] = torn || _random.Next(2) == 0 ? place : "";
        return new Worker(
            "crash", "store=" + store, "family=" + Family(slot), $"seed={_started++}", "breakage=" + breakage,
            "tears=" + (_random.Next(3) == 0 || breakage != Breakage.None ? "yes" : "no"),
            "diesAt=" + (_places[slot].Length > 0 ? $"{place} {number}" : ""));
    }

    private void Bury(int slot, bool died)
    {
        Worker worker = _workers[slot]!;
        _workers[slot] = null;
        using (worker)
        {
            int code = worker.End();
            if (died && code is not (137 or -1 or 3)) throw Caught($"A worker ended with {code}: {worker.Errors}");
            Kills++;
            if (died)
            {
                OwnKills++;
                _reached.Add(_places[slot]);
            }

            Follow(slot, worker.Lines);
        }

        Ledger seen;
        try
        {
            using Shop shop = new(store);
            seen = shop.Region.ReadAsync(view => Ledger.Of(view, Family(slot)), CancellationToken.None).AsTask().GetAwaiter().GetResult();
        }
        catch (EcsTaskDef.Errors.EcsException exception)
        {
            throw Caught(exception.Message);
        }

        if (_possible[slot].FirstOrDefault(seen.Same) is not { } now)
            throw Caught($"{Family(slot)} is not what it must be. {_possible[slot][^1].Difference(seen)}");
        _possible[slot] = [now];
    }

    private void Follow(int slot, string[] lines)
    {
        string change = "";
        foreach (string line in lines)
        {
            string[] words = line.Split(' ', 2);
            if (words[0] == "begin")
            {
                change = words[1];
                continue;
            }

            if (words[0] == "fault") throw Caught($"A worker was told: {words[1]}");
            Acknowledged++;
            int number = int.Parse(words[1], CultureInfo.InvariantCulture);
            if (change.Split(' ')[1] == CrashWork.Shared)
            {
                if (!_shared.Add(number)) throw Caught($"{CrashWork.Shared}:{number} was given twice.");
            }
            else
            {
                _possible[slot] = [CrashWork.Apply(_possible[slot][^1], change).After];
                if (_possible[slot][0].Latest(Family(slot)) != number) throw Caught($"'{change}' answered {number}.");
            }

            change = "";
        }

        // Begun and not answered: it is there whole, or not at all.
        if (change.Length > 0 && change.Split(' ')[1] != CrashWork.Shared)
            _possible[slot].Add(CrashWork.Apply(_possible[slot][^1], change).After);
    }

    private void CheckShared()
    {
        using Shop shop = new(store);
        int[] stored = shop.Region.ReadAsync(
            static view =>
                view.ListRevisions(RevisionStatus.Active, CrashWork.Shared, null, false).Select(static r => r.Revision).ToArray(),
            CancellationToken.None).AsTask().GetAwaiter().GetResult();
        if (!stored.SequenceEqual(Enumerable.Range(1, stored.Length))) throw Caught("Numbers are missing.");
        if (_shared.Except(stored).Any()) throw Caught($"Acknowledged and not there: {string.Join(' ', _shared.Except(stored).Take(5))}.");
        if (stored.Length > _shared.Count + Kills) throw Caught("More is there than was ever asked for.");
        string expected = shop.Everything().GetAwaiter().GetResult();

        // The same from the journal alone, and without anything left behind.
        string[] left = Directory.GetFiles(store, "new-*.tmp", SearchOption.AllDirectories);
        foreach (string file in Files.Manifests(store).Concat(Files.Runs(store))) File.Delete(file);
        using Shop rebuilt = new(store);
        if (expected != rebuilt.Everything().GetAwaiter().GetResult()) throw Caught("Checkpoint and journal differ.");
        if (left.Length > 2 * Slots) throw Caught($"{left.Length} files of killed processes were left.");
    }

    private Xunit.Sdk.XunitException Caught(string what) => new($"After {Kills} kills and {Acknowledged} acknowledgements: {what}");
}
