using EcsTaskDef.Engine;
using EcsTaskDef.Planning;
using EcsTaskDef.Registry;
using EcsTaskDef.Storage;

namespace EcsTaskDef.PostgreSql.Tests;

/// <summary>A registry moves from a folder to a database and back: numbers, states, tags, what runs and the history.</summary>
public sealed class CopyTests : IDisposable
{
    private readonly TestClock _clock = new();
    private readonly TemporaryFolder _folder = new();
    private readonly TestSchema _schema = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _schema.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task From_a_folder_to_a_database_and_back_everything_comes_along()
    {
        RegistryHost source = OpenFolder("source");
        await CopyStory.FillAsync(source, _clock);
        RegistryCopy there = await CopyAsync(Of(source), OpenDatabase());
        Assert.Equal((2, null), (there.VerifiedCount, there.HistoryOmitted));
        await AssertSameAsync(Of(source), OpenDatabase());
        Assert.Empty(await new RowCheck(OpenStore()).RunAsync(CopyStory.Region, Cancellation));
        RegistryCopy back = await CopyAsync(OpenDatabase(), Of(OpenFolder("back")));
        Assert.Equal(there.HistoryCount, back.HistoryCount);
        await AssertSameAsync(Of(source), Of(OpenFolder("back")));

        // Numbers go on, in the database too.
        Assert.Equal(3, (await OpenDatabase().RegisterTaskDefinitionAsync(CopyStory.Request("gone", 1), Cancellation))
            .TaskDefinition.Value.Revision);
    }

    [Fact]
    public async Task A_run_that_was_stopped_goes_on_and_a_later_one_adds_what_has_happened_since()
    {
        RegistryHost source = OpenFolder("source");
        for (int i = 0; i < 250; i++) await Of(source).RegisterTaskDefinitionAsync(CopyStory.Request("web", i), Cancellation);
        await CopyStory.FillAsync(source, _clock);
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await RegistryCopier.RunAsync(
            Options(Of(source), OpenDatabase()) with { Progress = new Heard(stop.Cancel) }, stop.Token));

        // The history as far as another one came.
        StoredHistory first = await ((ICopyDestination)Of(source)).ReadChangesAsync(HistoryMark.Start, Cancellation);
        await ((ICopyDestination)OpenDatabase()).AddHistoryAsync([.. first.Changes.Take(77)], Cancellation);
        await CopyAsync(Of(source), OpenDatabase());
        await AssertSameAsync(Of(source), OpenDatabase());
        _clock.Advance(TimeSpan.FromMinutes(1));
        await Of(source).DeregisterManyAsync(["web:2", "web:3"], cancellationToken: Cancellation);
        Assert.Equal(1, (await CopyAsync(Of(source), OpenDatabase())).HistoryCount);
        await AssertSameAsync(Of(source), OpenDatabase());
    }

    [Fact]
    public async Task From_a_database_the_history_ends_where_a_change_may_still_appear()
    {
        IRegistry source = OpenDatabase(), copy = Of(OpenFolder("copy"));
        for (int i = 0; i < 3; i++) await source.RegisterTaskDefinitionAsync(CopyStory.Request("web", i), Cancellation);

        // A number that was given and is not visible yet.
        _schema.Ask("SELECT nextval(pg_get_serial_sequence('{s}.changes', 'sequence'))");
        await source.RegisterTaskDefinitionAsync(CopyStory.Request("web", 3), Cancellation);
        RegistryCopy first = await CopyAsync(source, copy);
        Assert.Equal(3, first.HistoryCount);
        Assert.Contains("may still appear", first.HistoryOmitted, StringComparison.Ordinal);
        _schema.Ask("UPDATE {s}.changes SET recorded_at = recorded_at - interval '1 hour'");
        RegistryCopy second = await CopyAsync(source, copy);
        Assert.Equal((1, null), (second.HistoryCount, second.HistoryOmitted));
        Assert.Equal(await CopyStory.HistoryAsync(source), await CopyStory.HistoryAsync(copy));
    }

    [Theory]
    [InlineData("UPDATE {s}.revisions SET document = replace(document::text, 'busybox:2', 'busybox:X')::json")]
    [InlineData("UPDATE {s}.revisions SET tags = NULL WHERE family = 'web'")]
    [InlineData("DELETE FROM {s}.revisions WHERE family = 'web' AND revision = 2")]
    public async Task What_differs_in_the_copy_is_found_and_its_family_named(string damage)
    {
        RegistryHost source = OpenFolder("source");
        await CopyStory.FillAsync(source, _clock);
        await CopyAsync(Of(source), OpenDatabase());

        // The damage happens between the writing and the check; a second run writes nothing that would hide it.
        CopyOutcome none = new();
        CopyCheck check = new((ICopyDestination)OpenDatabase());
        check.Take(await Of(source).ReadFamilyAsync("web", 0, 100, Cancellation), none);
        check.Take([(await Of(source).ReadFamilyAsync("api", 0, 1, Cancellation))[0]], none);
        Assert.Equal(2, await check.RunAsync("copy", Cancellation));
        _schema.Ask(damage);
        EcsException error = await Assert.ThrowsAsync<EcsException>(async () => await check.RunAsync("copy", Cancellation));
        Assert.Equal("CopyDiffers", error.Code);
        Assert.Contains(" in web.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_flipped_document_in_the_copy_fails_the_next_run()
    {
        RegistryHost source = OpenFolder("source");
        await CopyStory.FillAsync(source, _clock);
        await CopyAsync(Of(source), OpenDatabase());
        _schema.Ask("UPDATE {s}.revisions SET document = replace(document::text, 'busybox:2', 'busybox:X')::json WHERE family = 'api'");
        EcsException error = await Assert.ThrowsAsync<EcsException>(async () => await CopyAsync(Of(source), OpenDatabase()));
        Assert.Equal("CopyDiffers", error.Code);
        Assert.Contains(" in api.", error.Message, StringComparison.Ordinal);
    }

    private static async Task<RegistryCopy> CopyAsync(IRegistry source, IRegistry copy) =>
        await RegistryCopier.RunAsync(Options(source, copy), Cancellation);

    private static CopyOptions Options(IRegistry source, IRegistry copy) => new()
    {
        Source = source, SourceName = "source", Destination = copy, DestinationName = "copy", WithRuntime = true,
        Statuses = TaskDefinitionStatuses.All,
    };

    private static async Task AssertSameAsync(IRegistry source, IRegistry copy)
    {
        Assert.Equal(await CopyStory.StateAsync(source), await CopyStory.StateAsync(copy));
        Assert.Equal(await CopyStory.HistoryAsync(source), await CopyStory.HistoryAsync(copy));
        Assert.Equal(await CopyStory.HistoryAsync(source, newestFirst: true), await CopyStory.HistoryAsync(copy, newestFirst: true));
    }

    private static IRegistry Of(RegistryHost host) => host.GetRegistry(CopyStory.Region, "copier");

    // As a process of its own: it knows what is in the database, and no more.
    private IRegistry OpenDatabase() => Of(_schema.Keep(new RegistryHost(OpenStore(), _clock)));

    private PostgresStore OpenStore() => _schema.Keep(_schema.Open(_clock));

    private RegistryHost OpenFolder(string name) =>
        _schema.Keep(RegistryHost.Open(new RegistryHostOptions { StorePath = _folder.Combine(name), Clock = _clock }));

    private sealed class Heard(Action stop) : IProgress<StoreProgress>
    {
        public void Report(StoreProgress value) => stop();
    }
}
