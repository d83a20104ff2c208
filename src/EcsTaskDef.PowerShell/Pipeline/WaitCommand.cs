using EcsTaskDef.PowerShell.Queries;

namespace EcsTaskDef.PowerShell.Pipeline;

/// <summary>A cmdlet that waits for a state of services or tasks; all of the pipeline together.</summary>
public abstract class WaitCommand : ClusterCommand
{
    private readonly List<AwaitedWorkload> _awaited = new();

    [Parameter]
    [DurationTransformation]
    public TimeSpan? Timeout { get; set; }

    protected override void EndProcessing()
    {
        WaitFor(_awaited, Timeout);
        base.EndProcessing();
    }

    /// <summary>Waits for one at the end.</summary>
    private protected void Await(string name, string state, Func<IRegistry, string?, CancellationToken, ValueTask<WorkloadReading>> look)
    {
        // The cluster and region of this item; the next one may have others.
        string? cluster = ClusterOf(name);
        if (!Try(name, () => Registry, out IRegistry registry)) return;
        _awaited.Add(new AwaitedWorkload(name, WorkloadName.Last(name), state, token => look(registry, cluster, token), Output));
    }
}
