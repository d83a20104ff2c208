namespace EcsTaskDef.PowerShell.Input;

/// <summary>A time, or a length of time before the present of the store's clock.</summary>
public sealed class Moment
{
    private readonly DateTimeOffset? _time;
    private readonly TimeSpan _ago;

    private Moment(DateTimeOffset? time, TimeSpan ago) => (_time, _ago) = (time, ago);

    public static Moment At(DateTimeOffset time) => new(time, default);

    /// <summary>A length of time before the present.</summary>
    public static Moment Ago(TimeSpan duration) => new(null, duration);

    /// <summary>
    /// Parses <c>2026-11-22</c>, <c>2026-11-22T15:34:56Z</c> (local without a zone), <c>7d</c> or <c>12h</c>; returns null for everything
    /// else, such as times without a date and negative lengths.
    /// </summary>
    public static Moment? TryParse(string? text)
    {
        string trimmed = (text ?? "").Trim();
        bool isDated = trimmed.IndexOf('-') > 0 || trimmed.IndexOf('/') > 0;
        if (!isDated) return Duration.TryParse(trimmed, out TimeSpan ago) && ago >= TimeSpan.Zero ? Ago(ago) : null;
        return DateTimeOffset.TryParse(trimmed, CultureInfo.InvariantCulture, DateTimeStyles.AssumeLocal, out DateTimeOffset time)
            ? At(time) : null;
    }

    /// <summary>The time, given the present.</summary>
    public DateTimeOffset From(DateTimeOffset now) =>
        _time ?? (_ago < now - DateTimeOffset.MinValue ? now - _ago : DateTimeOffset.MinValue);

    public override string ToString() => _time?.ToString("o", CultureInfo.InvariantCulture) ?? $"{_ago:c} ago";
}
