namespace EcsTaskDef.Console.Parts;

/// <summary>How values are shown: hidden characters visible, numbers and times alike everywhere.</summary>
internal static class Shown
{
    /// <summary>A text of the registry's, as it may be shown. The page encodes it besides.</summary>
    public static string Text(string? text) => VisibleText.Of(text) ?? "";

    /// <summary>What a refusal says, and what to do about it.</summary>
    public static string Refusal(EcsException refusal) =>
        refusal.Advice is null ? refusal.Message : $"{refusal.Message} {refusal.Advice}";

    /// <summary>A number with its thousands apart.</summary>
    public static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A number and its noun, <c>1 task</c> or <c>3 tasks</c>.</summary>
    public static string Count(long number, string one, string? many = null) =>
        $"{Number(number)} {(number == 1 ? one : many ?? one + "s")}";

    /// <summary>A time to the second, in UTC.</summary>
    public static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>How long ago, in one unit.</summary>
    public static string Ago(DateTimeOffset time, DateTimeOffset now)
    {
        TimeSpan age = now - time;
        return age < TimeSpan.Zero ? "in " + Span(age.Negate()) : age.TotalSeconds < 5 ? "just now" : Span(age) + " ago";
    }

    /// <summary>A length of time in one unit.</summary>
    public static string Span(TimeSpan span) => span switch
    {
        { TotalSeconds: < 60 } => Count((long)span.TotalSeconds, "second"),
        { TotalMinutes: < 60 } => Count((long)span.TotalMinutes, "minute"),
        { TotalHours: < 24 } => Count((long)span.TotalHours, "hour"),
        { TotalDays: < 60 } => Count((long)span.TotalDays, "day"),
        _ => Count((long)(span.TotalDays / 30), "month"),
    };

    /// <summary>Images without their registries: what changes stands at their ends.</summary>
    public static string Images(string images) => Text(string.Join(
        ", ", images.Split(", ").Select(static image => image[(image.Split('@')[0].LastIndexOf('/') + 1)..])));

    /// <summary>The last part of a caller's ARN: <c>user/ada</c>.</summary>
    public static string Caller(string? arn)
    {
        if (arn is null) return "";
        int at = arn.LastIndexOf(':');
        string last = at < 0 ? arn : arn[(at + 1)..];
        return Text(last.StartsWith("user/", StringComparison.Ordinal) ? last[5..] : last);
    }

    /// <summary>What stands behind the last slash of an ARN.</summary>
    public static string NameIn(string? arn) => Text(arn?[(arn.LastIndexOf('/') + 1)..]);
}
