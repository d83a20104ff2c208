using EcsTaskDef.Storage;

namespace EcsTaskDef.Conformance;

/// <summary>What every store owes the engine: facts kept whole, in order, and found again.</summary>
public abstract class StoreConformance : IDisposable
{
    private static readonly DateTimeOffset s_start = new(2026, 9, 16, 12, 0, 0, 123, TimeSpan.Zero);

    private readonly object _opening = new();
    private IRegistryStore? _store;

    internal IRegistryStore Store
    {
        get
        {
            // Tests begin on several threads at once.
            lock (_opening) return _store ??= CreateStore();
        }
    }

    internal IRegionStore Region => Store.OpenRegion("eu-west-1");

    internal abstract IRegistryStore CreateStore();

    /// <summary>Whether documents that nobody can see any more take up space until something is done about it.</summary>
    protected virtual bool KeepsRemoved => true;

    public virtual void Dispose()
    {
        _store?.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_new_store_knows_nothing()
    {
        Assert.Empty(Store.GetRegions());
        Assert.Equal(TimeSpan.FromMinutes(5), Store.Identify().Settings.RemovalDelay);
        Assert.Equal("000000000000", Store.Identify().Account);
        Assert.True(await Read(static view =>
            view.GetFamily("web") is null && view.GetRevision("web", 1) is null && view.GetLatest("web", RevisionStatus.Active) is null
            && !view.ListFamilies(true, "", null).Any() && !view.ListDeletions().Any()
            && !view.ListRevisions(RevisionStatus.Active, null, null, false).Any() && view.Totals == RegionTotals.Zero));
    }

    [Fact]
    public async Task A_registered_revision_is_found_with_its_facts_document_and_tags()
    {
        await Change(Registered("web", 1, 0, "{\"a\":1}", ("k", "v"), ("l", "")));
        RevisionFact fact = (await Fact("web", 1))!;
        Assert.Equal(("web", 1, RevisionStatus.Active), (fact.Family, fact.Revision, fact.Status));
        Assert.Equal(s_start, fact.RegisteredAt);
        Assert.Equal(s_start, fact.LastChangedAt);
        Assert.Null(fact.DeregisteredAt);
        Assert.Null(fact.DeleteRequestedAt);
        Assert.Equal("{\"a\":1}", await Document("web", 1));
        Assert.Equal("k=v l=", await TagsOf("web", 1));
    }

    [Fact]
    public async Task A_status_is_kept_with_the_time_it_was_taken()
    {
        await Change(Registered("web", 1, 0));
        await Change(Status("web", 1, 1, RevisionStatus.Inactive));
        await Change(Status("web", 1, 2, RevisionStatus.DeleteInProgress));
        RevisionFact fact = (await Fact("web", 1))!;
        Assert.Equal(RevisionStatus.DeleteInProgress, fact.Status);
        Assert.Equal(s_start.AddMilliseconds(1), fact.DeregisteredAt);
        Assert.Equal(s_start.AddMilliseconds(2), fact.DeleteRequestedAt);
        Assert.Equal(s_start.AddMilliseconds(2), fact.LastChangedAt);
        Assert.Equal(s_start, fact.RegisteredAt);
    }

    [Fact]
    public async Task A_removed_revision_is_not_there_and_its_family_keeps_its_number()
    {
        await Change(Registered("web", 1, 0), Registered("web", 2, 0));
        await Remove("web", 2);
        Assert.Null(await Fact("web", 2));
        FamilyFact family = (await Read(static view => view.GetFamily("web")))!;
        Assert.Equal((2, 1, 0, 0), (family.LatestRevision, family.ActiveCount, family.InactiveCount, family.DeleteInProgressCount));
        Assert.True(family.IsVisible);
        await Remove("web", 1);
        family = (await Read(static view => view.GetFamily("web")))!;
        Assert.Equal(2, family.LatestRevision);
        Assert.False(family.IsVisible);
        Assert.Equal("", await Families(true) + await Families(false));
        await Change(Registered("web", 3, 9));
        Assert.Equal("web", await Families(true));
    }

    [Fact]
    public async Task Tags_are_replaced_whole_and_keep_their_order()
    {
        await Change(Registered("web", 1, 0, "{}", ("b", "1"), ("a", "2")));
        await Change(new RevisionTagsChanged("web", 1, s_start.AddSeconds(1), Tags(("z", "é\"\\\n😀"), ("a", ""))));
        Assert.Equal("z=é\"\\\n😀 a=", await TagsOf("web", 1));
        Assert.Equal(s_start.AddSeconds(1), (await Fact("web", 1))!.LastChangedAt);
        await Change(new RevisionTagsChanged("web", 1, s_start.AddSeconds(2), []));
        Assert.Equal("", await TagsOf("web", 1));
        Assert.Equal("{}", await Document("web", 1));
    }

    [Fact]
    public async Task Documents_come_back_byte_for_byte()
    {
        string[] documents = [
            "{}", "{\"a\":\"é漢😀\"}", "{\"x\":\"" + new string('y', 65000) + "\"}", "{\"n\":1.50,\"l\":[{\"crc\":\"00000000\"}]}",
        ];
        for (int i = 0; i < documents.Length; i++) await Change(Registered("web", i + 1, i, documents[i], ("k", "v")));
        for (int i = 0; i < documents.Length; i++) Assert.Equal(documents[i], await Document("web", i + 1));
    }

    [Fact]
    public async Task Revisions_are_listed_by_family_ordinal_then_number_both_ways()
    {
        await Populate();
        Assert.Equal("A:1 a:1 a:2 a:10 a:300 a-b:1 ab:7 b:1", await List(null, null, false));
        Assert.Equal("b:1 ab:7 a-b:1 a:300 a:10 a:2 a:1 A:1", await List(null, null, true));
        Assert.Equal("a:1 a:2 a:10 a:300", await List("a", null, false));
        Assert.Equal("a:300 a:10 a:2 a:1", await List("a", null, true));
        Assert.Equal("", await List("nobody", null, false));
    }

    [Theory]
    [InlineData("a", 2, false, "a:10 a:300 a-b:1 ab:7 b:1")]
    [InlineData("a", 2, true, "a:1 A:1")]
    [InlineData("a", 5, false, "a:10 a:300 a-b:1 ab:7 b:1")]
    [InlineData("a", 5, true, "a:2 a:1 A:1")]
    [InlineData("a", 0, false, "a:1 a:2 a:10 a:300 a-b:1 ab:7 b:1")]
    [InlineData("a", int.MaxValue, true, "a:300 a:10 a:2 a:1 A:1")]
    [InlineData("zz", 1, false, "")]
    [InlineData("zz", 1, true, "b:1 ab:7 a-b:1 a:300 a:10 a:2 a:1 A:1")]
    [InlineData("0", 1, false, "A:1 a:1 a:2 a:10 a:300 a-b:1 ab:7 b:1")]
    [InlineData("0", 1, true, "")]
    public async Task A_list_begins_beyond_any_place_in_the_direction_of_travel(
        string family, int revision, bool descending, string expected)
    {
        await Populate();
        Assert.Equal(expected, await List(null, (family, revision), descending));
    }

    [Theory]
    [InlineData("a", 2, false, "a:10 a:300")]
    [InlineData("a", 2, true, "a:1")]
    [InlineData("b", 1, false, "")]
    [InlineData("b", 1, true, "a:300 a:10 a:2 a:1")]
    [InlineData("A", 1, false, "a:1 a:2 a:10 a:300")]
    [InlineData("A", 1, true, "")]
    public async Task A_familys_list_stays_in_the_family_wherever_it_begins(string family, int revision, bool descending, string expected)
    {
        await Populate();
        Assert.Equal(expected, await List("a", (family, revision), descending));
    }

    [Fact]
    public async Task Statuses_have_lists_of_their_own()
    {
        await Populate();
        await Change(Status("a", 2, 1, RevisionStatus.Inactive), Status("b", 1, 1, RevisionStatus.Inactive));
        await Change(Status("b", 1, 2, RevisionStatus.DeleteInProgress));
        Assert.Equal("A:1 a:1 a:10 a:300 a-b:1 ab:7", await List(null, null, false));
        Assert.Equal("a:2", await List(null, null, false, RevisionStatus.Inactive));
        Assert.Equal("b:1", await List(null, null, false, RevisionStatus.DeleteInProgress));
    }

    [Fact]
    public async Task The_latest_of_a_status_is_the_highest_number()
    {
        await Populate();
        Assert.Equal(300, await Latest("a", RevisionStatus.Active));
        await Change(Status("a", 300, 1, RevisionStatus.Inactive));
        Assert.Equal(10, await Latest("a", RevisionStatus.Active));
        Assert.Equal(300, await Latest("a", RevisionStatus.Inactive));
        Assert.Null(await Latest("a", RevisionStatus.DeleteInProgress));
        Assert.Null(await Latest("nobody", RevisionStatus.Active));
    }

    [Fact]
    public async Task Families_are_listed_by_prefix_from_any_place()
    {
        await Populate();
        Assert.Equal("A a a-b ab b", await Families(true));
        Assert.Equal("a a-b ab", await Families(true, "a"));
        Assert.Equal("ab", await Families(true, "ab"));
        Assert.Equal("", await Families(true, "abc"));
        Assert.Equal("a-b ab", await Families(true, "a", "a"));
        Assert.Equal("a-b ab b", await Families(true, "", "a"));
        Assert.Equal("a a-b ab", await Families(true, "a", "0"));
        Assert.Equal("", await Families(true, "a", "zzz"));
        Assert.Equal("", await Families(false));
        await Change(Status("ab", 7, 1, RevisionStatus.Inactive));
        Assert.Equal("A a a-b b", await Families(true));
        Assert.Equal("ab", await Families(false));
    }

    [Fact]
    public async Task Deletions_are_listed_by_the_time_of_their_request()
    {
        await Populate();
        await Change(
            Status("b", 1, 1, RevisionStatus.Inactive), Status("a", 1, 1, RevisionStatus.Inactive),
            Status("a", 2, 1, RevisionStatus.Inactive));
        await Change(Status("b", 1, 5, RevisionStatus.DeleteInProgress));
        await Change(Status("a", 2, 7, RevisionStatus.DeleteInProgress), Status("a", 1, 6, RevisionStatus.DeleteInProgress));
        Assert.Equal("b:1@5 a:1@6 a:2@7", await Deletions());
        await Change(Status("a", 1, 8, RevisionStatus.Removed));
        Assert.Equal("b:1@5 a:2@7", await Deletions());

        async Task<string> Deletions() => await Read(static view => string.Join(" ", view.ListDeletions().Select(
            static d => $"{d.Family}:{d.Revision}@{(d.RequestedAt - s_start).TotalMilliseconds}")));
    }

    [Fact]
    public async Task Totals_follow_every_change()
    {
        await Change(Registered("a", 1, 0, "{\"x\":1}"), Registered("a", 2, 0, "{}"), Registered("b", 1, 0, "{}"));
        await Change(Status("a", 1, 1, RevisionStatus.Inactive), Status("a", 2, 1, RevisionStatus.Inactive));
        await Change(Status("a", 1, 2, RevisionStatus.DeleteInProgress));
        Assert.Equal(
            new RegionTotals { FamilyCount = 2, ActiveCount = 1, InactiveCount = 1, DeleteInProgressCount = 1, LiveBytes = 11 },
            await Totals());
        await Change(Status("a", 1, 3, RevisionStatus.Removed));
        await Remove("b", 1);
        Assert.Equal(
            new RegionTotals
            {
                FamilyCount = 1, ActiveCount = 0, InactiveCount = 1, DeleteInProgressCount = 0, LiveBytes = 2,
                DeadBytes = KeepsRemoved ? 9 : 0,
            },
            await Totals());

        async Task<RegionTotals> Totals() => await Read(static view => view.Totals);
    }

    [Fact]
    public async Task A_familys_facts_follow_every_change()
    {
        await Change(Registered("a", 1, 0), Registered("a", 2, 5));
        await Change(Status("a", 1, 9, RevisionStatus.Inactive));
        FamilyFact family = (await Read(static view => view.GetFamily("a")))!;
        Assert.Equal(
            ("a", 2, 1, 1, 0),
            (family.Family, family.LatestRevision, family.ActiveCount, family.InactiveCount, family.DeleteInProgressCount));
        Assert.Equal(s_start.AddMilliseconds(9), family.LastChangedAt);
    }

    [Fact]
    public async Task A_change_sees_its_own_events_and_others_see_them_when_it_is_whole()
    {
        bool inside = await Region.ChangeAsync(static (view, change) =>
        {
            change.Add(Registered("web", 1, 0));
            bool seen = view.GetFamily("web")?.LatestRevision == 1 && view.GetLatest("web", RevisionStatus.Active) == 1;
            change.Add(Status("web", 1, 1, RevisionStatus.Inactive));
            return seen && view.GetRevision("web", 1)!.Status == RevisionStatus.Inactive
                && view.GetLatest("web", RevisionStatus.Active) is null;
        }, CancellationToken.None);
        Assert.True(inside);
        Assert.Equal(RevisionStatus.Inactive, (await Fact("web", 1))!.Status);
    }

    [Fact]
    public async Task A_refused_change_leaves_no_trace()
    {
        await Change(Registered("web", 1, 0, "{}", ("a", "1")));
        InvalidOperationException refusal = await Assert.ThrowsAsync<InvalidOperationException>(async () =>
            await Region.ChangeAsync<int>(static (_, change) =>
        {
            change.Add(Registered("web", 2, 1));
            change.Add(Status("web", 1, 1, RevisionStatus.Inactive));
            change.Add(new RevisionTagsChanged("web", 1, s_start, []));
            throw new InvalidOperationException("No.");
        }, CancellationToken.None));
        Assert.Equal("No.", refusal.Message);
        Assert.Null(await Fact("web", 2));
        Assert.Equal(RevisionStatus.Active, (await Fact("web", 1))!.Status);
        Assert.Equal("a=1", await TagsOf("web", 1));
        Assert.Equal(1, (await Read(static view => view.GetFamily("web")))!.LatestRevision);
        await Change(Registered("web", 2, 2));
        Assert.Equal(2, await Latest("web", RevisionStatus.Active));
    }

    [Fact]
    public async Task A_refused_change_makes_no_region()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await Region.ChangeAsync<int>(
            static (_, _) => throw new InvalidOperationException("No."), CancellationToken.None));
        await Region.ChangeAsync(static (_, _) => true, CancellationToken.None);
        Assert.Empty(Store.GetRegions());
    }

    [Fact]
    public async Task A_change_without_events_answers_and_keeps_nothing()
    {
        await Change(Registered("web", 1, 0));
        long size = Region.SizeInBytes;
        Assert.Equal(7, await Region.ChangeAsync(static (_, _) => 7, CancellationToken.None));
        Assert.Equal(size, Region.SizeInBytes);
    }

    [Fact]
    public async Task A_cancelled_call_does_nothing()
    {
        CancellationToken cancelled = new(canceled: true);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await Region.ChangeAsync(static (_, change) =>
        {
            change.Add(Registered("web", 1, 0));
            return true;
        }, cancelled));
        Assert.Null(await Fact("web", 1));
    }

    [Fact]
    public async Task Concurrent_changes_come_one_after_another_and_none_is_lost()
    {
        const int Tasks = 8, Each = 25;
        int[] numbers = (await Task.WhenAll(Enumerable.Range(0, Tasks).Select(_ => Task.Run(async () =>
        {
            List<int> mine = [];
            for (int i = 0; i < Each; i++)
            {
                mine.Add(await Region.ChangeAsync(static (view, change) =>
                {
                    int next = (view.GetFamily("web")?.LatestRevision ?? 0) + 1;
                    change.Add(Registered("web", next, next));
                    return next;
                }, CancellationToken.None));
            }

            return mine;
        })))).SelectMany(static n => n).Order().ToArray();
        Assert.Equal(Enumerable.Range(1, Tasks * Each), numbers);
        Assert.Equal(
            Tasks * Each, (await Read(static view => view.ListRevisions(RevisionStatus.Active, "web", null, false).ToArray())).Length);
    }

    [Fact]
    public async Task Readers_beside_a_writer_see_whole_changes_only()
    {
        using CancellationTokenSource stop = new();
        TaskCompletionSource looked = new();
        Task reader = Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
            {
                (int? left, int? right, int count) = await Read(static view => (
                    view.GetLatest("left", RevisionStatus.Active), view.GetLatest("right", RevisionStatus.Active),
                    view.ListRevisions(RevisionStatus.Active, null, null, false).Count()));
                Assert.Equal(left, right);
                Assert.Equal(2 * (left ?? 0), count);
                looked.TrySetResult();
            }
        });
        await Task.WhenAny(looked.Task, reader);
        for (int i = 1; i <= 100; i++) await Change(Registered("left", i, i), Registered("right", i, i));
        await stop.CancelAsync();
        await reader;
    }

    [Fact]
    public async Task Regions_are_apart_and_listed_once_they_were_written_to()
    {
        await Change(Registered("web", 1, 0));
        await Store.OpenRegion("af-south-1").ChangeAsync(static (_, change) =>
        {
            change.Add(Registered("web", 1, 0));
            return true;
        }, CancellationToken.None);
        Assert.Null(await Store.OpenRegion("us-east-1").ReadAsync(static view => view.GetFamily("web"), CancellationToken.None));
        Assert.Equal(["af-south-1", "eu-west-1"], Store.GetRegions());
        Assert.Same(Region, Store.OpenRegion("eu-west-1"));
    }

    [Fact]
    public async Task Settings_are_kept()
    {
        await Store.ChangeSettingsAsync(static s => s with { RemovalDelay = TimeSpan.FromSeconds(90.5) }, CancellationToken.None);
        Assert.Equal(TimeSpan.FromSeconds(90.5), Store.Identify().Settings.RemovalDelay);
        Assert.True(Store.Exists);
    }

    [Fact]
    public async Task Long_names_and_numbers_at_their_limits_are_kept()
    {
        string family = new('z', 255);
        await Change(Registered(family, 1_000_000, 0), Registered(family, 255, 0), Registered(family, 256, 0));
        Assert.Equal(1_000_000, await Latest(family, RevisionStatus.Active));
        int[] listed = await Read(
            view => view.ListRevisions(RevisionStatus.Active, family, null, false).Select(static r => r.Revision).ToArray());
        Assert.Equal([255, 256, 1_000_000], listed);
    }

    internal static RevisionRegistered Registered(
        string family, int revision, int after, string document = "{}", params (string Key, string Value)[] tags) =>
        new(family, revision, s_start.AddMilliseconds(after), Encoding.UTF8.GetBytes(document), Tags(tags));

    internal static RevisionStatusChanged Status(string family, int revision, int after, RevisionStatus status) =>
        new(family, revision, s_start.AddMilliseconds(after), status);

    private static Tag[] Tags(params (string Key, string Value)[] tags) =>
        tags.Select(static t => new Tag { Key = t.Key, Value = t.Value }).ToArray();

    private Task Populate() => Change(
        Registered("b", 1, 0), Registered("a", 10, 0), Registered("a", 2, 0), Registered("A", 1, 0), Registered("a", 300, 0),
        Registered("ab", 7, 0), Registered("a-b", 1, 0), Registered("a", 1, 0));

    private async Task Change(params StoreEvent[] events) => await Region.ChangeAsync((_, change) =>
    {
        foreach (StoreEvent one in events) change.Add(one);
        return true;
    }, CancellationToken.None);

    private Task Remove(string family, int revision) => Change(
        Status(family, revision, 1, RevisionStatus.Inactive), Status(family, revision, 2, RevisionStatus.DeleteInProgress),
        Status(family, revision, 3, RevisionStatus.Removed));

    private async Task<T> Read<T>(Func<IRegionView, T> read) => await Region.ReadAsync(read, CancellationToken.None);

    private Task<RevisionFact?> Fact(string family, int revision) => Read(view => view.GetRevision(family, revision));

    private Task<int?> Latest(string family, RevisionStatus status) => Read(view => view.GetLatest(family, status));

    private Task<string> Document(string family, int revision) =>
        Read(view => Encoding.UTF8.GetString(view.ReadDocument(view.GetRevision(family, revision)!).Span));

    private Task<string> TagsOf(string family, int revision) =>
        Read(view => string.Join(" ", view.ReadTags(view.GetRevision(family, revision)!)));

    private Task<string> List(string? family, (string, int)? after, bool descending, RevisionStatus status = RevisionStatus.Active) =>
        Read(
            view => string.Join(" ", view.ListRevisions(status, family, after, descending).Select(static r => $"{r.Family}:{r.Revision}")));

    private Task<string> Families(bool active, string prefix = "", string? after = null) =>
        Read(view => string.Join(" ", view.ListFamilies(active, prefix, after)));
}
