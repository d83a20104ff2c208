using EcsTaskDef.StoreWorker;

namespace EcsTaskDef.Server.Tests.Attack;

/// <summary>
/// Real processes under load, and somebody who does things to the store's files: no answer contains a byte that nobody wrote, nothing
/// acknowledged is lost without an error that says so, no number is given twice, nobody hangs, and all go on when things are right again.
/// </summary>
[Trait("Suite", "Fire")]
[Collection(nameof(AttackTests))]
public sealed class AttackTests
{
    private const string OnWindows =
        "Windows lets nobody rename or delete what another process has open: most of these attacks cannot be made there.";

    private static ITestOutputHelper Output => TestContext.Current.TestOutputHelper!;

    [Fact]
    public async Task Nothing_wrong_is_ever_served()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), OnWindows);
        int seed = int.TryParse(Environment.GetEnvironmentVariable("ECSTASKDEF_SEED"), CultureInfo.InvariantCulture, out int given) ? given
            : Effort.IsLong ? Environment.TickCount & 0xFFFFFF : 1;
        AttackSeries series = new(seed, Output.WriteLine);
        Findings findings = await series.RunAsync(Effort.Of(30.0, 3600.0));
        Output.WriteLine(series.Counts);
        Assert.True(findings.IsEmpty, $"{series.Failed}{Environment.NewLine}{findings}");
    }

    [Theory]
    [InlineData(Weakness.Reads, "flip document, read", "flip image, read", "flip image, start")]
    [InlineData(Weakness.Copies, "flip document, optimize", "flip image, optimize")]
    [InlineData(Weakness.Identity, "copy reset, 0 changes back", "copy renamed, 0 changes back")]
    [InlineData(Weakness.Content, "twin in place", "copy in place, 0 changes back")]
    [InlineData(Weakness.Times, "cut 1 lines", "cut 5 lines")]
    [InlineData(Weakness.Folder, "delete locks")]
    [InlineData(Weakness.Restore, "restore under load")]
    [InlineData(Weakness.Journals, "store.json missing")]
    [InlineData(Weakness.Memory, "away store", "away mount")]
    [InlineData(Weakness.Release, "store.json garbage", "store.json half")]
    [InlineData(Weakness.Fifo, "file journal is a fifo")]
    public async Task A_store_without_a_check_is_caught(Weakness weakness, params string[] attacks)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), OnWindows);
        AttackSeries series = new(1, Output.WriteLine, weakness);
        IAttack[] chosen = AttackSeries.All.Where(attack => attacks.Contains(attack.Name)).ToArray();
        Findings findings = await series.RunAsync(TimeSpan.FromSeconds(60), chosen);
        Assert.False(findings.IsEmpty, $"Nothing was found. {series.Counts}");
        Output.WriteLine($"{series.Failed} {findings.First}");
    }
}

/// <summary>Alone: four processes at full speed, whose answers have deadlines.</summary>
[CollectionDefinition(nameof(AttackTests), DisableParallelization = true)]
public sealed class AttackCollection;
