namespace EcsTaskDef.PowerShell.Session;

/// <summary>
/// Brings the progress of a long first reading to the command that waits for it: hosts are shared between commands, so
/// the command on whose behalf the engine works is found by the flow of execution.
/// </summary>
internal sealed class ProgressRelay : IProgress<StoreProgress>
{
    private static readonly AsyncLocal<Action<StoreProgress>?> s_listener = new();

    private ProgressRelay()
    {
    }

    public static ProgressRelay Instance { get; } = new();

    /// <summary>Names who is told from here on, in this flow of execution; null = nobody.</summary>
    public static void Tell(Action<StoreProgress>? listener) => s_listener.Value = listener;

    /// <inheritdoc/>
    public void Report(StoreProgress value) => s_listener.Value?.Invoke(value);
}
