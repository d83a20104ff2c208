namespace EcsTaskDef.PowerShell.Session;

/// <summary>
/// Relays the engine's progress to the command that waits for it. Commands share hosts, so the flow of execution tells which command
/// the engine works for.
/// </summary>
internal sealed class ProgressRelay : IProgress<StoreProgress>
{
    private static readonly AsyncLocal<Action<StoreProgress>?> s_listener = new();

    private ProgressRelay()
    {
    }

    public static ProgressRelay Instance { get; } = new();

    /// <summary>Sets the listener of this flow of execution; null = none.</summary>
    public static void Tell(Action<StoreProgress>? listener) => s_listener.Value = listener;

    public void Report(StoreProgress value) => s_listener.Value?.Invoke(value);
}
