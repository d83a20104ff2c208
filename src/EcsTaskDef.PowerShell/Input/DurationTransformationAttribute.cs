namespace EcsTaskDef.PowerShell.Input;

/// <summary>Turns <c>5m</c> into a <see cref="TimeSpan"/>; a bare number is refused, for PowerShell would count ticks.</summary>
public sealed class DurationTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) =>
        PSValue.Unwrap(inputData) switch
        {
            TimeSpan duration => duration,
            null => null,

            // Unquoted, 10s is a 16-bit number to PowerShell and 2d a decimal; their wrapping remembers what was typed.
            _ when Duration.TryParse(inputData!.ToString(), out TimeSpan duration) => duration,
            _ => throw ArgumentRefusal.Of(
                $"'{inputData}' is not a length of time. Write 10s, 5m, 1h, 2d or 00:05:00."),
        };
}
