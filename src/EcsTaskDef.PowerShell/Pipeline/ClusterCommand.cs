using EcsTaskDef.Engine;
using EcsTaskDef.PowerShell.Completion;

namespace EcsTaskDef.PowerShell.Pipeline;

/// <summary>A cmdlet about what is in a cluster.</summary>
public abstract class ClusterCommand : WorkloadCommand
{
    private const string DefaultCluster = "default";

    /// <summary>The cluster's name or ARN; null = <c>default</c>, or the one that an ARN names.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("ClusterArn")]
    [WorkloadNameTransformation("ClusterArn")]
    [ArgumentCompleter(typeof(NameCompleter))]
    public string? Cluster { get; set; }

    /// <summary>The cluster to ask for a task or a service: an ARN of one names its own.</summary>
    private protected string? ClusterOf(string name) => string.IsNullOrEmpty(Cluster) ? WorkloadName.ClusterIn(name) : Cluster;

    /// <summary>A cluster in words.</summary>
    private protected static string NameOf(string? cluster) => string.IsNullOrEmpty(cluster) ? DefaultCluster : WorkloadName.Last(cluster!);

    /// <summary>
    /// Runs an operation that starts something. The cluster <c>default</c> is made when nobody names one and it is not
    /// there, as ECS's console does; the operation's other complaints come first. A rehearsal ends there and answers null.
    /// </summary>
    private protected T? RunInCluster<T>(LocalRegistry registry, Func<CancellationToken, ValueTask<T>> operation) where T : class
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
}
