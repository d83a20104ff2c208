using EcsTaskDef.Engine.Facts;

namespace EcsTaskDef.Engine;

public sealed partial class LocalRegistry
{
    /// <inheritdoc/>
    public async ValueTask<ListClustersResponse> ListClustersAsync(
        ListClustersRequest request, CancellationToken cancellationToken = default)
    {
        int size = PageSize(request.MaxResults);
        (string, string)? after = ReadToken(request.NextToken);
        return await ReadRuntimeAsync(look =>
        {
            (IReadOnlyList<(string Text, string Key)> page, string? token) = Page(
                look.View.ListByIndex(ClusterFact.KindName, "active", after: after), size, static e => WriteToken(e.Text, e.Key));
            return new ListClustersResponse
            {
                ClusterArns = page.Select(e => look.Arns.Cluster(e.Key)).ToArray(),
                NextToken = token,
            };
        }, cancellationToken).ConfigureAwait(false);
    }
}
