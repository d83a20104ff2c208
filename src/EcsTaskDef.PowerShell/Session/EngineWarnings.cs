using System.Collections.Concurrent;

namespace EcsTaskDef.PowerShell.Session;

/// <summary>
/// Warnings of the engine that belong to no response. Commands share hosts, so the flow of execution tells which command the engine works
/// for: that one shows them. Where it works for none, the next command that finishes an item does.
/// </summary>
internal static class EngineWarnings
{
    private static readonly AsyncLocal<ConcurrentQueue<EcsException>?> s_own = new();
    private static readonly ConcurrentQueue<EcsException> s_untold = new();

    /// <summary>Sets where the warnings of this flow of execution are kept; null = with those of nobody.</summary>
    public static void Tell(ConcurrentQueue<EcsException>? own) => s_own.Value = own;

    public static void Hear(EcsException warning) => (s_own.Value ?? s_untold).Enqueue(warning);

    public static bool TryTake(out EcsException? warning) => s_untold.TryDequeue(out warning);
}
