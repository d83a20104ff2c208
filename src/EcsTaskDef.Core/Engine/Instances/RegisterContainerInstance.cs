using System.Text.Json;
using EcsTaskDef.Engine.Facts;
using EcsTaskDef.Engine.Region;
using EcsTaskDef.Engine.Scheduling;

namespace EcsTaskDef.Engine.Instances;

/// <summary>Registers an instance, and starts what waited for room (ECS API model).</summary>
internal sealed class RegisterContainerInstance(RegionEngine region)
{
    // What an instance has that does not say.
    private static readonly InstanceResource[] s_instanceResources =
    [
        new() { Name = "CPU", Type = "INTEGER", IntegerValue = 4096 },
        new() { Name = "MEMORY", Type = "INTEGER", IntegerValue = 16384 },
        new() { Name = "PORTS", Type = "STRINGSET", StringSetValue = ["22", "2375", "2376", "51678", "51679"] },
        new() { Name = "PORTS_UDP", Type = "STRINGSET", StringSetValue = [] },
    ];

    public async ValueTask<RegisterContainerInstanceResponse> RunAsync(
        RegisterContainerInstanceRequest request, CancellationToken cancellationToken)
    {
        string clusterName = region.Identifiers.Cluster(request.Cluster);
        string? known = string.IsNullOrEmpty(request.ContainerInstanceArn)
            ? null
            : region.Identifiers.Instance(request.ContainerInstanceArn, clusterName);
        RequestRules.DemandTags(request.Tags);
        return await region.ChangeWorkloadsAsync(view =>
        {
            ClusterFact cluster = view.DemandCluster(clusterName);
            InstanceFact? before = known is null ? null : view.GetInstance(cluster.Name, known);
            InstanceFact instance = new()
            {
                Id = before?.Id ?? NewInstanceId(view, cluster.Name),
                Cluster = cluster.Name,
                RegisteredAt = before?.RegisteredAt ?? view.Now,
                Ec2InstanceId = MachineOf(request.InstanceIdentityDocument) ?? before?.Ec2InstanceId,
                Resources = request.TotalResources is { Count: > 0 } resources ? resources : before?.Resources ?? s_instanceResources,
                Attributes = request.Attributes ?? before?.Attributes ?? [],
                Tags = request.Tags ?? before?.Tags ?? [],
                DrainingAt = before?.DrainingAt,
                VersionInfo = request.VersionInfo ?? before?.VersionInfo,
                Version = (before?.Version ?? 0) + 1,
            };
            view.Put(instance);
            ServiceScheduler.FillUp(view, cluster);
            return new RegisterContainerInstanceResponse { ContainerInstance = InstanceAnswers.Of(instance, view, withTags: true) };
        }, cancellationToken).ConfigureAwait(false);
    }

    private static string NewInstanceId(WorkloadView view, string cluster)
    {
        for (int i = 0; ; i++)
        {
            string id = Ids.Hex(view.Arns.Cluster(cluster), "instance", IndexText.Time(view.Now), i.ToString(CultureInfo.InvariantCulture));
            if (view.Stored.GetResource(InstanceFact.KindName, InstanceFact.KeyOf(cluster, id)) is null) return id;
        }
    }

    private static string? MachineOf(string? identityDocument)
    {
        if (string.IsNullOrEmpty(identityDocument)) return null;
        try
        {
            using JsonDocument document = JsonDocument.Parse(identityDocument!);
            return document.RootElement.ValueKind == JsonValueKind.Object
                && document.RootElement.TryGetProperty("instanceId", out JsonElement id) && id.ValueKind == JsonValueKind.String
                ? id.GetString()
                : null;
        }
        catch (JsonException)
        {
            // Whatever it is, it is only shown.
            return null;
        }
    }
}
