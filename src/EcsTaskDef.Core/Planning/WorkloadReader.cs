using System.Collections.Concurrent;
using EcsTaskDef.Registry;

namespace EcsTaskDef.Planning;

/// <summary>
/// Reads what runs: clusters, their services with deployments and task sets, their tasks. Lists are read to their end and described in
/// ECS's batch sizes. What fails is named in the snapshot and does not end the rest.
/// </summary>
internal sealed class WorkloadReader(IRegistry registry)
{
    private const int ServicesAtOnce = 10, AtOnce = 100;

    private static readonly string[] s_tags = ["TAGS"];

    private readonly ConcurrentBag<ContainerCluster> _clusters = [];
    private readonly ConcurrentBag<ContainerService> _services = [];
    private readonly ConcurrentBag<ContainerTask> _tasks = [];
    private readonly ConcurrentBag<ContainerInstance> _instances = [];
    private readonly ConcurrentBag<string> _missing = [];
    private long _done, _total;

    /// <summary>Reads descriptions of clusters, container instances and all tags as well.</summary>
    public bool ReadsAll { get; init; }

    /// <summary>Hears how far it is; null = nobody.</summary>
    public IProgress<StoreProgress>? Progress { get; init; }

    public async ValueTask<WorkloadSnapshot> ReadAsync(CancellationToken cancellationToken)
    {
        List<string> clusters = [];
        await TryAsync("clusters", async () => clusters = await Bounded.PagesAsync("ListClusters", async next =>
        {
            ListClustersResponse page = await registry.ListClustersAsync(new() { NextToken = next }, cancellationToken)
                .ConfigureAwait(false);
            return (page.ClusterArns, page.NextToken);
        }).ConfigureAwait(false)).ConfigureAwait(false);
        List<(string What, Func<CancellationToken, ValueTask> Read)> parts = [];
        if (ReadsAll)
            foreach (string[] some in Bounded.Pieces(clusters, AtOnce)) parts.Add(("clusters", token => DescribeAsync(some, token)));
        foreach (string cluster in clusters)
        {
            string of = $" of cluster {Last(cluster)}";
            parts.Add(("services" + of, token => ReadServicesAsync(cluster, token)));
            parts.Add(("tasks" + of, token => ReadTasksAsync(cluster, TaskStatuses.Running, token)));

            // A task that is asked to stop holds on to its revision until it has stopped.
            parts.Add(("tasks" + of, token => ReadTasksAsync(cluster, TaskStatuses.Stopped, token)));
            if (ReadsAll) parts.Add(("container instances" + of, token => ReadInstancesAsync(cluster, token)));
        }

        await Bounded.SelectAsync(parts, async (one, token) =>
        {
            await TryAsync(one.What, () => one.Read(token)).ConfigureAwait(false);
            return true;
        }, cancellationToken).ConfigureAwait(false);
        return new WorkloadSnapshot
        {
            Clusters = [.. _clusters.OrderBy(static one => one.ClusterArn, StringComparer.Ordinal)],
            Services = [.. _services.OrderBy(static one => one.ServiceArn, StringComparer.Ordinal)],
            Tasks = [.. _tasks.GroupBy(static one => one.TaskArn, StringComparer.Ordinal).Select(static same => same.First())
                .OrderBy(static one => one.TaskArn, StringComparer.Ordinal)],
            Instances = [.. _instances.OrderBy(static one => one.ContainerInstanceArn, StringComparer.Ordinal)],
            Extras = !ReadsAll ? new()
                : await new ExtrasReader(registry, cancellationToken).ReadAsync(clusters, _services).ConfigureAwait(false),
            Missing = [.. _missing.Distinct().OrderBy(static one => one, StringComparer.Ordinal)],
        };
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

    private async ValueTask DescribeAsync(string[] clusters, CancellationToken cancellationToken)
    {
        DescribeClustersResponse answer = await registry.DescribeClustersAsync(
            new() { Clusters = clusters, Include = ["CONFIGURATIONS", "SETTINGS", "TAGS"] }, cancellationToken).ConfigureAwait(false);
        Note(answer.Failures);
        foreach (ContainerCluster one in answer.Clusters) _clusters.Add(one);
    }

    private async ValueTask ReadServicesAsync(string cluster, CancellationToken cancellationToken)
    {
        List<string> arns = await Bounded.PagesAsync("ListServices", async next =>
        {
            ListServicesResponse page = await registry.ListServicesAsync(
                new() { Cluster = cluster, NextToken = next, MaxResults = AtOnce }, cancellationToken).ConfigureAwait(false);
            return (page.ServiceArns, page.NextToken);
        }).ConfigureAwait(false);
        await EachAsync(arns, ServicesAtOnce, async (some, token) =>
        {
            DescribeServicesResponse answer = await registry.DescribeServicesAsync(
                new() { Cluster = cluster, Services = some, Include = ReadsAll ? s_tags : null }, token).ConfigureAwait(false);
            Note(answer.Failures);
            foreach (ContainerService one in answer.Services)
                if (one.Status != "INACTIVE") _services.Add(one);
        }, cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask ReadTasksAsync(string cluster, string desiredStatus, CancellationToken cancellationToken)
    {
        List<string> arns = await Bounded.PagesAsync("ListTasks", async next =>
        {
            ListTasksResponse page = await registry.ListTasksAsync(
                new() { Cluster = cluster, DesiredStatus = desiredStatus, NextToken = next }, cancellationToken).ConfigureAwait(false);
            return (page.TaskArns, page.NextToken);
        }).ConfigureAwait(false);
        await EachAsync(arns, AtOnce, async (some, token) =>
        {
            DescribeTasksResponse answer = await registry.DescribeTasksAsync(
                new() { Cluster = cluster, Tasks = some, Include = ReadsAll ? s_tags : null }, token).ConfigureAwait(false);
            Note(answer.Failures);
            foreach (ContainerTask one in answer.Tasks)
                if (one.LastStatus != TaskStatuses.Stopped) _tasks.Add(one);
        }, cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask ReadInstancesAsync(string cluster, CancellationToken cancellationToken)
    {
        List<string> arns = await Bounded.PagesAsync("ListContainerInstances", async next =>
        {
            ListContainerInstancesResponse page = await registry.ListContainerInstancesAsync(
                new() { Cluster = cluster, NextToken = next }, cancellationToken).ConfigureAwait(false);
            return (page.ContainerInstanceArns, page.NextToken);
        }).ConfigureAwait(false);
        await EachAsync(arns, AtOnce, async (some, token) =>
        {
            DescribeContainerInstancesResponse answer = await registry.DescribeContainerInstancesAsync(
                new() { Cluster = cluster, ContainerInstances = some, Include = s_tags }, token).ConfigureAwait(false);
            Note(answer.Failures);
            foreach (ContainerInstance one in answer.ContainerInstances) _instances.Add(one);
        }, cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask EachAsync(
        List<string> arns, int size, Func<string[], CancellationToken, ValueTask> describe, CancellationToken cancellationToken)
    {
        Interlocked.Add(ref _total, arns.Count);
        await Bounded.SelectAsync(Bounded.Pieces(arns, size), async (some, token) =>
        {
            await describe(some, token).ConfigureAwait(false);
            long done = Interlocked.Add(ref _done, some.Length);
            Progress?.Report(new StoreProgress(StoreWork.FindingUsers, registry.Region, done, Interlocked.Read(ref _total)));
            return true;
        }, cancellationToken, degree: 4).ConfigureAwait(false);
    }

    // MISSING: gone since it was listed. Everything else was there and could not be seen.
    private void Note(IReadOnlyList<Failure> failures)
    {
        foreach (Failure failure in failures)
            if (failure.Reason != "MISSING") _missing.Add($"{failure.Arn}: {failure.Reason}");
    }

    private static string Last(string arn) => arn.Substring(arn.LastIndexOf('/') + 1);
}
