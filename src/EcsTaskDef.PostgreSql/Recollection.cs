using EcsTaskDef.Storage;

namespace EcsTaskDef.PostgreSql;

/// <summary>
/// What this process has seen of a region lately: so a registration can be decided without a look, and written only where everything
/// still is as it was (<see cref="WriteStatements.RegisterIfUnchanged"/>). Wrong, it costs one way there and back. Safe for concurrent use.
/// </summary>
/// <param name="timer">Measures how long ago it was.</param>
internal sealed class Recollection(TimeProvider timer)
{
    // The engine goes without a look at the queues for a second; what comes later than that would have to begin anew.
    private static readonly TimeSpan s_fresh = TimeSpan.FromMilliseconds(900);

    // Where revisions wait to be removed, the engine looks at the queues each time.
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(2);

    // A clock that goes back this far was set back.
    private static readonly TimeSpan s_step = TimeSpan.FromSeconds(1);

    private const int MaxFamilies = 1024;

    private readonly Dictionary<string, Family> _families = new(StringComparer.Ordinal);
    private Look? _look;
    private long _missed = long.MinValue;

    /// <summary>A moment, by the timer.</summary>
    public long Now => timer.GetTimestamp();

    /// <summary>Whether the queues were seen a moment ago, and nobody is known to need them each time.</summary>
    public bool IsFresh => Volatile.Read(ref _look) is { } look && timer.GetElapsedTime(look.At) < s_fresh && !HasMissed;

    /// <summary>The database's time, or a little less: what it last said, and how long ago that was.</summary>
    public DateTimeOffset Time => Volatile.Read(ref _look) is { } look ? look.Time + timer.GetElapsedTime(look.TimeAt) : default;

    private bool HasMissed => Volatile.Read(ref _missed) is not long.MinValue and var missed && timer.GetElapsedTime(missed) < s_pause;

    /// <summary>Takes what a view had.</summary>
    /// <param name="time">The database's time in it.</param>
    /// <param name="begun">When it was asked for, by the timer.</param>
    /// <param name="queues">Somebody has looked at the queues: so the engine goes without them for a while.</param>
    public void Saw(DateTimeOffset time, long begun, bool queues)
    {
        Look? before = Volatile.Read(ref _look);
        if (!queues && before is null) return;
        Volatile.Write(ref _look, new Look(queues ? begun : before!.At, Later(time), timer.GetTimestamp()));
    }

    /// <summary>Takes the database's time, from an answer that says nothing of the queues.</summary>
    public void SawTime(DateTimeOffset time) => Saw(time, 0, queues: false);

    /// <summary>Takes that a view without the queues was not enough.</summary>
    public void Miss() => Volatile.Write(ref _missed, timer.GetTimestamp());

    /// <summary>A family as this process has left it, where nobody else had changed it between its last two changes.</summary>
    public FamilyFact? Find(string family)
    {
        lock (_families) return _families.TryGetValue(family, out Family? known) && known.IsOurs ? known.Fact : null;
    }

    /// <summary>Takes how a change of this process has left a family.</summary>
    /// <param name="before">The family that it found; null = none.</param>
    /// <param name="after">The family after it.</param>
    public void Keep(FamilyFact? before, FamilyFact after)
    {
        lock (_families)
        {
            bool isOurs = _families.TryGetValue(after.Family, out Family? known) && known.Fact == before;
            if (_families.Count >= MaxFamilies && known is null) _families.Clear();
            _families[after.Family] = new Family(after, isOurs);
        }
    }

    /// <summary>Takes that a family is not as it was left.</summary>
    public void Forget(string family)
    {
        lock (_families) _families.Remove(family);
    }

    // Of two answers the one that was under way for longer may come last.
    private DateTimeOffset Later(DateTimeOffset time) => Time is var known && known > time && known - time < s_step ? known : time;

    private sealed record Look(long At, DateTimeOffset Time, long TimeAt);

    private sealed record Family(FamilyFact Fact, bool IsOurs);
}
