using EcsTaskDef.Conformance;
using EcsTaskDef.Engine;
using EcsTaskDef.Maintenance;
using EcsTaskDef.Planning;
using EcsTaskDef.Storage;
using EcsTaskDef.Storage.Memory;

namespace EcsTaskDef.Remote.Tests;

/// <summary>From one store of ours to another the history comes along, and the copy is verified.</summary>
public sealed class HistoryCopyTests : IDisposable
{
    private readonly TestClock _clock = new();
    private readonly TemporaryFolder _folder = new();
    private readonly List<RegistryHost> _hosts = [];
    private readonly RegistryHost _sourceHost;

    public HistoryCopyTests() => _sourceHost = OpenFolder("source");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private IRegistry Source => Of(_sourceHost);

    public void Dispose()
    {
        foreach (RegistryHost host in _hosts) host.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task The_copy_answers_the_same_history_from_both_ends()
    {
        await CopyStory.FillAsync(_sourceHost, _clock);
        IRegistry copy = Of(OpenFolder("copy"));
        RegistryCopy result = await CopyAsync(Source, copy);
        Assert.Null(result.HistoryOmitted);
        Assert.Equal(2, result.VerifiedCount);
        await AssertSameAsync(Source, copy);
        Assert.Contains(await CopyStory.HistoryAsync(copy), static line => line.Contains("Removed|gone:2", StringComparison.Ordinal));

        // And back, from a process that has read it from the files; through a store of another kind.
        IRegistry memory = Of(Opened(new RegistryHost(new MemoryStore(), _clock))), back = Of(OpenFolder("back"));
        await CopyAsync(Of(OpenFolder("copy")), memory);
        Assert.Equal(result.HistoryCount, (await CopyAsync(memory, back)).HistoryCount);
        await AssertSameAsync(Source, Of(OpenFolder("back")));
    }

    [Fact]
    public async Task The_next_number_of_a_family_that_is_gone_comes_along()
    {
        await CopyStory.FillAsync(_sourceHost, _clock);
        IRegistry copy = Of(OpenFolder("copy"));
        await CopyAsync(Source, copy);
        RegisterTaskDefinitionResponse answer = await copy.RegisterTaskDefinitionAsync(CopyStory.Request("gone", 1), Stop);
        Assert.Equal(3, answer.TaskDefinition.Value.Revision);
    }

    [Fact]
    public async Task A_later_run_adds_what_has_happened_since()
    {
        await CopyStory.FillAsync(_sourceHost, _clock);
        IRegistry copy = Of(OpenFolder("copy"));
        await CopyAsync(Source, copy);
        Assert.Equal(0, (await CopyAsync(Source, copy)).HistoryCount);
        await AssertSameAsync(Source, copy);
        _clock.Advance(TimeSpan.FromMinutes(1));
        await Source.RegisterTaskDefinitionAsync(CopyStory.Request("web", 7), Stop);
        await Source.DeregisterManyAsync(["web:2", "api:1"], cancellationToken: Stop);
        Assert.Equal(2, (await CopyAsync(Source, copy)).HistoryCount);
        await AssertSameAsync(Source, copy);
    }

    [Fact]
    public async Task A_run_that_ended_within_the_history_goes_on_there()
    {
        for (int i = 0; i < 450; i++) await Source.RegisterTaskDefinitionAsync(CopyStory.Request("web", i), Stop);
        RegistryHost host = OpenFolder("copy");
        ICopyDestination copy = (ICopyDestination)Of(host), source = (ICopyDestination)Source;
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await RegistryCopier.RunAsync(
            Options(Source, Of(host)) with { Progress = new Heard(_ => stop.Cancel()) }, stop.Token));
        StoredHistory first = await source.ReadChangesAsync(HistoryMark.Start, Stop);
        await copy.AddHistoryAsync([.. first.Changes.Take(123)], Stop);
        Assert.Equal(450 - 123, (await CopyAsync(Source, Of(OpenFolder("copy")))).HistoryCount);
        await AssertSameAsync(Source, Of(host));
    }

    [Fact]
    public async Task A_copy_with_a_change_of_its_own_keeps_its_own_history()
    {
        await CopyStory.FillAsync(_sourceHost, _clock);
        IRegistry copy = Of(OpenFolder("copy"));
        await CopyAsync(Source, copy);
        await copy.RegisterTaskDefinitionAsync(CopyStory.Request("mine", 1), Stop);
        string[] before = await CopyStory.HistoryAsync(copy);
        await Source.RegisterTaskDefinitionAsync(CopyStory.Request("web", 7), Stop);
        RegistryCopy result = await CopyAsync(Source, copy);
        Assert.Equal((1, 0), (result.AddedCount, result.HistoryCount));
        Assert.Contains("does not begin as", result.HistoryOmitted, StringComparison.Ordinal);
        string[] after = await CopyStory.HistoryAsync(copy);
        Assert.Equal(before, after.Take(before.Length));
        Assert.Contains("Registered|web:7|", after[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_chosen_families_the_history_is_theirs_and_masking_leaves_notes_out()
    {
        await CopyStory.FillAsync(_sourceHost, _clock);
        IRegistry copy = Of(OpenFolder("copy"));
        CopyOptions options = Options(Source, copy) with
        {
            FamilyPrefix = "web", WantsFamily = static name => name == "web", MasksSecrets = true,
        };
        await RegistryCopier.RunAsync(options, Stop);
        string[] history = await CopyStory.HistoryAsync(copy);
        Assert.All(history, static line => Assert.Contains("|web:", line, StringComparison.Ordinal));
        Assert.DoesNotContain(history, static line => line.Contains("build", StringComparison.Ordinal));
        Assert.Equal(
            (await CopyStory.HistoryAsync(Source)).Count(static line => line.Contains("|web:", StringComparison.Ordinal)), history.Length);
        Assert.Equal(0, (await RegistryCopier.RunAsync(options, Stop)).HistoryCount);
    }

    [Fact]
    public async Task A_copy_that_is_compacted_tested_and_restored_keeps_the_history()
    {
        await CopyStory.FillAsync(_sourceHost, _clock);
        using (RegistryHost host = OpenFolder("copy", forAll: false))
        {
            await CopyAsync(Source, Of(host));
            host.Optimize(CopyStory.Region, apply: true, Stop);
        }

        StoreCare care = new(new() { StorePath = _folder.Combine("copy"), Clock = _clock });
        Assert.All(care.Test(cancellationToken: Stop), static one => Assert.Equal("Info", $"{one.Severity}"));
        await AssertSameAsync(Source, Of(OpenFolder("copy")));
    }

    private static async Task<RegistryCopy> CopyAsync(IRegistry source, IRegistry copy) =>
        await RegistryCopier.RunAsync(Options(source, copy), Stop);

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

    private RegistryHost OpenFolder(string name, bool forAll = true)
    {
        RegistryHost host = RegistryHost.Open(new RegistryHostOptions { StorePath = _folder.Combine(name), Clock = _clock });
        return forAll ? Opened(host) : host;
    }

    private RegistryHost Opened(RegistryHost host)
    {
        _hosts.Add(host);
        return host;
    }

    private sealed class Heard(Action<StoreProgress> hear) : IProgress<StoreProgress>
    {
        public void Report(StoreProgress value) => hear(value);
    }
}
