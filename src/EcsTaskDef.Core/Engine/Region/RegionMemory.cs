using EcsTaskDef.Storage;

namespace EcsTaskDef.Engine.Region;

/// <summary>
/// What a process remembers of a region. The latest time at which it looked: what was gone then stays gone here, also where the removal
/// could not be written down and the clock went back. And what it has found out meanwhile. Safe for concurrent use.
/// </summary>
internal sealed class RegionMemory
{
    private long _ticks;
    private ClockSetting? _clock;
    private IdleTime? _idle;

    /// <summary>What the region has answered lately.</summary>
    public AnswerMemory Answers { get; } = new();

    /// <summary>Until when nothing can be removed, as the region was at the last look.</summary>
    public IdleTime? Idle
    {
        get => Volatile.Read(ref _idle);
        set => Volatile.Write(ref _idle, value);
    }

    /// <param name="now">The time.</param>
    /// <param name="clock">The store's own clock: another one begins anew, since somebody moved time on purpose.</param>
    public DateTimeOffset Raise(DateTimeOffset now, ClockSetting? clock)
    {
        if (clock != Volatile.Read(ref _clock))
        {
            Volatile.Write(ref _clock, clock);
            Volatile.Write(ref _ticks, now.UtcTicks);
        }

        long seen;
        while ((seen = Volatile.Read(ref _ticks)) < now.UtcTicks)
        {
            if (Interlocked.CompareExchange(ref _ticks, now.UtcTicks, seen) == seen) return now;
        }

        return new DateTimeOffset(seen, TimeSpan.Zero);
    }

    /// <summary>Nothing can be removed before a time.</summary>
    /// <param name="Stamp">What was looked at.</param>
    /// <param name="Queues">What waits to be removed.</param>
    /// <param name="Delays">How long it waits.</param>
    /// <param name="Clock">The store's own clock.</param>
    /// <param name="Until">The time.</param>
    /// <param name="IsEmpty">Nothing waits, so it holds whatever comes.</param>
    public sealed record IdleTime(
        ViewStamp Stamp, QueueState Queues, RemovalDelays Delays, ClockSetting? Clock, DateTimeOffset Until, bool IsEmpty);
}
