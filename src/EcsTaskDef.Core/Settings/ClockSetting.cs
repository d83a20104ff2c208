namespace EcsTaskDef.Settings;

/// <summary>
/// The store's own time: an instant at which it stands still, or an offset from the caller's time. One of the two.
/// </summary>
public sealed record ClockSetting
{
    private static readonly TimeSpan s_farthest = TimeSpan.FromDays(50 * 366);

    private ClockSetting(DateTimeOffset? instant, TimeSpan? offset) => (Instant, Offset) = (instant, offset);

    /// <summary>Where time stands still; null for an offset.</summary>
    public DateTimeOffset? Instant { get; }

    /// <summary>How far the store's time is ahead; negative = behind; null for an instant.</summary>
    public TimeSpan? Offset { get; }

    /// <summary>Times that can be counted in milliseconds since 1970, with what lies an hour or a century ahead of them.</summary>
    internal bool IsInRange => Instant is { } instant
        ? instant.UtcDateTime.Year is >= 1971 and <= 8999
        : Offset!.Value.Duration() <= s_farthest;

    /// <summary>Time stands still here.</summary>
    public static ClockSetting At(DateTimeOffset instant) => new(instant.ToUniversalTime(), null);

    /// <summary>Time runs so far ahead.</summary>
    public static ClockSetting Ahead(TimeSpan offset) => new(null, offset);

    /// <summary>
    /// Reads an ISO 8601 instant with its zone (<c>2026-11-22T15:34:56Z</c>) or an offset with its sign, in .NET's
    /// notation (<c>+01:30:00</c>, <c>-1.00:00:00</c>). Null when it is neither.
    /// </summary>
    public static ClockSetting? TryParse(string? text)
    {
        if (string.IsNullOrEmpty(text)) return null;
        if (text![0] is '+' or '-')
        {
            return TimeSpan.TryParse(text.Substring(1), CultureInfo.InvariantCulture, out TimeSpan offset)
                ? Ahead(text[0] == '-' ? offset.Negate() : offset)
                : null;
        }

        return text.IndexOf('T') > 0
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset instant)
            ? At(instant)
            : null;
    }

    /// <summary>The form that <see cref="TryParse"/> reads.</summary>
    public override string ToString() => Instant is { } instant
        ? instant.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture)
        : (Offset < TimeSpan.Zero ? "-" : "+") + Offset!.Value.Duration().ToString("c", CultureInfo.InvariantCulture);

    /// <summary>The store's time when it is <paramref name="now"/> elsewhere.</summary>
    public DateTimeOffset Apply(DateTimeOffset now) => Instant ?? now + Offset!.Value;
}
