using System.Diagnostics;
using EcsTaskDef.StoreWorker;

namespace EcsTaskDef.Core.Tests.Storage.Fire;

/// <summary>Kills, faults and power cuts at every call to the disk, on a machine that keeps no more than it has to.</summary>
[Trait("Suite", "Fire")]
public sealed class SimulatedCrashTests
{
    private static ITestOutputHelper Output => TestContext.Current.TestOutputHelper!;

    [Fact]
    public void Nothing_acknowledged_is_lost_whatever_a_power_cut_leaves()
    {
        int kills = 0, faults = 0, cuts = 0, acknowledged = 0, runs = 0;
        SortedSet<string> places = new(StringComparer.Ordinal);
        TimeSpan time = Effort.Of(8.0, 60.0);
        Stopwatch watch = Stopwatch.StartNew();
        for (int seed = 0; watch.Elapsed < time; seed++, runs++)
        {
            using Simulation simulation = new(seed);
            simulation.Run(25);
            (kills, faults, cuts, acknowledged) =
                (kills + simulation.Kills, faults + simulation.Faults, cuts + simulation.PowerCuts, acknowledged + simulation.Acknowledged);
            places.UnionWith(simulation.Places);
        }

        Output.WriteLine(
            $"{runs} runs, {acknowledged} changes acknowledged, {kills} kills, {faults} faults, {cuts} power cuts, "
            + $"at {places.Count} places");
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void Every_call_to_the_disk_is_survived(bool kills, bool cutsPower)
    {
        // The long form visits every call, the short one some of each part.
        int step = Effort.Of(9, 1), calls = 0;
        SortedSet<string> places = new(StringComparer.Ordinal);
        for (int call = 1; ; call += step, calls++)
        {
            using Simulation simulation = new(call);
            bool reached = simulation.RunOnce(call, kills, cutsPower);
            places.UnionWith(simulation.Places);
            if (!reached) break;
        }

        Output.WriteLine($"{calls} {(kills ? "kills" : "faults")}{(cutsPower ? " and power cuts" : "")}, at {places.Count} places");
        if (!Effort.IsLong) return;
        foreach (string place in new[]
        {
            "write journal-1.jsonl", "sync journal-1.jsonl", "rename journal-2.jsonl", "rename checkpoint-1.json"
        })
            Assert.Contains((kills ? "killed at " : "failed at ") + place, places);
    }

    [Theory]
    [InlineData("data")]
    [InlineData("store")]
    [InlineData(Json.Shop.RegionName)]
    public void Names_that_their_maker_did_not_live_to_sync_are_synced_by_the_next(string folder)
    {
        // Killed between the name and its sync; another process goes on, is acknowledged, and then the power fails.
        for (int seed = 0; seed < Effort.Of(12, 100); seed++)
        {
            using Simulation simulation = new(seed);
            simulation.RunOnce(1 + seed % 3, kills: true, cutsPower: false, "syncFolder " + folder);
        }
    }

    [Theory]
    [InlineData(Breakage.Sync)]
    [InlineData(Breakage.Checksum)]
    public void A_broken_store_is_caught(Breakage breakage)
    {
        for (int seed = 0; seed < 300; seed++)
        {
            // Between write and sync there is the most to lose.
            using Simulation simulation = new(seed, breakage);
            Exception? caught = Record.Exception(
                () => simulation.RunOnce(1 + seed % 7, kills: true, cutsPower: true, "sync journal-1.jsonl"));
            if (caught is null) continue;
            Output.WriteLine($"Caught at seed {seed}: {caught.Message}");
            return;
        }

        Assert.Fail($"A store without {breakage} passed.");
    }

    [Fact]
    public void A_sound_store_passes_where_a_broken_one_is_caught()
    {
        for (int seed = 0; seed < Effort.Of(28, 300); seed++)
        {
            using Simulation simulation = new(seed);
            simulation.RunOnce(1 + seed % 7, kills: true, cutsPower: true, "sync journal-1.jsonl");
        }
    }
}
