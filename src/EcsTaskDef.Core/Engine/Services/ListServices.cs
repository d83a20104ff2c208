using EcsTaskDef.Engine.Facts;
using EcsTaskDef.Engine.Region;

namespace EcsTaskDef.Engine.Services;

/// <summary>Lists ACTIVE services (docs/ECS.md §7.2).</summary>
internal sealed class ListServices(RegionEngine region)
{
    // Only this operation: 10 by default (docs/ECS.md §7.2 [model]).
    private const int DefaultServicePage = 10;

    public async ValueTask<ListServicesResponse> RunAsync(ListServicesRequest request, CancellationToken cancellationToken)
    {
        string clusterName = region.Identifiers.Cluster(request.Cluster);
        int size = Paging.Size(request.MaxResults ?? DefaultServicePage);
        RequestRules.DemandLaunchType(request.LaunchType);
        if (request.SchedulingStrategy is not (null or "REPLICA" or "DAEMON"))
            throw EcsErrors.InvalidParameter(SR.SchedulingStrategyInvalid);
        if (request.ResourceManagementType is not (null or "CUSTOMER" or "ECS"))
            throw EcsErrors.NotOneOf("resourceManagementType", ["CUSTOMER", "ECS"]);
        (string, string)? after = Paging.ReadToken(request.NextToken);
        return await region.ReadWorkloadsAsync(view =>
        {
            ClusterFact cluster = view.DemandCluster(clusterName);
            string index = IndexText.Of("active", cluster.Name);
            if (request.LaunchType is { } type) index = IndexText.Of("active", cluster.Name, type);
            string? strategy = request.SchedulingStrategy is { } wanted ? "/" + wanted : null;
            IEnumerable<(string Text, string Key)> services = view.Stored.ListByIndex(ServiceFact.KindName, index + "/", after: after)
                .Where(e => strategy is null || e.Text.EndsWith(strategy, StringComparison.Ordinal));
            if (request.ResourceManagementType is { } manager)
                services = services.Where(e => view.GetServiceByKey(e.Key)?.Express is not null == (manager == "ECS"));
            (IReadOnlyList<(string Text, string Key)> page, string? token) =
                Paging.Of(services, size, static e => Paging.WriteToken(e.Text, e.Key));
            return new ListServicesResponse
            {
                NextToken = token,
                ServiceArns = page.Select(e => $"{view.Arns.Prefix}service/{e.Key}").ToArray(),
            };
        }, cancellationToken).ConfigureAwait(false);
    }
}
