using EcsTaskDef.Engine.Facts;
using EcsTaskDef.Engine.Region;
using EcsTaskDef.Rules.Parsing;
using EcsTaskDef.Rules.Vocabulary;

namespace EcsTaskDef.Engine.Clusters;

/// <summary>Creates a cluster; the same request again changes nothing (docs/ECS.md §5.2).</summary>
internal sealed class CreateCluster(RegionEngine region)
{
    public async ValueTask<CreateClusterResponse> RunAsync(CreateClusterRequest request, CancellationToken cancellationToken)
    {
        string name = string.IsNullOrEmpty(request.ClusterName) ? region.Identifiers.Cluster(null) : request.ClusterName!;
        if (!EcsName.IsValid(name)) throw EcsErrors.InvalidParameter(SR.ClusterNameInvalid);
        Report.Demand(report => ClusterRules.Check(request, report));
        string arguments = WorkloadView.TextOf(request with { ClusterName = name });

        return await region.ChangeWorkloadsAsync(view =>
        {
            if (view.GetCluster(name) is { IsActive: true } existing)
            {
                if (existing.Request != arguments) throw EcsErrors.InvalidParameter(SR.ClusterNotIdempotent, SR.AdviceClusterAgain);
                return Answer(existing);
            }

            Report.Demand(report => ProviderRules.CheckKnown(view, request.CapacityProviders, [], report));
            ClusterFact cluster = new()
            {
                Name = name,
                CreatedAt = view.Now,
                Request = arguments,
                Settings = ClusterRules.WithDefaults(request.Settings, view, region.CallerOf(view.Arns.Account)),
                Tags = request.Tags ?? [],
                CapacityProviders = request.CapacityProviders ?? [],
                DefaultCapacityProviderStrategy = ClusterRules.WithBase(request.DefaultCapacityProviderStrategy),
                Configuration = request.Configuration,
                ServiceConnectDefaults = request.ServiceConnectDefaults,
            };
            view.Put(cluster);
            return Answer(cluster);

            // clusterCount is on the wire, but not in the model (docs/ECS.md §5.1 [captured]).
            CreateClusterResponse Answer(ClusterFact answered) => new()
            {
                Cluster = ClusterAnswers.Of(answered, view, settings: true, tags: true),
                ClusterCount = 1,
            };
        }, cancellationToken).ConfigureAwait(false);
    }
}
