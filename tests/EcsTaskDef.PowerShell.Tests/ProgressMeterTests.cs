using EcsTaskDef.PowerShell.Progress;

namespace EcsTaskDef.PowerShell.Tests;

[Trait("Category", "Fast")]
public sealed class ProgressMeterTests
{
    private readonly TestClock _clock = new();
    private readonly ProgressMeter _meter;

    public ProgressMeterTests()
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        _meter = new ProgressMeter(_clock);
    }

    [Fact]
    public void Nothing_is_shown_before_half_a_second()
    {
        ProgressCount count = new("Exporting", "revisions", static () => 1000);
        Assert.Null(_meter.Read(count));
        Wait(499);
        count.Done = 400;
        Assert.Null(_meter.Read(count));
        Assert.False(_meter.IsShown);
        Wait(1);
        Assert.Equal(new ProgressReading("Exporting", "400 of 1,000 revisions", 40, 1), _meter.Read(count));
        Assert.True(_meter.IsShown);
    }

    [Fact]
    public void Five_times_a_second_is_enough()
    {
        ProgressCount count = new("Exporting", "revisions", static () => 1_000_000);
        int shown = 0;
        for (int i = 0; i < 10_500; i++)
        {
            count.Done++;
            if (_meter.Read(count) is not null) shown++;
            Wait(1);
        }

        Assert.Equal(50, shown);
    }

    [Fact]
    public void What_is_left_follows_from_what_is_done()
    {
        ProgressCount count = new("Exporting", "revisions", static () => 100);
        _meter.Read(count);
        Wait(10_000);
        count.Done = 25;
        Assert.Equal(30, _meter.Read(count)!.Value.SecondsLeft);
        Wait(10_000);
        count.Done = 50;
        Assert.Equal(20, _meter.Read(count)!.Value.SecondsLeft);
        count.Done = 100;
        Wait(200);
        Assert.Equal(new ProgressReading("Exporting", "100 of 100 revisions", 100, 0), _meter.Read(count));
    }

    [Fact]
    public void The_time_of_what_came_before_does_not_count()
    {
        ProgressCount reading = new("Reading", "MiB", static () => 10);
        _meter.Read(reading);
        Wait(60_000);
        ProgressCount count = new("Exporting", "revisions", static () => 100);
        _meter.Read(count);
        Wait(1000);
        count.Done = 50;
        Assert.Equal(1, _meter.Read(count)!.Value.SecondsLeft);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(3)]
    [InlineData(0)]
    public void Where_nobody_knows_the_end_none_is_told(int? total)
    {
        ProgressCount count = new("Registering", "task definitions", () => total);
        _meter.Read(count);
        Wait(1000);
        count.Done = 1234;
        Assert.Equal(new ProgressReading("Registering", "1,234 task definitions", -1, -1), _meter.Read(count));
    }

    [Fact]
    public void Nothing_is_left_to_tell_while_nothing_is_done()
    {
        ProgressCount count = new("Reading", "MiB", static () => 100);
        _meter.Read(count);
        Wait(1000);
        Assert.Equal(new ProgressReading("Reading", "0 of 100 MiB", 0, -1), _meter.Read(count));
    }

    [Fact]
    public void The_total_is_asked_for_once_and_only_to_be_shown()
    {
        int asked = 0;
        ProgressCount count = new("Exporting", "revisions", () => ++asked);
        _meter.Read(count);
        Assert.Equal(0, asked);
        for (int i = 0; i < 10; i++)
        {
            Wait(1000);
            _meter.Read(count);
        }

        Assert.Equal(1, asked);
    }

    [Fact]
    public void A_total_that_cannot_be_had_is_none()
    {
        ProgressCount count = new("Exporting", "revisions", static () => throw new InvalidOperationException("no"));
        _meter.Read(count);
        Wait(1000);
        Assert.Equal(-1, _meter.Read(count)!.Value.Percent);
    }

    [Fact]
    public void After_its_end_it_begins_anew()
    {
        ProgressCount count = new("Exporting", "revisions");
        _meter.Read(count);
        Wait(1000);
        Assert.NotNull(_meter.Read(count));
        _meter.End();
        Assert.False(_meter.IsShown);
        Wait(1000);
        Assert.Null(_meter.Read(count));
    }

    private void Wait(int milliseconds) => _clock.Advance(TimeSpan.FromMilliseconds(milliseconds));
}
