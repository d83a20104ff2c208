using System.Text.Json;
using EcsTaskDef.Engine.Answers;
using EcsTaskDef.Engine.Facts;
using EcsTaskDef.Engine.Region;
using EcsTaskDef.Model.Workloads;
using EcsTaskDef.Rules.Parsing;

namespace EcsTaskDef.Engine;

// The four operations on instances; there is as much of them as tasks need somewhere to be.
public sealed partial class LocalRegistry
{
    private static readonly string[] s_instanceStatuses = ["ACTIVE", "DRAINING", "REGISTERING", "DEREGISTERING", "REGISTRATION_FAILED"];

    // What an instance has that does not say.
    private static readonly InstanceResource[] s_instanceResources =
    [
        new() { Name = "CPU", Type = "INTEGER", IntegerValue = 4096 },
        new() { Name = "MEMORY", Type = "INTEGER", IntegerValue = 16384 },
        new() { Name = "PORTS", Type = "STRINGSET", StringSetValue = ["22", "2375", "2376", "51678", "51679"] },
        new() { Name = "PORTS_UDP", Type = "STRINGSET", StringSetValue = [] },
    ];

    /// <inheritdoc/>
    public async ValueTask<RegisterContainerInstanceResponse> RegisterContainerInstanceAsync(
        RegisterContainerInstanceRequest request, CancellationToken cancellationToken = default)
    {
        string clusterName = Identifiers.Cluster(request.Cluster);
        string? known = string.IsNullOrEmpty(request.ContainerInstanceArn)
            ? null
            : Identifiers.Instance(request.ContainerInstanceArn, clusterName);
        DemandTags(request.Tags);
        return await ChangeRuntimeAsync((look, runtime) =>
        {
            ClusterFact cluster = DemandCluster(runtime, clusterName);
            InstanceFact? before = known is null ? null : runtime.GetInstance(cluster.Name, known);
            InstanceFact instance = new()
            {
                Id = before?.Id ?? NewInstanceId(runtime, cluster.Name),
                Cluster = cluster.Name,
                RegisteredAt = before?.RegisteredAt ?? runtime.Now,
                Ec2InstanceId = MachineOf(request.InstanceIdentityDocument) ?? before?.Ec2InstanceId,
                Resources = request.TotalResources is { Count: > 0 } resources ? resources : before?.Resources ?? s_instanceResources,
                Attributes = request.Attributes ?? before?.Attributes ?? [],
                Tags = request.Tags ?? before?.Tags ?? [],
                VersionInfo = request.VersionInfo ?? before?.VersionInfo,
                Version = (before?.Version ?? 0) + 1,
            };
            runtime.Put(instance);
            FillUp(look, runtime, cluster);
            return new RegisterContainerInstanceResponse { ContainerInstance = InstanceAnswers.Of(instance, runtime, withTags: true) };
        }, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<DeregisterContainerInstanceResponse> DeregisterContainerInstanceAsync(
        DeregisterContainerInstanceRequest request, CancellationToken cancellationToken = default)
    {
        string clusterName = Identifiers.Cluster(request.Cluster);
        string id = Identifiers.Instance(request.ContainerInstance, clusterName);
        return await ChangeRuntimeAsync((look, runtime) =>
        {
            ClusterFact cluster = DemandCluster(runtime, clusterName);
            InstanceFact instance = runtime.GetInstance(cluster.Name, id)
                ?? throw EcsErrors.InvalidParameter(SR.InstanceNotFound);
            if (instance.DeregisteredAt is null)
            {
                if (request.Force != true && runtime.TasksNotStopped(IndexText.Of("instance", cluster.Name, instance.Id)).Any())
                    throw EcsErrors.InvalidParameter(SR.InstanceHasTasks);

                // What runs there goes on unseen by ECS; tasks of services are replaced elsewhere only when they stop.
                instance = instance with { DeregisteredAt = runtime.Now, Version = instance.Version + 1 };
                runtime.Put(instance);
                foreach (ServiceFact service in Daemons(runtime, cluster)) Reschedule(look.View, runtime, service);
            }

            return new DeregisterContainerInstanceResponse { ContainerInstance = InstanceAnswers.Of(instance, runtime, withTags: true) };
        }, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<ListContainerInstancesResponse> ListContainerInstancesAsync(
        ListContainerInstancesRequest request, CancellationToken cancellationToken = default)
    {
        string clusterName = Identifiers.Cluster(request.Cluster);
        int size = PageSize(request.MaxResults);
        if (request.Status is { } status && !s_instanceStatuses.Contains(status)) throw OneOf("status", s_instanceStatuses);
        (string Text, string Key)? after = ReadToken(request.NextToken);
        return await ReadRuntimeAsync(look =>
        {
            ClusterFact cluster = DemandCluster(look, clusterName);
            IEnumerable<InstanceFact> all = request.Status is null or "ACTIVE" ? look.Instances(cluster.Name) : [];
            if (after is { } last) all = all.Where(i => string.CompareOrdinal(i.Key, last.Key) > 0);
            (IReadOnlyList<InstanceFact> page, string? token) = Page(all, size, static i => WriteToken("", i.Key));
            return new ListContainerInstancesResponse
            {
                ContainerInstanceArns = page.Select(i => look.Arns.Instance(i.Cluster, i.Id)).ToArray(),
                NextToken = token,
            };
        }, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<DescribeContainerInstancesResponse> DescribeContainerInstancesAsync(
        DescribeContainerInstancesRequest request, CancellationToken cancellationToken = default)
    {
        string clusterName = Identifiers.Cluster(request.Cluster);
        string[] ids = (request.ContainerInstances ?? [])
            .Select(i => Identifiers.Instance(i, clusterName, "Container Instances")).ToArray();
        return await ReadRuntimeAsync(look =>
        {
            ClusterFact cluster = DemandCluster(look, clusterName);
            DemandList(ids, EcsErrors.Client(SR.ContainerInstancesEmpty), "instanceIds", MaxPage);
            DemandInclude(request.Include, "TAGS", "CONTAINER_INSTANCE_HEALTH");
            List<ContainerInstance> found = new();
            List<Failure> failures = new();
            foreach (string id in ids)
            {
                if (look.GetInstance(cluster.Name, id) is { } instance)
                    found.Add(InstanceAnswers.Of(instance, look, request.Include?.Contains("TAGS") == true));
                else
                    failures.Add(Missing(look.Arns.Instance(cluster.Name, id)));
            }

            return new DescribeContainerInstancesResponse { ContainerInstances = found, Failures = failures };
        }, cancellationToken).ConfigureAwait(false);
    }

    // Services that waited for room, and daemons, which have a task on every instance.
    private static void FillUp(Look look, RuntimeLook runtime, ClusterFact cluster)
    {
        string index = IndexText.Of("short", cluster.Name);
        List<ServiceFact> waiting = runtime.Services(index).Where(s => s.Cluster == cluster.Name).ToList();
        waiting.AddRange(Daemons(runtime, cluster).Where(d => waiting.All(w => w.Name != d.Name)));
        foreach (ServiceFact service in waiting) Reschedule(look.View, runtime, service);
    }

    private static List<ServiceFact> Daemons(RuntimeLook runtime, ClusterFact cluster) =>
        runtime.Services(IndexText.Of("active", cluster.Name) + "/").Where(static s => s.SchedulingStrategy == "DAEMON").ToList();

    private static string NewInstanceId(RuntimeLook runtime, string cluster)
    {
        for (int i = 0; ; i++)
        {
            string id = Ids.Hex(runtime.Arns.Cluster(cluster), "instance", IndexText.Time(runtime.Now), i.ToString(CultureInfo.InvariantCulture));
            if (runtime.View.GetResource(InstanceFact.KindName, InstanceFact.KeyOf(cluster, id)) is null) return id;
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
