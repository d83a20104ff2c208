using System.Text.RegularExpressions;
using EcsTaskDef.Engine;
using EcsTaskDef.PowerShell.Input;
using EcsTaskDef.PowerShell.Queries;
using EcsTaskDef.PowerShell.Session;
using EcsTaskDef.Registry;

namespace EcsTaskDef.PowerShell.Tests;

/// <summary>What <c>Get-TaskDefinition</c> finds, without a PowerShell: web:1 and web:3 ACTIVE, web:2 INACTIVE, api:1.</summary>
[Trait("Category", "Fast")]
public sealed class RevisionQueryTests : IWaiter, IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private readonly RegistryHost _host;
    private readonly IRegistry _registry;
    private int _calls;

    public RevisionQueryTests()
    {
        _host = RegistryHost.Open(new RegistryHostOptions { StorePath = _folder.Location, Clock = TimeProvider.System });
        _registry = _host.GetRegistry("eu-west-1", "ada");
    }

    [Theory]
    [InlineData(null, "api:1 web:1 web:3")]
    [InlineData("web", "web:1 web:3")]
    [InlineData("w*", "web:1 web:3")]
    [InlineData("W*", "")]
    [InlineData("web:2", "web:2")]
    [InlineData("*:2", "api:2 web:2")]
    [InlineData("nosuch", "nosuch")]
    [InlineData("nosuch*", "")]
    public void A_name_finds_its_revisions(string? name, string expected) =>
        Assert.Equal(expected, Find(Query(), name));

    [Fact]
    public void Several_states_come_in_one_order()
    {
        string[] both = [TaskDefinitionStatuses.Inactive, TaskDefinitionStatuses.Active];
        Assert.Equal("web:1 web:2 web:3", Find(Query(both), "web"));
        Assert.Equal("web:3 web:2 web:1 api:1", Find(Query(both, descending: true), null));
    }

    [Fact]
    public void The_latest_is_one_of_each_family()
    {
        Assert.Equal("api:1 web:3", Find(Query(latest: true), null));
        Assert.Equal("web:2", Find(Query([TaskDefinitionStatuses.Inactive], latest: true), "web"));
    }

    [Fact]
    public void A_family_in_other_states_is_nothing_and_no_error() =>
        Assert.Equal("", Find(Query([TaskDefinitionStatuses.Inactive]), "api"));

    [Fact]
    public void Pages_are_read_as_they_are_asked_for()
    {
        var query = new RevisionQuery { WildcardOf = Wildcard, PageSize = 1 };
        using IEnumerator<RevisionCandidate> found = query.Find("web", _registry, this).GetEnumerator();
        Assert.True(found.MoveNext());
        Assert.Equal(2, _calls); // a page, and how far the family goes
        Assert.True(found.MoveNext());
        Assert.Equal(3, _calls);
    }

    [Fact]
    public void Families_that_one_page_holds_are_not_asked_for()
    {
        Assert.Equal("api:1 web:1 web:3", Find(Query(), null));
        Assert.Equal(1, _calls);
    }

    [Theory]
    [InlineData(null, "api:1 web:1 web:3")]
    [InlineData("web", "web:1 web:3")]
    [InlineData("w*", "web:1 web:3")]
    public async Task What_is_registered_while_a_family_is_listed_is_not_given(string? name, string expected)
    {
        var query = new RevisionQuery { WildcardOf = Wildcard, PageSize = 1 };
        var given = new List<string>();
        foreach (RevisionCandidate candidate in query.Find(name, _registry, this).Take(10))
        {
            RevisionName revision = RevisionName.Parse(candidate.Name);
            given.Add(revision.Short);
            await Register(revision.Family);
        }

        Assert.Equal(expected, string.Join(' ', given));
    }

    T IWaiter.Wait<T>(Func<CancellationToken, ValueTask<T>> operation)
    {
        _calls++;
        return operation(CancellationToken.None).AsTask().GetAwaiter().GetResult();
    }

    public async ValueTask InitializeAsync()
    {
        foreach (string family in new[] { "web", "web", "web", "api" }) await Register(family);
        await _registry.DeregisterTaskDefinitionAsync(new DeregisterTaskDefinitionRequest { TaskDefinition = "web:2" });
    }

    public ValueTask DisposeAsync()
    {
        _host.Dispose();
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task Register(string family) =>
        await _registry.RegisterTaskDefinitionAsync(EcsJson.Read<RegisterTaskDefinitionRequest>(Encoding.UTF8.GetBytes(
            $$"""{"family":"{{family}}","containerDefinitions":[{"name":"a","image":"i","memory":64}]}""")));

    private string Find(RevisionQuery query, string? name) =>
        string.Join(' ', query.Find(name, _registry, this).Select(static one => RevisionName.Parse(one.Name).Short));

    private static RevisionQuery Query(string[]? statuses = null, bool latest = false, bool descending = false) =>
        new() { Statuses = statuses, Latest = latest, Descending = descending, WildcardOf = Wildcard };

    private static Func<string, bool>? Wildcard(string text) => text.Contains('*', StringComparison.Ordinal)
        ? new Regex("^" + Regex.Escape(text).Replace("\\*", ".*", StringComparison.Ordinal) + "$").IsMatch
        : null;
}
