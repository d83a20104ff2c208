using EcsTaskDef.Storage;

namespace EcsTaskDef.Conformance;

/// <summary>The one generic kind of fact that stores keep: resources with documents and secondary keys.</summary>
public abstract class ResourceStoreConformance : IDisposable
{
    private static readonly DateTimeOffset s_start = new(2026, 9, 16, 12, 0, 0, 123, TimeSpan.Zero);

    private IRegistryStore? _store;

    internal IRegionStore Region => (_store ??= CreateStore()).OpenRegion("eu-west-1");

    internal abstract IRegistryStore CreateStore();

    /// <summary>False for what forgets with its process; true = <see cref="CreateStore"/> opens the same again.</summary>
    protected virtual bool Remembers => true;

    public virtual void Dispose()
    {
        _store?.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_resource_is_found_by_its_key_and_its_index()
    {
        await Put("task", "c/1", "{\"a\":1}", "family/web", "use/web:1");
        await Put("task", "c/2", "{\"a\":2}", "family/web");
        await Put("service", "c/1", "{\"a\":3}", "family/web");
        Assert.Equal("{\"a\":1}", await Document("task", "c/1"));
        Assert.Equal("{\"a\":3}", await Document("service", "c/1"));
        Assert.Null(await Document("task", "c/3"));
        Assert.Equal("c/1 c/2", await Found("task", "family/web"));
        Assert.Equal("c/1", await Found("task", "use/"));
        Assert.Equal("c/1 c/2", await Keys("task", "c/", null));
        Assert.Equal("c/2", await Keys("task", "c/", "c/1"));
        Assert.Equal("", await Keys("task", "d", null));
    }

    [Fact]
    public async Task A_replaced_document_takes_its_old_index_along()
    {
        await Put("task", "1", "{\"a\":1}", "live", "x");
        await Put("task", "1", "{\"a\":2}", "stop");
        Assert.Equal("{\"a\":2}", await Document("task", "1"));
        Assert.Equal("", await Found("task", "live"));
        Assert.Equal("", await Found("task", "x"));
        Assert.Equal("1", await Found("task", "stop"));
        Reopen();
        Assert.Equal("1", await Found("task", ""));
        await Put("task", "1", "");
        Assert.Null(await Document("task", "1"));
        Assert.Equal("", await Found("task", ""));
        Reopen();
        Assert.Null(await Document("task", "1"));
    }

    [Fact]
    public async Task An_index_is_read_from_a_text_and_beyond_a_place()
    {
        foreach (int i in new[] { 3, 1, 2 }) await Put("task", $"k{i}", "{}", $"stop/{i}", "all");
        Assert.Equal("k2 k3", await Found("task", "stop/", from: "stop/2"));
        Assert.Equal("k3", await Found("task", "stop/", after: ("stop/2", "k2")));
        Assert.Equal("k1 k2 k3", await Found("task", "all"));
        Assert.Equal("k2 k3", await Found("task", "all", after: ("all", "k1")));
        Assert.Equal("", await Found("task", "stop/", from: "stop/4"));
    }

    [Fact]
    public async Task A_change_shows_its_own_resources_and_is_kept_whole_or_not_at_all()
    {
        await Region.ChangeAsync((view, change) =>
        {
            change.Add(Event("task", "1", "{\"a\":1}", "x"));
            Assert.Equal(["1"], view.ListByIndex("task", "x").Select(static e => e.Key));
            Assert.NotNull(view.GetResource("task", "1"));
            change.Add(Event("task", "1", "", []));
            Assert.Null(view.GetResource("task", "1"));
            change.Add(Event("task", "2", "{\"a\":2}", "x"));
            return true;
        }, CancellationToken.None);
        Assert.Equal("2", await Found("task", "x"));
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await Region.ChangeAsync<bool>((_, change) =>
        {
            change.Add(Event("task", "2", "", []));
            throw new InvalidOperationException();
        }, CancellationToken.None));
        Assert.Equal("{\"a\":2}", await Document("task", "2"));
    }

    [Fact]
    public async Task What_does_not_fit_is_refused()
    {
        await Assert.ThrowsAsync<ArgumentException>(() => Put("task", new string('k', 641), "{}"));
        await Assert.ThrowsAsync<ArgumentException>(() => Put("task", "k", "{}", new string('i', 2401)));
        await Assert.ThrowsAsync<ArgumentException>(() => Put("task", "k\0", "{}"));
        await Put("task", new string('k', 640), "{}", new string('i', 2400));
        Reopen();
        Assert.Equal(new string('k', 640), await Found("task", "i"));
    }

    [Fact]
    public async Task Many_are_found_again()
    {
        for (int i = 0; i < 300; i++)
        {
            int part = i;
            await Region.ChangeAsync((_, change) =>
            {
                for (int j = 0; j < 20; j++) change.Add(
                    Event("task", $"k{part:D3}-{j:D2}", $"{{\"n\":{part}}}", $"part/{part:D3}", $"slot/{j:D2}"));
                return true;
            }, CancellationToken.None);
        }

        Reopen();
        Assert.Equal(6000, await Region.ReadAsync(static view => view.ListResources("task", "k", null).Count(), CancellationToken.None));
        Assert.Equal(20, await Region.ReadAsync(static view => view.ListByIndex("task", "part/123").Count(), CancellationToken.None));
        Assert.Equal(300, await Region.ReadAsync(static view => view.ListByIndex("task", "slot/07").Count(), CancellationToken.None));
        Assert.Equal("{\"n\":299}", await Document("task", "k299-19"));
    }

    protected void Reopen()
    {
        if (!Remembers) return;
        _store?.Dispose();
        _store = null;
    }

    internal async Task Put(string kind, string key, string document, params string[] index) => await Region.ChangeAsync((_, change) =>
    {
        change.Add(Event(kind, key, document, index));
        return true;
    }, CancellationToken.None);

    protected async Task<string?> Document(string kind, string key) => await Region.ReadAsync(
        view => view.GetResource(kind, key) is { } fact ? Encoding.UTF8.GetString(view.ReadDocument(fact).Span) : null,
        CancellationToken.None);

    protected async Task<string> Found(string kind, string prefix, string? from = null, (string, string)? after = null) =>
        await Region.ReadAsync(
        view => string.Join(" ", view.ListByIndex(kind, prefix, from, after).Select(static e => e.Key)), CancellationToken.None);

    private async Task<string> Keys(string kind, string prefix, string? after) => await Region.ReadAsync(
        view => string.Join(" ", view.ListResources(kind, prefix, after)), CancellationToken.None);

    private static ResourceChanged Event(string kind, string key, string document, params string[] index) =>
        new(kind, key, s_start, Encoding.UTF8.GetBytes(document), index);
}
