using EcsTaskDef.Engine.Answers;
using EcsTaskDef.Engine.Facts;
using EcsTaskDef.Engine.Region;
using EcsTaskDef.Model.Workloads;
using EcsTaskDef.Rules.Parsing;

namespace EcsTaskDef.Engine;

public sealed partial class LocalRegistry
{
    private static readonly string[] s_clusterFields = ["ATTACHMENTS", "CONFIGURATIONS", "SETTINGS", "STATISTICS", "TAGS"];

    /// <inheritdoc/>
    public async ValueTask<DescribeClustersResponse> DescribeClustersAsync(
        DescribeClustersRequest request, CancellationToken cancellationToken = default)
    {
        string[] names = request.Clusters is { Count: > 0 } given
            ? given.Select(c => Identifiers.NeededCluster(c, "Clusters")).ToArray()
            : [Identifiers.Cluster(null)];
        if (names.Length > MaxPage) throw EcsErrors.InvalidParameter(Texts.Format(SR.ListTooLong, "clusters", MaxPage));
        return await ReadRuntimeAsync(look =>
        {
            List<ContainerCluster> clusters = new();
            List<Failure> failures = new();
            HashSet<string> seen = new(StringComparer.Ordinal);
            foreach (string name in names)
            {
                if (look.GetCluster(name) is { } cluster)
                {
                    // Looked at only where there is a cluster to describe (docs/ECS.md §5.2 [captured]).
                    DemandInclude(request.Include, s_clusterFields);
                    if (seen.Add(cluster.Name)) clusters.Add(Describe(look, cluster, request.Include ?? []));
                }
                else if (seen.Add(name))
                {
                    failures.Add(Missing(look.Arns.Cluster(name)));
                }
            }

            return new DescribeClustersResponse { Clusters = clusters, Failures = failures };
        }, cancellationToken).ConfigureAwait(false);
    }

    private static Failure Missing(string arn) => new() { Arn = arn, Reason = "MISSING" };

    private static ContainerCluster Describe(RuntimeLook look, ClusterFact cluster, IReadOnlyList<string> include) => ClusterAnswers.Of(
        cluster, look, include.Contains("SETTINGS"), include.Contains("TAGS"), include.Contains("ATTACHMENTS"),
        include.Contains("STATISTICS"), include.Contains("CONFIGURATIONS"));
}
