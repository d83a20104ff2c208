using EcsTaskDef.Engine.Answers;
using EcsTaskDef.Engine.Facts;
using EcsTaskDef.Engine.Region;
using EcsTaskDef.Engine.Rules;
using EcsTaskDef.Rules.Parsing;
using EcsTaskDef.Rules.Workloads;

namespace EcsTaskDef.Engine;

public sealed partial class LocalRegistry
{
    /// <inheritdoc/>
    public async ValueTask<CreateClusterResponse> CreateClusterAsync(
        CreateClusterRequest request, CancellationToken cancellationToken = default)
    {
        string name = string.IsNullOrEmpty(request.ClusterName) ? Identifiers.Cluster(null) : request.ClusterName!;
        if (!EcsName.IsValid(name)) throw EcsErrors.InvalidParameter(SR.ClusterNameInvalid);
        ClusterRules.DemandSettings(request.Settings);
        ClusterRules.DemandProviders(request.CapacityProviders, request.DefaultCapacityProviderStrategy);
        ClusterConfigurationRules.Demand(request.Configuration);
        DemandTags(request.Tags);
        string arguments = RuntimeLook.TextOf(request with { ClusterName = name }, EcsJsonContext.Default.CreateClusterRequest);

        return await ChangeRuntimeAsync((_, look) =>
        {
            if (look.GetCluster(name) is { IsActive: true } existing)
            {
                if (existing.Request != arguments) throw EcsErrors.InvalidParameter(SR.ClusterNotIdempotent, SR.AdviceClusterAgain);
                return Answer(existing);
            }

            ClusterFact cluster = new()
            {
                Name = name,
                CreatedAt = look.Now,
                Request = arguments,
                Settings = ClusterRules.WithDefaults(request.Settings),
                Tags = request.Tags ?? [],
                CapacityProviders = request.CapacityProviders ?? [],
                DefaultCapacityProviderStrategy = ClusterRules.WithBase(request.DefaultCapacityProviderStrategy),
                Configuration = request.Configuration,
                ServiceConnectDefaults = request.ServiceConnectDefaults,
            };
            look.Put(cluster);
            return Answer(cluster);

            // clusterCount is on the wire, but not in the model (docs/ECS.md §5.1 [captured]).
            CreateClusterResponse Answer(ClusterFact answered) => new()
            {
                Cluster = ClusterAnswers.Of(answered, look, settings: true, tags: true),
                ClusterCount = 1,
            };
        }, cancellationToken).ConfigureAwait(false);
    }
}
