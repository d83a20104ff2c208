using EcsTaskDef.Engine.Facts;
using EcsTaskDef.Engine.Region;

namespace EcsTaskDef.Engine.Clusters;

/// <summary>Lists ACTIVE clusters (docs/ECS.md §5.2).</summary>
internal sealed class ListClusters(RegionEngine region)
{
    public async ValueTask<ListClustersResponse> RunAsync(ListClustersRequest request, CancellationToken cancellationToken)
    {
        int size = Paging.Size(request.MaxResults);
        (string, string)? after = Paging.ReadToken(request.NextToken);
        return await region.ReadWorkloadsAsync(view =>
        {
            (IReadOnlyList<(string Text, string Key)> page, string? token) = Paging.Of(
                view.Stored.ListByIndex(ClusterFact.KindName, "active", after: after), size, static e => Paging.WriteToken(e.Text, e.Key));
            return new ListClustersResponse
            {
                ClusterArns = page.Select(e => view.Arns.Cluster(e.Key)).ToArray(),
                NextToken = token,
            };
        }, cancellationToken).ConfigureAwait(false);
    }
}
