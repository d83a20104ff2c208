using EcsTaskDef.Engine;
using EcsTaskDef.Registry;
using Npgsql;
using static EcsTaskDef.PostgreSql.Tests.Requests;

namespace EcsTaskDef.PostgreSql.Tests;

/// <summary>
/// A process decides on what it remembers, and reads less where it has just looked. Whatever others have changed meanwhile, it counts.
/// Each registry here is to the other what another process is.
/// </summary>
public sealed class RecollectionTests : IDisposable
{
    private const string Region = "eu-west-1";

    private readonly TestSchema _schema = new();
    private readonly RegistryHost _ours, _theirs;

    public RecollectionTests()
    {
        _ours = _schema.Keep(new RegistryHost(_schema.Open(), TimeProvider.System));
        _theirs = _schema.Keep(new RegistryHost(_schema.Open(), TimeProvider.System));
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private IRegistry Ours => _ours.GetRegistry(Region, "ours");

    private IRegistry Theirs => _theirs.GetRegistry(Region, "theirs");

    public void Dispose() => _schema.Dispose();

    [Fact]
    public async Task The_stores_clock_that_somebody_else_has_just_set_counts()
    {
        await WarmAsync();
        DateTimeOffset then = new(2031, 5, 6, 7, 8, 9, TimeSpan.Zero);
        await _theirs.SetRuntimeSettingsAsync(known => known with { Clock = ClockSetting.At(then) }, Cancellation);
        TaskDefinition registered = (await Ours.RegisterTaskDefinitionAsync(Of("web"), Cancellation)).TaskDefinition.Value;
        Assert.Equal((4, then), (registered.Revision!.Value, registered.RegisteredAt!.Value));
    }

    [Fact]
    public async Task A_revision_that_somebody_else_has_deleted_without_delay_is_gone_at_once()
    {
        await _ours.SetRemovalDelayAsync(TimeSpan.Zero, Cancellation);
        await WarmAsync();
        await DescribeAsync("web:1");
        await DeleteAsync(Theirs, "web:1");
        Assert.Equal("ClientException", (await Assert.ThrowsAsync<EcsException>(() => DescribeAsync("web:1"))).Code);
        Assert.Equal(4, await RegisterAsync(Ours));
        Assert.Equal(3L, _schema.Ask("SELECT count(*) FROM {s}.revisions"));
    }

    [Fact]
    public async Task A_revision_whose_time_is_over_is_gone_though_nothing_waited_when_this_process_looked()
    {
        await _ours.SetRemovalDelayAsync(TimeSpan.FromSeconds(1), Cancellation);
        await WarmAsync();
        await DeleteAsync(Theirs, "web:1");
        Assert.Equal("DELETE_IN_PROGRESS", await DescribeAsync("web:1"));
        await Task.Delay(1100, Cancellation);
        await Assert.ThrowsAsync<EcsException>(() => DescribeAsync("web:1"));
    }

    [Fact]
    public async Task A_status_that_somebody_else_has_changed_counts()
    {
        await WarmAsync();
        Assert.Equal("ACTIVE", await DescribeAsync("web:3"));
        await Theirs.DeregisterTaskDefinitionAsync(new() { TaskDefinition = "web:3" }, Cancellation);
        Assert.Equal("INACTIVE", await DescribeAsync("web:3"));
        Assert.Equal("web:2", (await Ours.DescribeTaskDefinitionAsync(new() { TaskDefinition = "web" }, Cancellation))
            .TaskDefinition.Value.TaskDefinitionArn!.Split('/')[1]);
        Assert.Equal(4, await RegisterAsync(Ours));
        Assert.Equal("3 and 1", _schema.Ask("SELECT active_count || ' and ' || inactive_count FROM {s}.families"));
    }

    [Fact]
    public async Task Who_waits_for_a_family_that_somebody_holds_can_give_up()
    {
        await WarmAsync();
        await using NpgsqlConnection holder = new(_schema.Server.ConnectionString);
        await holder.OpenAsync(Cancellation);
        await using NpgsqlTransaction transaction = await holder.BeginTransactionAsync(Cancellation);
        await using (NpgsqlCommand hold = new($"SELECT 1 FROM {_schema.Name}.families FOR UPDATE", holder, transaction))
            await hold.ExecuteScalarAsync(Cancellation);
        using CancellationTokenSource stop = new(TimeSpan.FromSeconds(1));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await Ours.RegisterTaskDefinitionAsync(Of("web"), stop.Token));
        await transaction.RollbackAsync(Cancellation);
        Assert.Equal(4, await RegisterAsync(Ours));
    }

    [Fact]
    public async Task Two_that_take_turns_and_two_that_do_not_give_every_number_once()
    {
        for (int i = 0; i < 20; i++) Assert.Equal(i + 1, await RegisterAsync(i % 2 == 0 ? Ours : Theirs));
        for (int i = 20; i < 40; i++) Assert.Equal(i + 1, await RegisterAsync(i % 5 == 0 ? Theirs : Ours));
        int[] numbers = await Task.WhenAll(
            Enumerable.Range(0, 120).Select(i => Task.Run(() => RegisterAsync(i % 4 == 0 ? Theirs : Ours), Cancellation)));
        Assert.Equal(Enumerable.Range(41, 120), numbers.Order());
        Assert.Equal(160, _schema.Ask("SELECT active_count FROM {s}.families"));
        Assert.Equal(160L, _schema.Ask("SELECT count(DISTINCT sequence) FROM {s}.events"));
        Assert.Equal(0L, _schema.Ask(
            "SELECT count(*) FROM {s}.revisions a JOIN {s}.revisions b ON b.revision = a.revision + 1"
            + " WHERE b.registered_at < a.registered_at"));
    }

    // From here on the family is known to be this process's alone.
    private async Task WarmAsync()
    {
        for (int i = 1; i < 4; i++) Assert.Equal(i, await RegisterAsync(Ours));
    }

    private async Task<string> DescribeAsync(string name) =>
        (await Ours.DescribeTaskDefinitionAsync(new() { TaskDefinition = name }, Cancellation)).TaskDefinition.Value.Status!;

    private static async Task DeleteAsync(IRegistry registry, string name)
    {
        await registry.DeregisterTaskDefinitionAsync(new() { TaskDefinition = name }, Cancellation);
        Assert.Empty((await registry.DeleteTaskDefinitionsAsync(new() { TaskDefinitions = [name] }, Cancellation)).Failures);
    }
}
