using EcsTaskDef.PowerShell.Completion;
using EcsTaskDef.PowerShell.Queries;

namespace EcsTaskDef.PowerShell.Pipeline;

/// <summary>A cmdlet about the services or tasks of a cluster.</summary>
public abstract class ClusterCommand : WorkloadCommand
{
    private const string DefaultCluster = "default";

    // Where the workload that was waited for is.
    private (IRegistry Registry, Origin Place)? _written;

    /// <summary>The cluster's name or ARN; null = <c>default</c>, or the one that an ARN names.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("ClusterArn")]
    [WorkloadNameTransformation("ClusterArn")]
    [ArgumentCompleter(typeof(NameCompleter))]
    public string? Cluster { get; set; }

    /// <summary>The cluster of a task or service: <c>-Cluster</c>, or the one that its ARN names.</summary>
    private protected string? ClusterOf(string name) => string.IsNullOrEmpty(Cluster) ? WorkloadName.ClusterIn(name) : Cluster;

    private protected static string NameOf(string? cluster) => string.IsNullOrEmpty(cluster) ? DefaultCluster : WorkloadName.Last(cluster!);

    /// <summary>
    /// Runs an operation that starts something. If no cluster is named and <c>default</c> does not exist, it is created, as ECS's console
    /// does, after the operation has reported its other errors. A rehearsal creates nothing and returns null.
    /// </summary>
    private protected T? RunInCluster<T>(IRegistry registry, Func<CancellationToken, ValueTask<T>> operation) where T : class
    {
        try
        {
            return Run(operation);
        }
        catch (EcsException missing) when (missing.Code == EcsErrorCodes.ClusterNotFound && string.IsNullOrEmpty(Cluster))
        {
            if (registry != Registry) return null;
            WriteVerbose($"There is no cluster '{DefaultCluster}' in {RegionName} yet; it is created.");
            Run(token => registry.CreateClusterAsync(new CreateClusterRequest { ClusterName = DefaultCluster }, token));
            return Run(operation);
        }
    }

    private protected override (IRegistry Registry, Origin Place)? Output => _written ?? base.Output;

    /// <summary>Waits for services and tasks and writes them; one that fails or is late is an error, and the others go on.</summary>
    private protected void WaitFor(IEnumerable<AwaitedWorkload> awaited, TimeSpan? timeout)
    {
        WorkloadWaiter? waiter = null;
        foreach (AwaitedWorkload one in awaited)
        {
            waiter ??= new WorkloadWaiter(HostOfRegistry, HostEnvironment.Clock, timeout);
            _written = one.Output;
            if (Try(one.Input, () => waiter.Wait(one, () => Ask(one.Look), Pause, count => Advance(count, 0)), out object item))
                WriteObject(item);
        }

        void Pause(TimeSpan length) => Run(token => new ValueTask(Task.Delay(length, token)));
    }

    /// <summary>Looks at a service that is waited for.</summary>
    private protected static async ValueTask<WorkloadReading> ReadServiceAsync(
        IRegistry registry, string? cluster, string name, string state, string? deployed, CancellationToken token)
    {
        var request = new DescribeServicesRequest { Cluster = cluster, Services = new[] { name } };
        DescribeServicesResponse answer = await registry.DescribeServicesAsync(request, token).ConfigureAwait(false);
        return ServiceWait.Read(answer, WorkloadName.Last(name), state, deployed);
    }
}
