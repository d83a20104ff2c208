using EcsTaskDef.Engine;
using EcsTaskDef.Registry;
using EcsTaskDef.Storage;
using Npgsql;
using static EcsTaskDef.PostgreSql.Tests.Requests;

namespace EcsTaskDef.PostgreSql.Tests;

/// <summary>Several processes on one database: each store here is to the others what another process is.</summary>
public sealed class ConcurrencyTests : IDisposable
{
    private const string Region = "eu-west-1";

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    private readonly TestSchema _schema = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _schema.Dispose();

    [Fact]
    public async Task Sixteen_that_register_one_family_get_each_number_once_and_none_is_left_out()
    {
        const int Callers = 16, Each = 25;
        IRegistry[] registries = [.. Enumerable.Range(0, 4).Select(_ => Open())];
        int[][] numbers = await Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => Task.Run(async () =>
        {
            List<int> mine = [];
            for (int i = 0; i < Each; i++) mine.Add(await RegisterAsync(registries[caller % 4], "web"));
            return mine.ToArray();
        })));
        Assert.All(numbers, static mine => Assert.Equal(mine.Order(), mine));
        Assert.Equal(Enumerable.Range(1, Callers * Each), numbers.SelectMany(static n => n).Order());
        Assert.Equal((long)Callers * Each, _schema.Ask("SELECT count(*) FROM {s}.events"));
    }

    [Fact]
    public async Task First_registrations_of_one_family_at_once_make_it_once()
    {
        IRegistry[] registries = [.. Enumerable.Range(0, 8).Select(_ => Open())];
        for (int round = 0; round < 10; round++)
        {
            int[] numbers = await Task.WhenAll(registries.Select(one => RegisterAsync(one, $"web-{round}")));
            Assert.Equal(Enumerable.Range(1, 8), numbers.Order());
        }
    }

    [Fact]
    public async Task A_caller_that_finds_no_tables_while_another_makes_them_does_not_call_them_gone()
    {
        // It is told that there are none, two seconds after it has asked.
        int asked = 0;
        using PostgresProxy proxy = new(_schema.Server.Port)
        {
            Rewrite = sql => sql.Contains("max(version)", StringComparison.Ordinal) && Interlocked.Increment(ref asked) == 1
                ? "SELECT NULL::integer FROM pg_sleep(2)" : sql,
        };
        PostgresStore store = Store();
        await using NpgsqlConnection slow = new(_schema.OptionsAt(proxy.Port).ConnectionString);
        await slow.OpenAsync(Cancellation);
        Task late = store.EnsureCreatedAsync(slow, Cancellation).AsTask();
        RegistryHost host = _schema.Keep(new RegistryHost(store, TimeProvider.System));
        Assert.Equal(1, await RegisterAsync(host.GetRegistry(Region, "tester"), "web"));
        Assert.False(late.IsCompleted);
        await late;
    }

    [Fact]
    public async Task A_registration_does_not_wait_for_one_in_another_family()
    {
        IRegistry registry = Open();
        await RegisterAsync(registry, "held");
        await RegisterAsync(registry, "free");
        await using NpgsqlConnection holder = new(_schema.Server.ConnectionString);
        await holder.OpenAsync(Cancellation);
        await using NpgsqlTransaction transaction = await holder.BeginTransactionAsync(Cancellation);
        await using (NpgsqlCommand hold = new($"SELECT 1 FROM {_schema.Name}.families WHERE family = 'held' FOR UPDATE", holder))
            await hold.ExecuteNonQueryAsync(Cancellation);
        Assert.Equal(2, await RegisterAsync(registry, "free").WaitAsync(s_patience, Cancellation));
        Assert.Equal(1, await RegisterAsync(registry, "new").WaitAsync(s_patience, Cancellation));

        // Nor for what runs.
        await registry.CreateClusterAsync(new CreateClusterRequest { ClusterName = "c" }, Cancellation).AsTask()
            .WaitAsync(s_patience, Cancellation);
        Task<int> waits = RegisterAsync(registry, "held");
        await Task.WhenAny(waits, Task.Delay(300, Cancellation));
        Assert.False(waits.IsCompleted);
        await transaction.CommitAsync(Cancellation);
        Assert.Equal(2, await waits.WaitAsync(s_patience, Cancellation));
    }

    [Fact]
    public async Task A_registration_does_not_wait_for_what_runs()
    {
        IRegistry registry = Open();
        await registry.CreateClusterAsync(new CreateClusterRequest { ClusterName = "c" }, Cancellation);
        await RegisterAsync(registry, "web");
        await using NpgsqlConnection holder = new(_schema.Server.ConnectionString);
        await holder.OpenAsync(Cancellation);
        await using NpgsqlTransaction transaction = await holder.BeginTransactionAsync(Cancellation);
        await using (NpgsqlCommand hold = new($"SELECT 1 FROM {_schema.Name}.regions FOR UPDATE", holder))
            await hold.ExecuteNonQueryAsync(Cancellation);
        Assert.Equal(2, await RegisterAsync(registry, "web").WaitAsync(s_patience, Cancellation));
    }

    [Fact]
    public async Task Two_changes_that_wait_for_each_other_both_take_place()
    {
        IRegionStore left = Store().OpenRegion(Region), right = Store().OpenRegion(Region);
        await Task.WhenAll(Add(left, "a"), Add(left, "b"));
        using Barrier barrier = new(2);
        int decided = 0;
        Task<bool> one = Task.Run(() => Both(left, "a", "b")), other = Task.Run(() => Both(right, "b", "a"));
        await Task.WhenAll(one, other).WaitAsync(s_patience, Cancellation);
        Assert.Equal(3, decided);
        Assert.Equal(6L, _schema.Ask("SELECT count(*) FROM {s}.revisions"));

        Task<bool> Both(IRegionStore region, string first, string second)
        {
            bool isFirst = true;
            return region.ChangeAsync((view, change) =>
            {
                Interlocked.Increment(ref decided);
                int next = Next(view, first);

                // Each has one by now and wants the other's; the one that is asked again finds the way free.
                if (isFirst) barrier.SignalAndWait(s_patience, Cancellation);
                isFirst = false;
                change.Add(StoreEvents.Registered(second, Next(view, second)));
                change.Add(StoreEvents.Registered(first, next));
                return true;
            }, Cancellation).AsTask();
        }
    }

    [Fact]
    public async Task A_change_that_wants_what_runs_late_does_not_wait_in_a_circle_with_one_that_has_it()
    {
        // The database would find the circle after a minute: nobody here waits for that.
        using PostgresServer server = PostgresServer.Start("deadlock_timeout=60s");
        using TestSchema schema = new(server);
        using PostgresStore one = schema.Open(), other = schema.Open();
        IRegionStore left = one.OpenRegion(Region), right = other.OpenRegion(Region);
        await Task.WhenAll(Add(left, "a"), Add(left, "b"), Add(left, "c"));
        using Barrier barrier = new(3);
        Task<bool>[] all =
        [
            Run(left, ReadPlan.OfFamily("a"), static view => view.GetResource("cluster", "x")),
            Run(right, new ReadPlan { Resources = true }, static view => view.GetFamily("a")),
            Run(left, ReadPlan.OfFamily("c"), static view => (view.GetFamily("b"), view.GetResource("cluster", "x"))),
        ];
        await Task.WhenAll(all).WaitAsync(TimeSpan.FromSeconds(30), Cancellation);
        Assert.Equal(6L, schema.Ask("SELECT count(*) FROM {s}.revisions"));

        Task<bool> Run(IRegionStore region, ReadPlan plan, Func<IRegionView, object?> late)
        {
            bool isFirst = true;
            string mine = plan.Families is [var family] ? family : "b";
            return Task.Run(() => region.ChangeAsync(
                (view, change) =>
                {
                    // Each has the first by now; those that are asked again have more.
                    if (isFirst) barrier.SignalAndWait(s_patience, Cancellation);
                    isFirst = false;
                    late(view);
                    change.Add(StoreEvents.Registered(mine, Next(view, mine)));
                    return true;
                },
                plan, Cancellation).AsTask());
        }
    }

    [Fact]
    public async Task A_refused_change_leaves_no_row_behind_and_neither_does_a_family_that_was_only_asked_for()
    {
        IRegistry registry = Open();
        await RegisterAsync(registry, "web");
        await Assert.ThrowsAsync<EcsException>(async () => await registry.DeregisterTaskDefinitionAsync(
            new DeregisterTaskDefinitionRequest { TaskDefinition = "nobody:1" }, Cancellation));
        IReadOnlyList<RevisionOutcome> outcomes = await registry.DeregisterManyAsync(["web:1", "ghost:7"], false, Cancellation);
        Assert.Null(outcomes[0].Error);
        Assert.NotNull(outcomes[1].Error);
        Assert.Equal("web", _schema.Ask("SELECT string_agg(family, ' ') FROM {s}.families"));
        Assert.Equal(2L, _schema.Ask("SELECT count(*) FROM {s}.changes"));
    }

    [Fact]
    public async Task A_family_that_another_is_about_to_make_cannot_be_seen()
    {
        IRegistry registry = Open();
        await RegisterAsync(registry, "web");

        // What a change leaves behind that asked for a family, and died before it could take the row away.
        _schema.Ask($"INSERT INTO {{s}}.families (region, family, last_changed_at) VALUES ('{Region}', 'coming', now())");
        ListTaskDefinitionFamiliesRequest all = new() { Status = "ALL" };
        Assert.Equal(["web"], (await registry.ListTaskDefinitionFamiliesAsync(all, Cancellation)).Families);
        Assert.Equal(1, await Store().OpenRegion(Region).ReadAsync(static view => (int)view.Totals.FamilyCount, Cancellation));
        Assert.True(await Store().OpenRegion(Region).ReadAsync(static view => view.GetFamily("coming") is null, Cancellation));
        Assert.Equal(1, await RegisterAsync(registry, "coming"));
    }

    [Fact]
    public async Task Who_follows_the_history_misses_no_change_that_becomes_visible_late()
    {
        IRegionStore region = Store().OpenRegion(Region);
        await Add(region, "a");
        StoredHistory page = await region.ReadHistoryAsync(HistoryMark.Start, false, null, Cancellation);
        Assert.Single(page.Changes);

        // A change that has its number and is not committed yet.
        await using NpgsqlConnection slow = new(_schema.Server.ConnectionString);
        await slow.OpenAsync(Cancellation);
        await using NpgsqlTransaction transaction = await slow.BeginTransactionAsync(Cancellation);
        string insert = $"WITH c AS (INSERT INTO {_schema.Name}.changes (region, id, host, process_id)"
            + $" VALUES ('{Region}', gen_random_uuid(), 'late', 1) RETURNING sequence) INSERT INTO {_schema.Name}.events"
            + $" (region, sequence, ordinal, kind, at, family, revision, status) SELECT '{Region}', sequence, 0, 'status', now(), 'a', 1,"
            + " 'INACTIVE' FROM c";
        await using (NpgsqlCommand command = new(insert, slow)) await command.ExecuteNonQueryAsync(Cancellation);
        await Add(region, "b");
        page = await region.ReadHistoryAsync(page.Mark, false, null, Cancellation);
        Assert.Equal(3, Assert.Single(page.Changes).Sequence);
        Assert.True(page.IsEnd);
        page = await region.ReadHistoryAsync(page.Mark, false, null, Cancellation);
        Assert.Empty(page.Changes);

        await transaction.CommitAsync(Cancellation);
        await Add(region, "c");
        page = await region.ReadHistoryAsync(page.Mark, false, null, Cancellation);
        Assert.Equal([2, 4], page.Changes.Select(static change => change.Sequence));
        Assert.Equal("late", page.Changes[0].Host);
        page = await region.ReadHistoryAsync(page.Mark, false, null, Cancellation);
        Assert.Empty(page.Changes);
    }

    [Fact]
    public async Task A_number_that_another_region_took_is_not_missing()
    {
        PostgresStore store = Store();
        IRegionStore ours = store.OpenRegion(Region), theirs = store.OpenRegion("us-east-1");
        for (int i = 0; i < 3; i++) await Task.WhenAll(Add(ours, "a"), Add(theirs, "a"));
        StoredHistory page = await ours.ReadHistoryAsync(HistoryMark.Start, false, null, Cancellation);
        Assert.Equal(3, page.Changes.Count);
        Assert.Empty(page.Mark.Pins);
        _schema.Ask("SELECT nextval(pg_get_serial_sequence('{s}.changes', 'sequence'))");
        await Add(ours, "a");
        page = await ours.ReadHistoryAsync(page.Mark, false, null, Cancellation);
        Assert.Equal((7, 1u), Assert.Single(page.Mark.Pins) is var pin ? (pin.Offset, pin.Chain) : default);

        // Nobody waits for ever for a number that was given in vain.
        _schema.Ask("UPDATE {s}.changes SET recorded_at = recorded_at - interval '11 minutes'");
        await Add(ours, "a");
        Assert.Empty((await ours.ReadHistoryAsync(page.Mark, false, null, Cancellation)).Mark.Pins);
    }

    [Fact]
    public async Task A_reading_of_many_parts_sees_one_moment()
    {
        IRegionStore region = Store().OpenRegion(Region), writer = Store().OpenRegion(Region);
        await Add(region, "a");
        int[] counts = await region.ReadAsync(
            view =>
            {
                int before = view.ListRevisions(RevisionStatus.Active, null, null, false).Count();
                Add(writer, "b").Wait(Cancellation);
                return new[] { before, view.ListRevisions(RevisionStatus.Active, null, null, false).Count() };
            },
            Cancellation);
        Assert.Equal([1, 1], counts);
    }

    [Fact]
    public async Task A_plan_that_knew_too_little_is_read_again_in_one_moment()
    {
        IRegionStore region = Store().OpenRegion(Region), writer = Store().OpenRegion(Region);
        await Add(region, "a");
        int calls = 0;
        (int Known, int Counted) seen = await region.ReadAsync(
            view =>
            {
                int known = view.GetLatest("a", RevisionStatus.Active)!.Value;
                if (calls++ == 0) Add(writer, "a").Wait(Cancellation);
                return (known, view.ListRevisions(RevisionStatus.Active, null, null, false).Count());
            },
            new ReadPlan { Revisions = [("a", null)] }, Cancellation);
        Assert.Equal((2, 2, 2), (calls, seen.Known, seen.Counted));
    }

    [Fact]
    public async Task The_second_of_two_accounts_that_begin_at_once_is_refused()
    {
        PostgresStore first = _schema.Keep(PostgresStore.Open(_schema.Options with { Account = "111111111111" }));
        PostgresStore second = _schema.Keep(PostgresStore.Open(_schema.Options with { Account = "222222222222" }));
        Assert.Equal("222222222222", second.Identify().Account);
        await Add(first.OpenRegion(Region), "a");
        EcsException refusal = await Assert.ThrowsAsync<EcsException>(() => Add(second.OpenRegion(Region), "a"));
        Assert.Equal("StoreAccountMismatch", refusal.Code);
        Assert.Equal("111111111111", Store().Identify().Account);
    }

    private static int Next(IRegionView view, string family) => (view.GetFamily(family)?.LatestRevision ?? 0) + 1;

    private static async Task Add(IRegionStore region, string family) => await region.ChangeAsync(
        (view, change) =>
        {
            change.Add(StoreEvents.Registered(family, Next(view, family)));
            return true;
        },
        ReadPlan.OfFamily(family), Cancellation);

    private PostgresStore Store() => _schema.Keep(_schema.Open());

    private IRegistry Open() => _schema.Keep(new RegistryHost(_schema.Open(), TimeProvider.System)).GetRegistry(Region, "tester");
}
