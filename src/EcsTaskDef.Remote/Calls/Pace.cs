namespace EcsTaskDef.Remote.Calls;

/// <summary>
/// How fast requests may follow each other: a bucket of tokens whose rate falls when ECS says that it is asked too often, and rises
/// again while it does not. Without a word from ECS there is no limit but the first one.
/// </summary>
/// <param name="clock">Where time comes from.</param>
/// <param name="rate">Requests a second at first; null = as many as come, until ECS says that they are too many.</param>
/// <param name="burst">Requests that may come at once.</param>
internal sealed class Pace(TimeProvider clock, double? rate, int burst)
{
    private const double Slowest = 0.5, AfterFirstWord = 10, Fastest = 100;

    // Requests under way when ECS complains were sent at the old rate, and say nothing about the new one.
    private static readonly TimeSpan s_oneComplaint = TimeSpan.FromSeconds(1);

    private readonly object _lock = new();
    private double? _rate = rate;
    private double _tokens = burst;
    private long _filled = clock.GetTimestamp();
    private long? _complained;

    /// <summary>Requests a second; null = no limit.</summary>
    public double? Rate
    {
        get
        {
            lock (_lock) return _rate;
        }
    }

    /// <summary>Waits until one more may be sent.</summary>
    public async ValueTask WaitAsync(CancellationToken cancellationToken)
    {
        TimeSpan wait = Take();
        if (wait > TimeSpan.Zero) await Task.Delay(wait, clock, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>ECS said that it is asked too often.</summary>
    public void Slow()
    {
        lock (_lock)
        {
            if (_complained is { } last && clock.GetElapsedTime(last) < s_oneComplaint) return;
            _complained = clock.GetTimestamp();
            Fill();
            _rate = Math.Max(Slowest, _rate is { } known ? known * 0.6 : AfterFirstWord);
            _tokens = Math.Min(_tokens, 0);
        }
    }

    /// <summary>A request was taken.</summary>
    public void Ease()
    {
        lock (_lock)
        {
            if (_rate is { } known) _rate = Math.Min(Fastest, known + 0.1);
        }
    }

    private TimeSpan Take()
    {
        lock (_lock)
        {
            if (_rate is not { } known) return TimeSpan.Zero;
            Fill();
            _tokens--;
            return _tokens >= 0 ? TimeSpan.Zero : TimeSpan.FromSeconds(-_tokens / known);
        }
    }

    private void Fill()
    {
        double seconds = clock.GetElapsedTime(_filled).TotalSeconds;
        _filled = clock.GetTimestamp();
        if (_rate is { } known) _tokens = Math.Min(burst, _tokens + (seconds * known));
    }
}
