using EcsTaskDef.Registry;

namespace EcsTaskDef.Planning;

/// <summary>Reads what there is beside clusters and what runs in them, for a copy.</summary>
internal sealed class ExtrasReader(IRegistry registry, CancellationToken cancellationToken)
{
    private const string Tags = "TAGS";

    /// <param name="clusters">ARNs of the clusters.</param>
    /// <param name="services">The services in them.</param>
    public async ValueTask<WorkloadExtras> ReadAsync(IReadOnlyList<string> clusters, IEnumerable<ContainerService> services) => new()
    {
        Providers = await TryAsync(ProvidersAsync).ConfigureAwait(false),
        DaemonDefinitions = await TryAsync(DaemonDefinitionsAsync).ConfigureAwait(false),
        Daemons = await TryAsync(() => DaemonsAsync(clusters)).ConfigureAwait(false),
        Express = await TryAsync(() => ExpressAsync(services)).ConfigureAwait(false),
    };

    // Many a source does not offer these, or does not allow to look at them; nothing depends on them.
    private static async ValueTask<List<T>?> TryAsync<T>(Func<ValueTask<List<T>>> read)
    {
        try
        {
            return await read().ConfigureAwait(false);
        }
        catch (EcsException)
        {
            return null;
        }
    }

    private async ValueTask<List<CapacityProvider>> ProvidersAsync()
    {
        List<CapacityProvider> all = await Bounded.PagesAsync("DescribeCapacityProviders", async next =>
        {
            DescribeCapacityProvidersResponse page = await registry.CallAsync(
                new DescribeCapacityProvidersRequest { Include = [Tags], NextToken = next }, cancellationToken).ConfigureAwait(false);
            return (page.CapacityProviders, page.NextToken);
        }).ConfigureAwait(false);
        return all.Where(static p => p.Status == "ACTIVE")
            .Where(static p => p.AutoScalingGroupProvider is not null || p.ManagedInstancesProvider is not null).ToList();
    }

    private async ValueTask<List<DaemonTaskDefinition>> DaemonDefinitionsAsync()
    {
        List<DaemonTaskDefinitionSummary> listed = await Bounded.PagesAsync("ListDaemonTaskDefinitions", async next =>
        {
            ListDaemonTaskDefinitionsResponse page = await registry.CallAsync(
                new ListDaemonTaskDefinitionsRequest { Status = "ALL", NextToken = next }, cancellationToken).ConfigureAwait(false);
            return (page.DaemonTaskDefinitions, page.NextToken);
        }).ConfigureAwait(false);
        List<DaemonTaskDefinition> all = new();
        foreach (DaemonTaskDefinitionSummary one in listed.Where(static d => d.Status != "DELETED"))
        {
            all.Add((await registry.CallAsync(
                new DescribeDaemonTaskDefinitionRequest { DaemonTaskDefinition = one.Arn }, cancellationToken).ConfigureAwait(false))
                .DaemonTaskDefinition);
        }

        return all;
    }

    private async ValueTask<List<ExpressGatewayService>> ExpressAsync(IEnumerable<ContainerService> services)
    {
        List<ExpressGatewayService> all = new();
        foreach (ContainerService one in services.Where(static s => s.ResourceManagementType == "ECS"))
        {
            DescribeExpressGatewayServiceRequest request = new() { ServiceArn = one.ServiceArn };
            all.Add((await registry.CallAsync(request, cancellationToken).ConfigureAwait(false)).Service);
        }

        return all;
    }

    private async ValueTask<List<(DaemonDetail, DaemonRevision)>> DaemonsAsync(IReadOnlyList<string> clusters)
    {
        List<(DaemonDetail, DaemonRevision)> all = new();
        foreach (string cluster in clusters)
        {
            List<DaemonSummary> listed = await Bounded.PagesAsync("ListDaemons", async next =>
            {
                ListDaemonsResponse page = await registry.CallAsync(
                    new ListDaemonsRequest { ClusterArn = cluster, NextToken = next }, cancellationToken).ConfigureAwait(false);
                return (page.DaemonSummariesList, page.NextToken);
            }).ConfigureAwait(false);
            foreach (DaemonSummary one in listed)
            {
                DaemonDetail daemon = (await registry.CallAsync(
                    new DescribeDaemonRequest { DaemonArn = one.DaemonArn }, cancellationToken).ConfigureAwait(false)).Daemon;
                if (daemon.CurrentRevisions is not { Count: > 0 } current) continue;
                DescribeDaemonRevisionsResponse revisions = await registry.CallAsync(
                    new DescribeDaemonRevisionsRequest { DaemonRevisionArns = [current[0].Arn!] }, cancellationToken).ConfigureAwait(false);
                if (revisions.DaemonRevisions.Count > 0) all.Add((daemon, revisions.DaemonRevisions[0]));
            }
        }

        return all;
    }
}
