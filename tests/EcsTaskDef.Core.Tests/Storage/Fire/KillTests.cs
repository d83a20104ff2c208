using EcsTaskDef.StoreWorker;

namespace EcsTaskDef.Core.Tests.Storage.Fire;

/// <summary>Real processes, killed for real.</summary>
[Trait("Suite", "Fire")]
public sealed class KillTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static ITestOutputHelper Output => TestContext.Current.TestOutputHelper!;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Killed_writers_lose_nothing_that_was_acknowledged()
    {
        using KillHarness harness = new(_folder.Location);
        harness.Run(Effort.Of(12.0, 900.0), Effort.Of(150, 3000));
        Output.WriteLine(
            $"{harness.Kills} kills, {harness.OwnKills} of them at {harness.Places} chosen places; {harness.Acknowledged} changes "
                + "acknowledged");
        Assert.True(harness.Kills >= Effort.Of(10, 1000), $"Only {harness.Kills} kills.");
    }

    [Theory]
    [InlineData(Breakage.Sync)]
    [InlineData(Breakage.Checksum)]
    [InlineData(Breakage.Lock)]
    public void A_broken_store_is_caught(Breakage breakage)
    {
        using KillHarness harness = new(_folder.Location, breakage);
        Exception? caught = Record.Exception(() => harness.Run(TimeSpan.FromSeconds(60), 300));
        Assert.NotNull(caught);
        Output.WriteLine(caught.Message);
    }
}
