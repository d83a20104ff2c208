using EcsTaskDef.Engine.Facts;
using EcsTaskDef.Engine.Region;
using EcsTaskDef.Rules.Parsing;

namespace EcsTaskDef.Engine.Services;

/// <summary>Lists the services of a Cloud Map namespace, as they name it (docs/ECS.md §7.2).</summary>
internal sealed class ListServicesByNamespace(RegionEngine region)
{
    private const int DefaultPage = 10;

    public ValueTask<ListServicesResponse> RunAsync(ListServicesByNamespaceRequest request, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(request.Namespace)) throw Identifiers.Blank.With("Namespace");
        int size = Paging.Size(request.MaxResults ?? DefaultPage);
        (string Text, string Key)? after = Paging.ReadToken(request.NextToken);
        return region.ReadWorkloadsAsync(view =>
        {
            IEnumerable<(string Text, string Key)> services = view.Stored.ListByIndex(ServiceFact.KindName, "active/", after: after)
                .Where(e => view.GetServiceByKey(e.Key) is { } service && view.GetCluster(service.Cluster) is { } cluster
                    && ConnectRules.IsEnabled(service.ServiceConnectConfiguration)
                    && ConnectRules.NamespaceOf(service.ServiceConnectConfiguration, cluster) == request.Namespace);
            (IReadOnlyList<(string Text, string Key)> page, string? token) =
                Paging.Of(services, size, static e => Paging.WriteToken(e.Text, e.Key));
            return new ListServicesResponse
            {
                NextToken = token,
                ServiceArns = page.Select(e => $"{view.Arns.Prefix}service/{e.Key}").ToArray(),
            };
        }, cancellationToken);
    }
}
