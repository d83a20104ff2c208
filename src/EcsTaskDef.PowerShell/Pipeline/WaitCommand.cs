using EcsTaskDef.PowerShell.Completion;
using EcsTaskDef.PowerShell.Queries;

namespace EcsTaskDef.PowerShell.Pipeline;

/// <summary>A cmdlet that waits, or can, for a state of services or tasks; for all of the pipeline together.</summary>
public abstract class WaitCommand : ClusterCommand
{
    private readonly List<AwaitedWorkload> _awaited = new();

    // Where the workload that was waited for is.
    private (IRegistry Registry, Origin Place)? _written;

    [Parameter]
    [DurationTransformation]
    [ArgumentCompleter(typeof(MemberValueCompleter))]
    public TimeSpan? Timeout { get; set; }

    private protected override (IRegistry Registry, Origin Place)? Output => _written ?? base.Output;

    /// <summary>Writes services and tasks when they are in their states; one that fails or is late is an error, others go on.</summary>
    protected override void EndProcessing()
    {
        WorkloadWaiter? waiter = null;
        foreach (AwaitedWorkload one in _awaited)
        {
            waiter ??= new WorkloadWaiter(HostOfRegistry, HostEnvironment.Clock, Timeout);
            _written = one.Output;
            if (Try(one.Input, () => waiter.Wait(one, () => Ask(one.Look), Pause, count => Advance(count, 0)), out object item))
                WriteObject(item);
        }

        base.EndProcessing();

        void Pause(TimeSpan length) => Run(token => new ValueTask(Task.Delay(length, token)));
    }

    /// <summary>Waits for a service at the end; of several times the last one counts.</summary>
    /// <param name="name">Its name or ARN, as the user named it.</param>
    /// <param name="cluster">Its cluster.</param>
    /// <param name="state">A state of <see cref="ServiceWait"/>.</param>
    /// <param name="deployed">The revision that it has to run then; null = any.</param>
    private protected void AwaitService(string name, string? cluster, string state, string? deployed = null)
    {
        if (!Try(name, () => Registry, out IRegistry registry)) return;
        _awaited.RemoveAll(one => one.Input == name && one.Output == Output);
        _awaited.Add(new AwaitedWorkload(name, WorkloadName.Last(name), state, async token =>
        {
            var request = new DescribeServicesRequest { Cluster = cluster, Services = new[] { name } };
            DescribeServicesResponse answer = await registry.DescribeServicesAsync(request, token).ConfigureAwait(false);
            return ServiceWait.Read(answer, WorkloadName.Last(name), state, deployed);
        }, Output));
    }

    /// <summary>Waits for a task at the end.</summary>
    /// <param name="input">The user's input.</param>
    /// <param name="task">Its id or ARN.</param>
    /// <param name="cluster">Its cluster.</param>
    /// <param name="state">A state of <see cref="TaskWait"/>.</param>
    private protected void AwaitTask(string input, string task, string? cluster, string state)
    {
        if (!Try(input, () => Registry, out IRegistry registry)) return;
        _awaited.Add(new AwaitedWorkload(input, WorkloadName.Last(task), state, async token =>
        {
            var request = new DescribeTasksRequest { Cluster = cluster, Tasks = new[] { task } };
            DescribeTasksResponse answer = await registry.DescribeTasksAsync(request, token).ConfigureAwait(false);
            return TaskWait.Read(answer, WorkloadName.Last(task), state);
        }, Output));
    }
}
