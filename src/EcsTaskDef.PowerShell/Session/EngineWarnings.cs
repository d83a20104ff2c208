using System.Collections.Concurrent;

namespace EcsTaskDef.PowerShell.Session;

/// <summary>
/// Warnings of the engine that belong to no response. Commands share hosts, and any thread may warn: the next command that finishes an
/// item shows them.
/// </summary>
internal static class EngineWarnings
{
    private static readonly ConcurrentQueue<EcsException> s_untold = new();

    public static void Hear(EcsException warning) => s_untold.Enqueue(warning);

    public static bool TryTake(out EcsException? warning) => s_untold.TryDequeue(out warning);
}
