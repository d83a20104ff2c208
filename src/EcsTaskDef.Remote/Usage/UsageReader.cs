using System.Collections.Concurrent;
using EcsTaskDef.Remote.Calls;
using EcsTaskDef.Remote.Families;

namespace EcsTaskDef.Remote.Usage;

/// <summary>
/// Reads all users: clusters, their services with deployments and task sets, their tasks. Lists are read to their end and described in
/// ECS's batch sizes. What fails is named in the snapshot and does not end the rest.
/// </summary>
internal sealed class UsageReader(RemoteRegion region)
{
    private const int ServicesAtOnce = 10, TasksAtOnce = 100;

    private readonly ConcurrentBag<(string Name, ServiceUse Use)> _services = [];
    private readonly ConcurrentBag<(string Name, TaskUse Use)> _tasks = [];
    private readonly ConcurrentBag<string> _missing = [];

    public async ValueTask<UsageSnapshot> ReadAsync(CancellationToken cancellationToken)
    {
        string[] clusters = [];
        await TryAsync("clusters", async () =>
            clusters = await ClustersAsync(cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
        (string, Func<string, CancellationToken, ValueTask>)[] parts =
            [("services", ReadServicesAsync), ("tasks", (c, t) => ReadTasksAsync(c, "RUNNING", t)),
                ("tasks", (c, t) => ReadTasksAsync(c, "STOPPED", t))];
        await Bounded.SelectAsync(
            [.. clusters.SelectMany(cluster => parts.Select(part => (Cluster: cluster, What: part.Item1, Read: part.Item2)))],
            async (one, token) =>
            {
                await TryAsync($"{one.What} of cluster {Last(one.Cluster)}", () => one.Read(one.Cluster, token)).ConfigureAwait(false);
                return true;
            },
            cancellationToken).ConfigureAwait(false);
        return new UsageSnapshot(
            _services.OrderBy(static one => one.Use.ServiceArn, StringComparer.Ordinal).ThenBy(static one =>
                one.Use.DeploymentStatus == "PRIMARY" ? 0 : 1)
                .ToLookup(static one => one.Name, static one => one.Use),
            _tasks.OrderBy(static one => one.Use.TaskArn, StringComparer.Ordinal).DistinctBy(static one => one.Use.TaskArn)
                .ToLookup(static one => one.Name, static one => one.Use),
            [.. _missing.Distinct().Order(StringComparer.Ordinal)]);
    }

    private async ValueTask TryAsync(string what, Func<ValueTask> read)
    {
        try
        {
            await read().ConfigureAwait(false);
        }
        catch (EcsException error)
        {
            _missing.Add($"{what}: {error.Message}");
        }
    }

    private async ValueTask<string[]> ClustersAsync(CancellationToken cancellationToken) => [.. await Bounded.PagesAsync(
        "ListClusters", async next =>
        {
            ListClustersResponse page = await region.CallAsync<ListClustersRequest, ListClustersResponse>(
                "ListClusters", new() { NextToken = next }, cancellationToken).ConfigureAwait(false);
            return (page.ClusterArns, page.NextToken);
        }).ConfigureAwait(false)];

    private async ValueTask ReadServicesAsync(string cluster, CancellationToken cancellationToken)
    {
        List<string> arns = await Bounded.PagesAsync("ListServices", async next =>
        {
            ListServicesResponse page = await region.CallAsync<ListServicesRequest, ListServicesResponse>(
                "ListServices", new() { Cluster = cluster, NextToken = next, MaxResults = 100 }, cancellationToken).ConfigureAwait(false);
            return (page.ServiceArns, page.NextToken);
        }).ConfigureAwait(false);
        await Bounded.SelectAsync([.. arns.Chunk(ServicesAtOnce)], async (some, token) =>
        {
            DescribeServicesResponse answer = await region.CallAsync<DescribeServicesRequest, DescribeServicesResponse>(
                "DescribeServices", new() { Cluster = cluster, Services = some }, token).ConfigureAwait(false);
            Note(answer.Failures);
            foreach (ContainerService service in answer.Services) Add(service);
            return true;
        }, cancellationToken, degree: 4).ConfigureAwait(false);
    }

    // A task that is asked to stop holds on to its revision until it has stopped.
    private async ValueTask ReadTasksAsync(string cluster, string desiredStatus, CancellationToken cancellationToken)
    {
        List<string> arns = await Bounded.PagesAsync("ListTasks", async next =>
        {
            ListTasksResponse page = await region.CallAsync<ListTasksRequest, ListTasksResponse>(
                "ListTasks", new() { Cluster = cluster, DesiredStatus = desiredStatus, NextToken = next }, cancellationToken)
                .ConfigureAwait(false);
            return (page.TaskArns, page.NextToken);
        }).ConfigureAwait(false);
        await Bounded.SelectAsync([.. arns.Chunk(TasksAtOnce)], async (some, token) =>
        {
            DescribeTasksResponse answer = await region.CallAsync<DescribeTasksRequest, DescribeTasksResponse>(
                "DescribeTasks", new() { Cluster = cluster, Tasks = some }, token).ConfigureAwait(false);
            Note(answer.Failures);
            foreach (ContainerTask task in answer.Tasks) Add(task);
            return true;
        }, cancellationToken, degree: 4).ConfigureAwait(false);
    }

    // MISSING: gone since it was listed. Everything else was there and could not be seen.
    private void Note(IReadOnlyList<Failure> failures)
    {
        foreach (Failure failure in failures)
            if (failure.Reason != "MISSING") _missing.Add($"{failure.Arn}: {failure.Reason}");
    }

    private void Add(ContainerService service)
    {
        if (service.Status == "INACTIVE") return;
        List<(string? Definition, string Id, string Status, int? Desired, int? Running, int? Pending)> uses =
        [
            .. (service.Deployments ?? []).Select(static one =>
                (one.TaskDefinition, one.Id ?? "", one.Status ?? "", one.DesiredCount, one.RunningCount, one.PendingCount)),
            .. (service.TaskSets ?? []).Select(static one =>
                (one.TaskDefinition, one.Id ?? "", one.Status ?? "", one.ComputedDesiredCount, one.RunningCount, one.PendingCount)),
        ];

        // A service that another deploys, and that has no task set yet, still has its revision.
        if (uses.All(one => one.Definition != service.TaskDefinition))
            uses.Add((service.TaskDefinition, "", "PRIMARY", service.DesiredCount, service.RunningCount, service.PendingCount));
        foreach ((string? definition, string id, string status, int? desired, int? running, int? pending) in uses)
        {
            if (NameOf(definition) is not { } name) continue;
            _services.Add((name, new ServiceUse
            {
                ServiceArn = service.ServiceArn ?? "",
                Service = service.ServiceName ?? Last(service.ServiceArn ?? ""),
                Cluster = Last(service.ClusterArn ?? ""),
                Status = service.Status ?? "",
                Deployment = id,
                DeploymentStatus = status,
                DesiredCount = desired ?? 0,
                RunningCount = running ?? 0,
                PendingCount = pending ?? 0,
            }));
        }
    }

    private void Add(ContainerTask task)
    {
        if (task.LastStatus == TaskStatuses.Stopped || NameOf(task.TaskDefinitionArn) is not { } name) return;
        const string OfService = "service:";
        bool isOfService = task.Group?.StartsWith(OfService, StringComparison.Ordinal) == true;
        _tasks.Add((name, new TaskUse
        {
            TaskArn = task.TaskArn ?? "",
            Cluster = Last(task.ClusterArn ?? ""),
            LastStatus = task.LastStatus ?? "",
            DesiredStatus = task.DesiredStatus ?? "",
            LaunchType = task.LaunchType ?? "",
            Group = task.Group,
            StartedBy = task.StartedBy,
            Service = isOfService ? task.Group![OfService.Length..] : null,
            Deployment = isOfService ? task.StartedBy : null,
            CreatedAt = task.CreatedAt ?? DateTimeOffset.UnixEpoch,
        }));
    }

    private static string? NameOf(string? definition) =>
        definition is not null && ListedRevision.Read(definition, RevisionStatus.Active) is { } one
            ? UsageSnapshot.NameOf(one.Family, one.Revision) : null;

    private static string Last(string arn) => arn[(arn.LastIndexOf('/') + 1)..];
}
