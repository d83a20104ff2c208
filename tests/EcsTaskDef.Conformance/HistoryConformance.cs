using EcsTaskDef.Registry;

namespace EcsTaskDef.Conformance;

/// <summary>What a registry of our own tells of its past.</summary>
public abstract class HistoryConformance : RegistrySuite
{
    [Fact]
    public async Task It_tells_what_happened_in_both_orders()
    {
        await Note("web", "first");
        await Register("api");
        await Tag("web:1", ("team", "web"));
        await DeregisterAndDelete("web:1");
        Clock.Advance(RemovalDelay + RemovalDelay);
        await Describe("api");
        string[] expected =
        [
            "1 Registered web:1 tester first ", "2 Registered api:1 tester  ", "3 Tagged web:1 tester  team=web",
            "4 Deregistered web:1 tester  ", "5 DeleteRequested web:1 tester  ", "6 Removed web:1 -  ",
        ];
        Assert.Equal(expected, await Read(new HistoryQuery()));
        Assert.Equal(expected.Reverse(), await Read(new HistoryQuery { NewestFirst = true }));
        Assert.Equal(
            expected.Where(static e => e.Contains("web", System.StringComparison.Ordinal)),
            await Read(new HistoryQuery { Family = "web" }));
        Assert.Empty(await Read(new HistoryQuery { Family = "we" }));
    }

    [Fact]
    public async Task It_is_empty_where_nothing_happened()
    {
        Assert.Empty(await Read(new HistoryQuery()));
        Assert.Empty(await Read(new HistoryQuery { NewestFirst = true }));
    }

    [Fact]
    public async Task A_long_history_comes_whole_and_each_change_once()
    {
        const int Count = 1200;
        await Register("web", Count);
        Assert.Equal(Enumerable.Range(1, Count), await Numbers(new HistoryQuery()));
        Assert.Equal(Enumerable.Range(1, Count).Reverse(), await Numbers(new HistoryQuery { NewestFirst = true }));
    }

    [Fact]
    public async Task What_happens_after_the_end_follows()
    {
        HistoryQuery query = new();
        await Register("web", 3);
        HistoryPage page = await History.GetHistoryAsync(query, null, TestContext.Current.CancellationToken);
        while (!page.IsEnd) page = await History.GetHistoryAsync(query, page.Cursor, TestContext.Current.CancellationToken);
        Assert.Empty((await History.GetHistoryAsync(query, page.Cursor, TestContext.Current.CancellationToken)).Records);
        await Register("web");
        HistoryRecord record = Assert.Single(
            (await History.GetHistoryAsync(query, page.Cursor, TestContext.Current.CancellationToken)).Records);
        Assert.Equal("web:4", record.Name);
    }

    private IRegistry History => (IRegistry)Registry;

    private async Task Note(string family, string note) => await ((IRegistry)Registry).RegisterAsync(
        Request(Body(family)), new RegistrationOptions { Note = note }, TestContext.Current.CancellationToken);

    private async Task<string[]> Read(HistoryQuery query) => (await All(query))
        .Select(static r => $"{r.Sequence} {r} {r.By?.Split('/')[1] ?? "-"} {r.Note} {string.Join(" ", r.Tags ?? [])}").ToArray();

    private async Task<IEnumerable<int>> Numbers(HistoryQuery query) => (await All(query)).Select(static r => r.Revision!.Value);

    private async Task<List<HistoryRecord>> All(HistoryQuery query)
    {
        List<HistoryRecord> all = [];
        HistoryPage page;
        HistoryCursor? cursor = null;
        do
        {
            page = await History.GetHistoryAsync(query, cursor, TestContext.Current.CancellationToken);
            all.AddRange(page.Records);
            cursor = page.Cursor;
        }
        while (!page.IsEnd);
        return all;
    }
}
