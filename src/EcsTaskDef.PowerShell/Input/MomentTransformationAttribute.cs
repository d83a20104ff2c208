namespace EcsTaskDef.PowerShell.Input;

/// <summary>Turns times and lengths of time (<c>7d</c>, a TimeSpan) into a <see cref="Moment"/>.</summary>
public sealed class MomentTransformationAttribute : ArgumentTransformationAttribute
{
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) => PSValue.Unwrap(inputData) switch
    {
        null => null,
        Moment moment => moment,
        DateTimeOffset time => Moment.At(time),
        DateTime time => Moment.At(time),
        TimeSpan ago when ago >= TimeSpan.Zero => Moment.Ago(ago),

        // PowerShell reads an unquoted 7d as a number, whose wrapper has the text.
        _ => Moment.TryParse(inputData!.ToString()) ?? throw ArgumentRefusal.Of(
            $"'{inputData}' is neither a time nor a length of time back from now. Write 2026-11-22, 2026-11-22T15:34:56Z, 7d or 12h."),
    };
}
