namespace EcsTaskDef.PowerShell.Input;

/// <summary>A time, or a length of time back from the present, which the store's clock tells.</summary>
public sealed class Moment
{
    private readonly DateTimeOffset? _time;
    private readonly TimeSpan _ago;

    private Moment(DateTimeOffset? time, TimeSpan ago) => (_time, _ago) = (time, ago);

    /// <summary>A time.</summary>
    public static Moment At(DateTimeOffset time) => new(time, default);

    /// <summary>So long before the present.</summary>
    public static Moment Ago(TimeSpan duration) => new(null, duration);

    /// <summary>
    /// Reads <c>2026-11-22</c>, <c>2026-11-22T15:34:56Z</c> (local where no zone is given) or <c>7d</c>, <c>12h</c>; null for
    /// everything else, times of day without a date and negative lengths included.
    /// </summary>
    public static Moment? TryParse(string? text)
    {
        string trimmed = (text ?? "").Trim();
        bool isDated = trimmed.IndexOf('-') > 0 || trimmed.IndexOf('/') > 0;
        if (!isDated) return Duration.TryParse(trimmed, out TimeSpan ago) && ago >= TimeSpan.Zero ? Ago(ago) : null;
        return DateTimeOffset.TryParse(trimmed, CultureInfo.InvariantCulture, DateTimeStyles.AssumeLocal, out DateTimeOffset time)
            ? At(time) : null;
    }

    /// <summary>The time that it is, given the present.</summary>
    public DateTimeOffset From(DateTimeOffset now) =>
        _time ?? (_ago < now - DateTimeOffset.MinValue ? now - _ago : DateTimeOffset.MinValue);

    /// <inheritdoc/>
    public override string ToString() => _time?.ToString("o", CultureInfo.InvariantCulture) ?? $"{_ago:c} ago";
}
