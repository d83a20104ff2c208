using EcsTaskDef.Engine.Facts;
using EcsTaskDef.Engine.Region;
using EcsTaskDef.Rules.Vocabulary;

namespace EcsTaskDef.Engine.Clusters;

/// <summary>Gives a cluster its capacity providers, these and no others (docs/ECS.md §5.3).</summary>
internal sealed class ClusterProviders(RegionEngine region)
{
    public ValueTask<UpdateClusterResponse> PutAsync(PutClusterCapacityProvidersRequest request, CancellationToken cancellationToken)
    {
        string name = region.Identifiers.NeededCluster(request.Cluster, "Cluster");
        return region.ChangeWorkloadsAsync(view =>
        {
            ClusterFact cluster = view.DemandKnownCluster(name);
            if (!cluster.IsActive) throw EcsErrors.Client(SR.ClusterNotActive, SR.AdviceClusterInactive);
            IReadOnlyList<string> providers = (request.CapacityProviders ?? []).Distinct(StringComparer.Ordinal).ToArray();
            Report.Demand(report =>
            {
                ClusterRules.CheckProviders(providers, request.DefaultCapacityProviderStrategy, report);
                ProviderRules.CheckKnown(view, providers, cluster.CapacityProviders, report);
                IEnumerable<string> removed = cluster.CapacityProviders.Except(providers);
                if (removed.Intersect(InUse(view, cluster.Name)).Any()) report.Refuse(ProviderRules.InUse);
            });
            ClusterFact changed = cluster with
            {
                CapacityProviders = providers,
                DefaultCapacityProviderStrategy = ClusterRules.WithBase(request.DefaultCapacityProviderStrategy),
            };
            view.Put(changed);
            return new UpdateClusterResponse
            {
                Cluster = ClusterAnswers.Of(changed, view, settings: true, tags: false, attachments: true, justPut: true),
            };
        }, cancellationToken);
    }

    /// <summary>The providers that tasks and services of a cluster use.</summary>
    public static IEnumerable<string> InUse(WorkloadView view, string cluster) =>
        view.TasksNotStopped(IndexText.Of("cluster", cluster)).Select(static t => t.CapacityProvider).OfType<string>()
            .Concat(view.Services(IndexText.Of("active", cluster) + "/").SelectMany(static s => s.CapacityProviderStrategy ?? [])
                .Select(static i => i.CapacityProvider).OfType<string>())
            .Distinct();
}
