using System.Diagnostics;
using EcsTaskDef.Engine;
using EcsTaskDef.Registry;

namespace EcsTaskDef.PostgreSql.Tests;

/// <summary>
/// A database whose disk is really full: a change fails with the reason or takes place, and work goes on when there is room.
/// </summary>
public sealed class FullDiskTests
{
    private const int Callers = 6;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <param name="onlyLog">
    /// Only the write-ahead log is on the disk: then the server ends itself, and begins anew. Otherwise only the tables are: then it
    /// refuses.
    /// </param>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_full_disk_takes_no_change_for_written_and_loses_none_that_was(bool onlyLog)
    {
        using SmallDisk disk = new(onlyLog ? 24 : 64);
        using PostgresServer server = PostgresServer.StartOn(disk, onlyLog);
        using TestSchema schema = new(server, "small");
        using RegistryHost host = new(
            PostgresStore.Open(schema.Options with { Patience = TimeSpan.FromSeconds(0.5) }), TimeProvider.System);
        IRegistry registry = host.GetRegistry("eu-west-1", "tester");
        Load load = new(registry);
        Task[] callers = [.. Enumerable.Range(0, Callers).Select(i => Task.Run(() => load.RunAsync($"f{i % 3}")))];
        await load.WaitForAsync(static (done, _) => done > 30);
        Say("works");
        disk.Fill();
        await load.WaitForAsync(static (_, faults) => faults > 12);
        await Task.Delay(Effort.Of(0.5, 10), Cancellation);
        string[] codes = load.Faults;
        Say($"{load.Done} done; {string.Join(" ", codes.CountBy(static one => one))}");
        disk.Empty();
        if (onlyLog) server.StartWhereEnded();
        Say("there is room");
        int before = load.Done;
        await load.WaitForAsync((done, _) => done > before + 30);
        Say("works again");
        load.Stop();
        await Task.WhenAll(callers);

        if (onlyLog)
        {
            Assert.All(codes, static code => Assert.True(code is "DatabaseUnreachable" or "DatabaseOutcomeUnknown", code));
            Assert.Contains("DatabaseUnreachable", codes);
        }
        else
        {
            Assert.All(codes, static code => Assert.Equal("StoreWriteFailed", code));
            Assert.Contains("its disk is full", load.LastFault, StringComparison.Ordinal);
        }

        load.Judge(schema);
        IReadOnlyList<Maintenance.StoreFinding> findings = await new RowCheck(schema.Open()).RunAsync(null, Cancellation);
        Assert.Empty(findings);
    }

    private static void Say(string text) => TestContext.Current.TestOutputHelper!.WriteLine($"{DateTime.Now:ss.fff} {text}");

    /// <summary>Registrations one after another in each family, and what they were answered.</summary>
    private sealed class Load(IRegistry registry)
    {
        private readonly List<(string Family, int Number)> _done = [];
        private readonly List<string> _faults = [];
        private volatile bool _stops;

        public int Done
        {
            get
            {
                lock (_done) return _done.Count;
            }
        }

        public string[] Faults
        {
            get
            {
                lock (_done) return [.. _faults];
            }
        }

        public string LastFault { get; private set; } = "";

        public void Stop() => _stops = true;

        public async Task RunAsync(string family)
        {
            while (!_stops)
            {
                try
                {
                    int number = (await registry.RegisterTaskDefinitionAsync(Requests.Of(family), CancellationToken.None))
                        .TaskDefinition.Value.Revision!.Value;
                    lock (_done) _done.Add((family, number));
                }
                catch (EcsException fault)
                {
                    lock (_done)
                    {
                        _faults.Add(fault.Code);
                        LastFault = fault.Message;
                    }

                    await Task.Delay(20, CancellationToken.None);
                }
            }
        }

        public async Task WaitForAsync(Func<int, int, bool> condition)
        {
            Stopwatch waited = Stopwatch.StartNew();
            while (!condition(Done, Faults.Length))
            {
                if (waited.Elapsed > TimeSpan.FromSeconds(60))
                    throw new TimeoutException($"{Done} done, {Faults.Length} faults, the last of them {LastFault}");
                await Task.Delay(20, Cancellation);
            }
        }

        public void Judge(TestSchema schema)
        {
            int unknown = _faults.Count(static code => code == "DatabaseOutcomeUnknown");
            Assert.Equal(_done.Count, _done.Distinct().Count());
            string[] there = ((string)schema.Ask("SELECT string_agg(family || ':' || revision, ' ') FROM {s}.revisions")!).Split(' ');
            Assert.Empty(_done.Select(static one => $"{one.Family}:{one.Number}").Except(there));

            // No row that nobody was answered, but for those of which nobody knows.
            Assert.InRange(there.Length, _done.Count, _done.Count + unknown);
            Assert.Equal(0L, schema.Ask("SELECT count(*) FROM {s}.families WHERE latest_revision <> active_count"));
        }
    }
}
