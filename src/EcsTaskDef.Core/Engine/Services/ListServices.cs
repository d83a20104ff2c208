using EcsTaskDef.Engine.Facts;
using EcsTaskDef.Rules.Parsing;

namespace EcsTaskDef.Engine;

public sealed partial class LocalRegistry
{
    // Only this operation: 10 by default (docs/ECS.md §7.2 [model]).
    private const int DefaultServicePage = 10;

    /// <inheritdoc/>
    public async ValueTask<ListServicesResponse> ListServicesAsync(
        ListServicesRequest request, CancellationToken cancellationToken = default)
    {
        string clusterName = Identifiers.Cluster(request.Cluster);
        int size = PageSize(request.MaxResults ?? DefaultServicePage);
        DemandLaunchType(request.LaunchType);
        if (request.SchedulingStrategy is not (null or "REPLICA" or "DAEMON")) throw EcsErrors.InvalidParameter(SR.SchedulingStrategyInvalid);
        if (request.ResourceManagementType is not (null or "CUSTOMER" or "ECS")) throw OneOf("resourceManagementType", ["CUSTOMER", "ECS"]);
        (string, string)? after = ReadToken(request.NextToken);
        return await ReadRuntimeAsync(look =>
        {
            ClusterFact cluster = DemandCluster(look, clusterName);
            string index = (request.LaunchType is { } type ? IndexText.Of("active", cluster.Name, type) : IndexText.Of("active", cluster.Name)) + "/";
            string? strategy = request.SchedulingStrategy is { } wanted ? "/" + wanted : null;
            IEnumerable<(string Text, string Key)> services = request.ResourceManagementType == "ECS" ? []
                : look.View.ListByIndex(ServiceFact.KindName, index, after: after)
                    .Where(e => strategy is null || e.Text.EndsWith(strategy, StringComparison.Ordinal));
            (IReadOnlyList<(string Text, string Key)> page, string? token) = Page(services, size, static e => WriteToken(e.Text, e.Key));
            return new ListServicesResponse
            {
                NextToken = token,
                ServiceArns = page.Select(e => $"{look.Arns.Prefix}service/{e.Key}").ToArray(),
            };
        }, cancellationToken).ConfigureAwait(false);
    }
}
