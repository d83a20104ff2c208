using System.Text.Json;
using EcsTaskDef.Engine.Facts;
using EcsTaskDef.Engine.Region;
using EcsTaskDef.Rules.Vocabulary;

namespace EcsTaskDef.Engine.Clusters;

/// <summary>UpdateCluster, and UpdateClusterSettings, which is the same with settings only (docs/ECS.md §5.2).</summary>
internal sealed class UpdateCluster(RegionEngine region)
{
    public ValueTask<UpdateClusterResponse> RunAsync(UpdateClusterRequest request, CancellationToken cancellationToken) =>
        ChangeAsync(request.Cluster, request.Settings, request.Configuration, request.ServiceConnectDefaults, cluster => cluster with
        {
            Configuration = request.Configuration ?? cluster.Configuration,
            ServiceConnectDefaults = request.ServiceConnectDefaults ?? cluster.ServiceConnectDefaults,
        }, cancellationToken);

    public ValueTask<UpdateClusterResponse> RunAsync(
        UpdateClusterSettingsRequest request, CancellationToken cancellationToken) =>
        ChangeAsync(request.Cluster, request.Settings, null, null, static cluster => cluster, cancellationToken);

    // Unknown before INACTIVE before bad values (docs/ECS.md §5.2 [captured]).
    private ValueTask<UpdateClusterResponse> ChangeAsync(
        string? identifier, IReadOnlyList<ClusterSetting>? settings, JsonElement? configuration, JsonElement? connectDefaults,
        Func<ClusterFact, ClusterFact> edit, CancellationToken cancellationToken)
    {
        string name = region.Identifiers.NeededCluster(identifier, "Cluster");
        return region.ChangeWorkloadsAsync(view =>
        {
            ClusterFact cluster = view.DemandKnownCluster(name);
            if (!cluster.IsActive) throw EcsErrors.Client(SR.ClusterNotActive, SR.AdviceClusterInactive);
            Report.Demand(report => ClusterRules.CheckMembers(settings, configuration, report));
            ClusterFact changed = edit(cluster) with
            {
                Settings = settings is { Count: > 0 }
                    ? cluster.Settings.Where(s => settings.All(n => n.Name != s.Name)).Concat(settings).ToArray()
                    : cluster.Settings,
            };
            view.Put(changed);
            return new UpdateClusterResponse { Cluster = ClusterAnswers.Of(changed, view, settings: true, tags: false, attachments: true) };
        }, cancellationToken);
    }
}
