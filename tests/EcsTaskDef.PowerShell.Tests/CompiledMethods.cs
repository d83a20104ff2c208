using System.Collections.Concurrent;
using System.Diagnostics.Tracing;
using System.Runtime.CompilerServices;

namespace EcsTaskDef.PowerShell.Tests;

/// <summary>
/// Which methods of the module this process compiles; PowerShell's own are not counted. A test loads this class into a PowerShell.
/// </summary>
public sealed class CompiledMethods : EventListener
{
    private const EventKeywords JustInTime = (EventKeywords)0x10;

    private readonly ConcurrentQueue<(ulong Id, string Type, string Name)> _methods = new();

    /// <summary>How many methods of the module were compiled from the listener's creation on, each counted once.</summary>
    public int Count()
    {
        // The events arrive later, in their order: this one is the last.
        Mark();
        SpinWait.SpinUntil(() => _methods.Any(static method => method.Name == nameof(Mark)), TimeSpan.FromSeconds(60));
        return Names().Count();
    }

    public IEnumerable<string> Names() => _methods
        .Where(static method => !method.Type.StartsWith(typeof(CompiledMethods).FullName!, StringComparison.Ordinal))
        .DistinctBy(static method => method.Id)
        .Select(static method => $"{method.Type}.{method.Name}");

    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        if (eventSource.Name == "Microsoft-Windows-DotNETRuntime") EnableEvents(eventSource, EventLevel.Verbose, JustInTime);
    }

    protected override void OnEventWritten(EventWrittenEventArgs eventData)
    {
        if (eventData.EventName?.StartsWith("MethodLoadVerbose", StringComparison.Ordinal) == true
            && eventData.Payload is [ulong id, _, _, _, _, _, string type, string name, ..]
            && type.StartsWith("EcsTaskDef.", StringComparison.Ordinal))
        {
            _methods.Enqueue((id, type, name));
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Mark()
    {
    }
}
