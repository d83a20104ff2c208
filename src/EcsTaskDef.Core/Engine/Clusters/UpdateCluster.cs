using System.Text.Json;
using EcsTaskDef.Engine.Answers;
using EcsTaskDef.Engine.Facts;
using EcsTaskDef.Engine.Rules;
using EcsTaskDef.Model.Workloads;
using EcsTaskDef.Rules.Parsing;
using EcsTaskDef.Rules.Workloads;

namespace EcsTaskDef.Engine;

// Two operations: the second is the first with settings only.
public sealed partial class LocalRegistry
{
    /// <inheritdoc/>
    public ValueTask<UpdateClusterResponse> UpdateClusterAsync(
        UpdateClusterRequest request, CancellationToken cancellationToken = default) =>
        ChangeClusterAsync(request.Cluster, request.Settings, request.Configuration, request.ServiceConnectDefaults, cluster => cluster with
        {
            Configuration = request.Configuration ?? cluster.Configuration,
            ServiceConnectDefaults = request.ServiceConnectDefaults ?? cluster.ServiceConnectDefaults,
        }, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<UpdateClusterResponse> UpdateClusterSettingsAsync(
        UpdateClusterSettingsRequest request, CancellationToken cancellationToken = default) =>
        ChangeClusterAsync(request.Cluster, request.Settings, null, null, static cluster => cluster, cancellationToken);

    // Unknown before INACTIVE before bad values (docs/ECS.md §5.2 [captured]).
    private ValueTask<UpdateClusterResponse> ChangeClusterAsync(
        string? identifier, IReadOnlyList<ClusterSetting>? settings, JsonElement? configuration, JsonElement? connectDefaults,
        Func<ClusterFact, ClusterFact> edit, CancellationToken cancellationToken)
    {
        string name = Identifiers.NeededCluster(identifier, "Cluster");
        return ChangeRuntimeAsync((_, look) =>
        {
            ClusterFact cluster = DemandKnownCluster(look, name);
            if (!cluster.IsActive) throw EcsErrors.Client(SR.ClusterNotActive, SR.AdviceClusterInactive);
            ClusterRules.DemandSettings(settings);
            ClusterConfigurationRules.Demand(configuration);
            ClusterFact changed = edit(cluster) with
            {
                Settings = settings is { Count: > 0 }
                    ? cluster.Settings.Where(s => settings.All(n => n.Name != s.Name)).Concat(settings).ToArray()
                    : cluster.Settings,
            };
            look.Put(changed);
            return new UpdateClusterResponse { Cluster = ClusterAnswers.Of(changed, look, settings: true, tags: false, attachments: true) };
        }, cancellationToken);
    }
}
