namespace EcsTaskDef.PowerShell.Progress;

/// <summary>
/// Decides when progress is shown, and estimates the time left: not in the first half second, and not more often than people can read.
/// </summary>
internal sealed class ProgressMeter
{
    public static readonly TimeSpan Delay = TimeSpan.FromMilliseconds(500);
    public static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private readonly TimeProvider _clock;
    private long? _beganAt;
    private long? _shownAt;

    public ProgressMeter(TimeProvider clock) => _clock = clock;

    /// <summary>True once something was shown.</summary>
    public bool IsShown => _shownAt is not null;

    /// <summary>The work begins, unless it has.</summary>
    public void Begin() => _beganAt ??= _clock.GetTimestamp();

    /// <summary>The work is over; the next one starts again.</summary>
    public void End() => (_beganAt, _shownAt) = (null, null);

    /// <summary>What is to be shown now; null = nothing.</summary>
    public ProgressReading? Read(ProgressCount count)
    {
        Begin();
        long now = _clock.GetTimestamp();
        count.BeganAt ??= now;
        if (_clock.GetElapsedTime(_beganAt!.Value, now) < Delay) return null;
        if (_shownAt is { } shown && _clock.GetElapsedTime(shown, now) < Pause) return null;
        _shownAt = now;
        if (count.Total is not { } total || total < count.Done || total == 0)
            return new ProgressReading(count.Activity, Text($"{count.Done:N0} {count.Unit}"), -1, -1);

        double left = count.Done == 0 ? -1
            : _clock.GetElapsedTime(count.BeganAt.Value, now).TotalSeconds * (total - count.Done) / count.Done;
        return new ProgressReading(
            count.Activity,
            Text($"{count.Done:N0} of {total:N0} {count.Unit}"),
            (int)(100 * count.Done / total),
            (int)Math.Min(Math.Ceiling(left), int.MaxValue));
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.CurrentCulture);
}
