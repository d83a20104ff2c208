using EcsTaskDef.Core.Tests.Storage.Json;
using EcsTaskDef.Engine;
using EcsTaskDef.Registry;
using EcsTaskDef.Storage;

namespace EcsTaskDef.Core.Tests.Engine;

/// <summary>What completion asks for: right, and the same work whatever the store holds.</summary>
public sealed class NewestRevisionsTests : IDisposable
{
    private const int Count = 50_000;
    private const string Region = "eu-west-1";

    private static readonly string[] s_listed = [TaskDefinitionStatuses.Active, TaskDefinitionStatuses.Inactive];

    private readonly CountingStore _store = new();
    private readonly RegistryHost _host;
    private readonly IRegistry _registry;

    public NewestRevisionsTests()
    {
        TestClock clock = new();
        _store.OpenRegion(Region).ChangeAsync((_, change) =>
        {
            for (int revision = 1; revision <= Count; revision++)
            {
                change.Add(Shop.Registered("web", revision, 0));
                if (revision % 2 == 0) change.Add(new RevisionStatusChanged("web", revision, clock.Now, RevisionStatus.Inactive));
            }

            change.Add(Shop.Registered("web-api", 1, 0));
            return true;
        }, CancellationToken.None).AsTask().GetAwaiter().GetResult();
        _host = new RegistryHost(_store, clock);
        _registry = _host.GetRegistry(Region, "tester");
    }

    public void Dispose()
    {
        _host.Dispose();
        _store.Dispose();
    }

    [Theory]
    [InlineData(null, 3, "50000 49999 49998")]
    [InlineData("", 2, "50000 49999")]
    [InlineData("45", 2, "45999 45998")]
    [InlineData("4999", 20, "49999 49998 49997 49996 49995 49994 49993 49992 49991 49990 4999")]
    [InlineData("5", 4, "50000 5999 5998 5997")]
    [InlineData("50000", 5, "50000")]
    [InlineData("50001", 5, "")]
    [InlineData("1000000", 5, "")]
    [InlineData("99999999999", 5, "")]
    [InlineData("0", 5, "")]
    [InlineData("x", 5, "")]
    public async Task Numbers_begin_as_typed_and_the_newest_come_first(string? digits, int most, string expected)
    {
        IReadOnlyList<RevisionSummary> found = await _registry.GetNewestRevisionsAsync("web", digits, s_listed, most);
        Assert.Equal(expected, string.Join(' ', found.Select(static one => one.Revision)));
        Assert.All(found, static one => Assert.Equal(one.Revision % 2 == 0 ? "INACTIVE" : "ACTIVE", one.Status));
    }

    [Fact]
    public async Task Only_states_that_were_asked_for_are_given()
    {
        IReadOnlyList<RevisionSummary> found = await _registry.GetNewestRevisionsAsync("web", "499", [TaskDefinitionStatuses.Active], 2);
        Assert.Equal(["web:49999", "web:49997"], found.Select(static one => one.ToString()));
        await Assert.ThrowsAsync<EcsException>(async () => await _registry.GetNewestRevisionsAsync("web", null, ["NONE"], 2));
        Assert.Empty(await _registry.GetNewestRevisionsAsync("none", null, s_listed, 2));
        Assert.Empty(await _registry.GetNewestRevisionsAsync("no family", null, s_listed, 2));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("4")]
    [InlineData("45")]
    [InlineData("12345")]
    public async Task The_work_is_bounded_by_what_is_given_and_no_document_is_read(string? digits)
    {
        const int Most = 100;
        _store.Calls.Clear();
        await _registry.GetNewestRevisionsAsync("web", digits, s_listed, Most);
        Assert.DoesNotContain(nameof(IRegionView.ReadDocument), _store.Calls.Keys);
        Assert.InRange(_store.Calls[nameof(IRegionView.GetRevision)], 1, Most * s_listed.Length);

        // A range of numbers for each length that a number can have, in each state.
        Assert.InRange(_store.Calls[nameof(IRegionView.ListRevisions)], 1, 7 * s_listed.Length);
        Assert.InRange(_store.Calls["listed"], 1, (Most + 7) * s_listed.Length);
    }

    [Fact]
    public async Task Families_cost_what_is_given_too()
    {
        _store.Calls.Clear();
        Assert.Equal(2, (await _registry.GetFamiliesAsync("we", null, null, 100)).Count);
        Assert.DoesNotContain(nameof(IRegionView.ReadDocument), _store.Calls.Keys);
        Assert.InRange(_store.Calls[nameof(IRegionView.GetFamily)], 2, 10);
    }
}
