using EcsTaskDef.PowerShell.Completion;

namespace EcsTaskDef.PowerShell.Pipeline;

/// <summary>A cmdlet about the services or tasks of a cluster.</summary>
public abstract class ClusterCommand : WorkloadCommand
{
    private const string DefaultCluster = "default";

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
}
