using EcsTaskDef.Maintenance;
using EcsTaskDef.Registry;

namespace EcsTaskDef.PostgreSql.Tests;

/// <summary>What Test-TaskDefinitionStore finds in rows that somebody else has touched, and that it finds nothing in sound ones.</summary>
public sealed class RowCheckTests : IDisposable
{
    private readonly TestSchema _schema = new();
    private readonly IDatabaseHost _host;

    public RowCheckTests() => _host = new PostgresRegistries().Open(
        new RegistryHostOptions { StorePath = _schema.Server.Location(_schema.Name), Clock = TimeProvider.System });

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _host.Dispose();
        _schema.Dispose();
    }

    [Theory]
    [InlineData("UPDATE {s}.families SET active_count = 7", "FamilyCounts")]
    [InlineData("UPDATE {s}.families SET latest_revision = 1", "FamilyCounts")]
    [InlineData("UPDATE {s}.families SET listed = NULL", "FamilyListed")]
    [InlineData("DELETE FROM {s}.families", "RevisionWithoutFamily")]
    [InlineData("UPDATE {s}.revisions SET deregistered_at = NULL", "RevisionStatus")]
    [InlineData("UPDATE {s}.revisions SET document = '{}'", "RevisionDocument")]
    [InlineData("UPDATE {s}.revisions SET document = replace(document::text, 'web', 'wib')::json", "RevisionDocument")]
    [InlineData("DELETE FROM {s}.resource_texts", "ResourceTexts")]
    [InlineData("DELETE FROM {s}.resources", "ResourceTexts")]
    [InlineData("DELETE FROM {s}.regions", "RegionMissing")]
    [InlineData("DELETE FROM {s}.events WHERE sequence = 1", "ChangeWithoutEvent")]
    [InlineData("DELETE FROM {s}.changes WHERE sequence = 1", "EventWithoutChange")]
    public async Task Rows_that_do_not_agree_are_found(string damage, string code)
    {
        IRegistry registry = _host.GetRegistry("eu-west-1", "tester");
        for (int i = 0; i < 2; i++) await registry.RegisterTaskDefinitionAsync(Requests.Of("web"), Cancellation);
        await registry.DeregisterTaskDefinitionAsync(new DeregisterTaskDefinitionRequest { TaskDefinition = "web:1" }, Cancellation);
        await registry.CreateClusterAsync(new CreateClusterRequest { ClusterName = "c" }, Cancellation);
        await registry.CreateServiceAsync(
            new CreateServiceRequest { Cluster = "c", ServiceName = "s", TaskDefinition = "web", DesiredCount = 0 }, Cancellation);
        Assert.Empty(await _host.TestAsync(cancellationToken: Cancellation));
        _schema.Ask(damage);
        IReadOnlyList<StoreFinding> findings = await _host.TestAsync(cancellationToken: Cancellation);
        Assert.Contains(findings, finding => finding.Code == code);
        Assert.All(findings, static finding => Assert.Equal("eu-west-1", finding.Region));
        Assert.Empty(await _host.TestAsync("us-east-1", Cancellation));
    }

    [Fact]
    public async Task Where_there_is_no_store_nothing_is_sound() =>
        Assert.Equal("StoreMissing", (await Assert.ThrowsAsync<EcsException>(async () => await _host.TestAsync())).Code);
}
