namespace EcsTaskDef.PowerShell.Input;

/// <summary>
/// Turns an instant (<c>2026-11-22T15:34:56Z</c>, a DateTime) or a signed offset (<c>+90m</c>, <c>-1.00:00:00</c>, a TimeSpan)
/// into a clock.
/// </summary>
public sealed class ClockTransformationAttribute : ArgumentTransformationAttribute
{
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) => PSValue.Unwrap(inputData) switch
    {
        null or "" => null,
        ClockSetting clock => clock,
        DateTimeOffset instant => ClockSetting.At(instant),
        DateTime instant => ClockSetting.At(instant),
        TimeSpan offset => ClockSetting.Ahead(offset),

        // PowerShell reads an unquoted +2d as a number, whose wrapper has the text.
        _ => Parse(inputData!.ToString() ?? "") ?? throw ArgumentRefusal.Of(
            $"'{inputData}' is neither an instant nor an offset. Write 2026-11-22T15:34:56Z, +90m, '-2d' or +01:30:00; "
                + "$null for the time as it is."),
    };

    private static ClockSetting? Parse(string text)
    {
        if (text.Length < 2 || text[0] is not ('+' or '-') || text.Contains(":")) return ClockSetting.TryParse(text);
        if (!Duration.TryParse(text.Substring(1), out TimeSpan offset)) return null;
        return ClockSetting.Ahead(text[0] == '-' ? offset.Negate() : offset);
    }
}
