namespace EcsTaskDef.PowerShell.Input;

/// <summary>Turns <c>5m</c> into a <see cref="TimeSpan"/>. Refuses a bare number, which PowerShell would convert to ticks.</summary>
public sealed class DurationTransformationAttribute : ArgumentTransformationAttribute
{
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) =>
        PSValue.Unwrap(inputData) switch
        {
            TimeSpan duration => duration,
            null => null,

            // PowerShell reads an unquoted 10s as a 16-bit number and 2d as a decimal, whose wrappers have the text.
            _ when Duration.TryParse(inputData!.ToString(), out TimeSpan duration) => duration,
            _ => throw ArgumentRefusal.Of(
                $"'{inputData}' is not a length of time. Write 10s, 5m, 1h, 2d or 00:05:00."),
        };
}
