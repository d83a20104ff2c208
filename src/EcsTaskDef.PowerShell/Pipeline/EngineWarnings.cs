using System.Collections.Concurrent;
using EcsTaskDef.Errors;

namespace EcsTaskDef.PowerShell.Pipeline;

/// <summary>
/// What the engine tells and no command's answer does. Hosts are shared between commands, and it comes on any thread: the next
/// command that has something done shows it.
/// </summary>
internal static class EngineWarnings
{
    private static readonly ConcurrentQueue<EcsException> s_untold = new();

    public static void Hear(EcsException warning) => s_untold.Enqueue(warning);

    public static bool TryTake(out EcsException? warning) => s_untold.TryDequeue(out warning);
}
