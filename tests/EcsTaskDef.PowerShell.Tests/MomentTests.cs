using EcsTaskDef.PowerShell.Input;

namespace EcsTaskDef.PowerShell.Tests;

/// <summary>Times, and lengths of time back from the present.</summary>
[Trait("Category", "Fast")]
public sealed class MomentTests
{
    private static readonly DateTimeOffset s_now = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("7d", "2026-11-15T12:00:00Z")]
    [InlineData("12h", "2026-11-22T00:00:00Z")]
    [InlineData("00:30:00", "2026-11-22T11:30:00Z")]
    [InlineData("0", "2026-11-22T12:00:00Z")]
    [InlineData("2026-11-20T01:02:03Z", "2026-11-20T01:02:03Z")]
    [InlineData("2026-11-20T01:02:03+02:00", "2026-11-19T23:02:03Z")]
    [InlineData("11/20/2026 01:02:03Z", "2026-11-20T01:02:03Z")]
    public void Both_are_read(string text, string time) => Assert.Equal(
        DateTimeOffset.Parse(time, CultureInfo.InvariantCulture), Moment.TryParse(text)!.From(s_now));

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("7")]
    [InlineData("-7d")]
    [InlineData("-00:30:00")]
    [InlineData("yesterday")]
    [InlineData("2026-13-01")]
    public void Everything_else_is_none(string? text) => Assert.Null(Moment.TryParse(text));

    [Fact]
    public void A_length_that_reaches_beyond_all_time_is_its_beginning() =>
        Assert.Equal(DateTimeOffset.MinValue, Moment.Ago(TimeSpan.FromDays(4_000_000)).From(s_now));

    [Fact]
    public void A_date_without_a_zone_is_local() => Assert.Equal(
        new DateTimeOffset(new DateTime(2026, 11, 20, 0, 0, 0, DateTimeKind.Local)), Moment.TryParse("2026-11-20")!.From(s_now));
}
