namespace EcsTaskDef.Settings;

/// <summary>A length of time as people write it: <c>10s</c>, <c>5m</c>, <c>1h</c>, <c>2d</c> or <c>00:05:00</c>.</summary>
public static class Duration
{
    /// <summary>Parses a length of time. A number needs a unit, except 0.</summary>
    public static bool TryParse(string? text, out TimeSpan duration)
    {
        duration = default;
        string trimmed = (text ?? "").Trim();
        if (trimmed.Contains(":"))
            return TimeSpan.TryParse(trimmed, CultureInfo.InvariantCulture, out duration);
        if (trimmed == "0") return true;
        if (trimmed.Length < 2) return false;

        double unit = char.ToLowerInvariant(trimmed[trimmed.Length - 1]) switch
        {
            's' => 1,
            'm' => 60,
            'h' => 3600,
            'd' => 86400,
            _ => 0,
        };
        string number = trimmed.Substring(0, trimmed.Length - 1);
        if (unit == 0
            || !double.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double count)
            || count * unit > TimeSpan.MaxValue.TotalSeconds / 2)
            return false;

        duration = TimeSpan.FromSeconds(count * unit);
        return true;
    }
}
