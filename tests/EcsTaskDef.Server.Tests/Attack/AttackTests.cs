using System;
using System.Globalization;
using System.Threading.Tasks;
using EcsTaskDef.Conformance;
using Xunit;

namespace EcsTaskDef.Server.Tests.Attack;

/// <summary>
/// Real processes under load, and somebody who does things to the store's files: no answer contains a byte that nobody wrote, nothing
/// acknowledged is lost without an error that says so, no number is given twice, nobody hangs, and all go on when things are right again.
/// </summary>
[Trait("Suite", "Fire")]
public sealed class AttackTests
{
    private static ITestOutputHelper Output => TestContext.Current.TestOutputHelper!;

    [Fact]
    public async Task Nothing_wrong_is_ever_served()
    {
        int seed = int.TryParse(Environment.GetEnvironmentVariable("ECSTASKDEF_SEED"), CultureInfo.InvariantCulture, out int given) ? given
            : Effort.IsLong ? Environment.TickCount & 0xFFFFFF : 1;
        AttackSeries series = new(seed, Output.WriteLine);
        Findings findings = await series.RunAsync(Effort.Of(45.0, 1500.0));
        Output.WriteLine(series.Counts);
        Assert.True(findings.IsEmpty, $"{series.Failed}{Environment.NewLine}{findings}");
    }
}
