namespace EcsTaskDef.Conformance;

/// <summary>A clock that stands still until a test moves it, backwards too.</summary>
public sealed class TestClock : TimeProvider
{
    private long _ticks;

    public TestClock()
        : this(new DateTimeOffset(2026, 9, 16, 12, 0, 0, 693, TimeSpan.Zero))
    {
    }

    public TestClock(DateTimeOffset start) => _ticks = start.UtcTicks;

    public DateTimeOffset Now
    {
        get => new(Interlocked.Read(ref _ticks), TimeSpan.Zero);
        set => Interlocked.Exchange(ref _ticks, value.UtcTicks);
    }

    public override DateTimeOffset GetUtcNow() => Now;

    public void Advance(TimeSpan by) => Interlocked.Add(ref _ticks, by.Ticks);
}
