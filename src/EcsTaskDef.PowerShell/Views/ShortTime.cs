namespace EcsTaskDef.PowerShell.Views;

/// <summary>Times as people read them: in their own culture and time zone.</summary>
internal static class ShortTime
{
    // The column of a table is so wide.
    private const int Width = 10;
    private const int WholeWidth = 19;
    private const int DaysThatAreNear = 30;

    /// <summary>At most ten characters: <c>3 h ago</c> within thirty days, else the date.</summary>
    /// <param name="time">The time.</param>
    /// <param name="now">The time that it is.</param>
    /// <param name="culture">The user's culture; one whose dates are longer gets 2026-11-22.</param>
    public static string Of(DateTimeOffset time, DateTimeOffset now, CultureInfo culture)
    {
        TimeSpan age = now - time;
        if (age >= TimeSpan.Zero && age < TimeSpan.FromDays(DaysThatAreNear))
        {
            return age.TotalMinutes < 1 ? "just now"
                : age.TotalHours < 1 ? $"{(int)age.TotalMinutes} min ago"
                : age.TotalDays < 1 ? $"{(int)age.TotalHours} h ago"
                : $"{(int)age.TotalDays} d ago";
        }

        DateTime local = time.LocalDateTime;
        string date = local.ToString("d", culture);
        return date.Length <= Width ? date : local.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }

    /// <summary>Date and time, to the second, in at most nineteen characters.</summary>
    /// <param name="time">The time.</param>
    /// <param name="culture">The user's culture; one whose times are longer gets 2026-11-22 16:03:12.</param>
    public static string InTable(DateTimeOffset time, CultureInfo culture)
    {
        string whole = Whole(time, culture);
        return whole.Length <= WholeWidth ? whole : time.LocalDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
    }

    /// <summary>Date and time, to the second.</summary>
    public static string Whole(DateTimeOffset time, CultureInfo culture) => time.LocalDateTime.ToString("G", culture);
}
