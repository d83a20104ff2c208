using EcsTaskDef.PowerShell.Progress;
using EcsTaskDef.PowerShell.Queries;

namespace EcsTaskDef.PowerShell.Pipeline;

/// <summary>
/// Waits for states of services and tasks, in the order of the input and all of them together for one length of time. Nothing happens in a
/// store by itself: a state follows from the times that it has, and from its clock.
/// </summary>
internal sealed class WorkloadWaiter
{
    // AWS's waiters: 40 looks every 15 seconds, 100 every 6.
    private static readonly TimeSpan s_usual = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan s_longestPause = TimeSpan.FromSeconds(1);

    private readonly IRegistryHost _store;
    private readonly TimeProvider _clock;
    private readonly TimeSpan _timeout;
    private readonly long _began;

    /// <param name="store">The store, whose clock may stand still.</param>
    /// <param name="clock">The clock that the time limit goes by.</param>
    /// <param name="timeout">The time limit; null = AWS's.</param>
    public WorkloadWaiter(IRegistryHost store, TimeProvider clock, TimeSpan? timeout)
    {
        _store = store;
        _clock = clock;
        _timeout = timeout ?? s_usual;
        _began = clock.GetTimestamp();
    }

    /// <summary>Waits for one; returns the service or task.</summary>
    /// <param name="awaited">What is waited for.</param>
    /// <param name="look">Looks at it.</param>
    /// <param name="pause">Waits for a moment.</param>
    /// <param name="show">Shows how far it is.</param>
    /// <exception cref="EcsException">It will not be in that state, or was not in time.</exception>
    public object Wait(
        AwaitedWorkload awaited, Func<WorkloadReading> look, Action<TimeSpan> pause, Action<ProgressCount> show)
    {
        TimeSpan next = TimeSpan.FromMilliseconds(100);
        while (true)
        {
            WorkloadReading reading = look();
            if (reading.Failure is { } failure) throw failure;
            if (reading.IsReached) return reading.Item!;
            if (_store.RuntimeSettings.Clock is { Instant: not null } held)
                throw Faults.ClockHeld(awaited.Name, awaited.State, held, reading.Progress);
            TimeSpan left = _timeout - _clock.GetElapsedTime(_began, _clock.GetTimestamp());
            if (left <= TimeSpan.Zero) throw Faults.WaitTimedOut(awaited.Name, awaited.State, _timeout, reading.Progress);
            show(new ProgressCount($"Waiting for {awaited.Name}: {reading.Progress}", "seconds", () => (long)_timeout.TotalSeconds)
            {
                BeganAt = _began,
                Done = (long)(_timeout - left).TotalSeconds,
            });
            pause(next < left ? next : left);
            next = next + next < s_longestPause ? next + next : s_longestPause;
        }
    }
}
