using EcsTaskDef.Model.Workloads;
using EcsTaskDef.Registry;

namespace EcsTaskDef.Console.Reading;

/// <summary>What runs, a page at a time: listed, then described as many at once as ECS lets.</summary>
internal sealed class Workloads(IRegistry registry)
{
    private const int ServicesAtOnce = 10;
    private const int PageSize = 100;

    public async ValueTask<(IReadOnlyList<ContainerCluster> Clusters, string? Next)> ClustersAsync(string? token, CancellationToken stop)
    {
        ListClustersResponse page = await registry.ListClustersAsync(
            new ListClustersRequest { MaxResults = PageSize, NextToken = token }, stop);
        if (page.ClusterArns.Count == 0) return ([], null);
        DescribeClustersResponse answer = await registry.DescribeClustersAsync(
            new DescribeClustersRequest { Clusters = page.ClusterArns }, stop);
        return ([.. answer.Clusters.OrderBy(static one => one.ClusterName, StringComparer.Ordinal)], page.NextToken);
    }

    /// <summary>Null = there is none.</summary>
    public async ValueTask<ContainerCluster?> ClusterAsync(string name, CancellationToken stop) =>
        (await registry.DescribeClustersAsync(new DescribeClustersRequest { Clusters = [name] }, stop)).Clusters is [{ } found, ..]
            ? found : null;

    public async ValueTask<(IReadOnlyList<ContainerService> Services, string? Next)> ServicesAsync(
        string cluster, string? token, CancellationToken stop)
    {
        ListServicesResponse page = await registry.ListServicesAsync(
            new ListServicesRequest { Cluster = cluster, MaxResults = PageSize, NextToken = token }, stop);
        List<ContainerService> services = [];
        foreach (string[] some in page.ServiceArns.Chunk(ServicesAtOnce))
        {
            services.AddRange((await registry.DescribeServicesAsync(
                new DescribeServicesRequest { Cluster = cluster, Services = some }, stop)).Services);
        }

        return ([.. services.OrderBy(static one => one.ServiceName, StringComparer.Ordinal)], page.NextToken);
    }

    /// <summary>Null = there is none.</summary>
    public async ValueTask<ContainerService?> ServiceAsync(string cluster, string name, CancellationToken stop) =>
        (await registry.DescribeServicesAsync(
            new DescribeServicesRequest { Cluster = cluster, Services = [name] }, stop)).Services is [{ } found, ..] ? found : null;

    /// <summary>Tasks, the youngest first.</summary>
    /// <param name="cluster">The cluster.</param>
    /// <param name="service">Only those of this service; null = all.</param>
    /// <param name="desired">RUNNING, or STOPPED for those of the last hour.</param>
    /// <param name="token">From the page before.</param>
    /// <param name="stop">Stops the look-up.</param>
    public async ValueTask<(IReadOnlyList<ContainerTask> Tasks, string? Next)> TasksAsync(
        string cluster, string? service, string desired, string? token, CancellationToken stop)
    {
        ListTasksResponse page = await registry.ListTasksAsync(
            new ListTasksRequest
            {
                Cluster = cluster, ServiceName = service, DesiredStatus = desired, MaxResults = PageSize, NextToken = token,
            },
            stop);
        if (page.TaskArns.Count == 0) return ([], null);
        DescribeTasksResponse answer = await registry.DescribeTasksAsync(
            new DescribeTasksRequest { Cluster = cluster, Tasks = page.TaskArns }, stop);
        ContainerTask[] tasks =
            [.. answer.Tasks.OrderByDescending(static one => one.CreatedAt).ThenBy(static one => one.TaskArn, StringComparer.Ordinal)];
        return (tasks, page.NextToken);
    }

    /// <summary>Null = there is none.</summary>
    public async ValueTask<ContainerTask?> TaskAsync(string cluster, string id, CancellationToken stop) =>
        (await registry.DescribeTasksAsync(new DescribeTasksRequest { Cluster = cluster, Tasks = [id] }, stop)).Tasks is [{ } found, ..]
            ? found : null;
}
