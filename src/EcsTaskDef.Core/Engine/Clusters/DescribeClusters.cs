using EcsTaskDef.Engine.Facts;
using EcsTaskDef.Engine.Region;
using EcsTaskDef.Model.Workloads;

namespace EcsTaskDef.Engine.Clusters;

/// <summary>Describes clusters (docs/ECS.md §5.2).</summary>
internal sealed class DescribeClusters(RegionEngine region)
{
    private static readonly string[] s_clusterFields = ["ATTACHMENTS", "CONFIGURATIONS", "SETTINGS", "STATISTICS", "TAGS"];

    public async ValueTask<DescribeClustersResponse> RunAsync(
        DescribeClustersRequest request, CancellationToken cancellationToken)
    {
        string[] names = request.Clusters is { Count: > 0 } given
            ? given.Select(c => region.Identifiers.NeededCluster(c, "Clusters")).ToArray()
            : [region.Identifiers.Cluster(null)];
        if (names.Length > Paging.MaxSize) throw EcsErrors.InvalidParameter(Texts.Format(SR.ListTooLong, "clusters", Paging.MaxSize));
        return await region.ReadWorkloadsAsync(view =>
        {
            List<ContainerCluster> clusters = new();
            List<Failure> failures = new();
            HashSet<string> seen = new(StringComparer.Ordinal);
            foreach (string name in names)
            {
                if (view.GetCluster(name) is { } cluster)
                {
                    // Looked at only where there is a cluster to describe (docs/ECS.md §5.2 [captured]).
                    RequestRules.DemandInclude(request.Include, s_clusterFields);
                    if (seen.Add(cluster.Name)) clusters.Add(Describe(view, cluster, request.Include ?? []));
                }
                else if (seen.Add(name))
                {
                    failures.Add(Described.Missing(view.Arns.Cluster(name)));
                }
            }

            return new DescribeClustersResponse { Clusters = clusters, Failures = failures };
        }, cancellationToken).ConfigureAwait(false);
    }

    private static ContainerCluster Describe(WorkloadView view, ClusterFact cluster, IReadOnlyList<string> include) => ClusterAnswers.Of(
        cluster, view, include.Contains("SETTINGS"), include.Contains("TAGS"), include.Contains("ATTACHMENTS"),
        include.Contains("STATISTICS"), include.Contains("CONFIGURATIONS"));
}
