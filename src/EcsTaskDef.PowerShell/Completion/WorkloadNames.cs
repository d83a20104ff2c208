namespace EcsTaskDef.PowerShell.Completion;

/// <summary>Suggests clusters, and the services and tasks of the cluster that the line names.</summary>
internal sealed class WorkloadNames
{
    private readonly IRegistry _registry;
    private readonly CompletionBudget _budget;
    private readonly string _typed;
    private readonly string? _cluster;

    public WorkloadNames(IRegistry registry, CompletionBudget budget, string typed, string? cluster) =>
        (_registry, _budget, _typed, _cluster) = (registry, budget, typed, cluster);

    public IEnumerable<CompletionResult> Clusters() => Suggest(
        async (next, token) =>
        {
            ListClustersResponse page = await _registry.ListClustersAsync(new() { NextToken = next }, token).ConfigureAwait(false);
            return (page.ClusterArns, page.NextToken);
        },
        batchSize: 100,
        async (arns, token) => (await _registry.DescribeClustersAsync(new() { Clusters = arns }, token).ConfigureAwait(false)).Clusters
            .ToDictionary(
                static cluster => cluster.ClusterArn!,
                static cluster => $"{cluster.ClusterName}: {cluster.ActiveServicesCount} services, "
                    + $"{cluster.RunningTasksCount} tasks running"));

    public IEnumerable<CompletionResult> Services() => Suggest(
        async (next, token) =>
        {
            var request = new ListServicesRequest { Cluster = _cluster, MaxResults = 100, NextToken = next };
            ListServicesResponse page = await _registry.ListServicesAsync(request, token).ConfigureAwait(false);
            return (page.ServiceArns, page.NextToken);
        },
        batchSize: 10,
        async (arns, token) =>
        {
            var request = new DescribeServicesRequest { Cluster = _cluster, Services = arns };
            return (await _registry.DescribeServicesAsync(request, token).ConfigureAwait(false)).Services.ToDictionary(
                static service => service.ServiceArn!,
                static service => $"{service.ServiceName}: {WorkloadName.Last(service.RunningDefinition() ?? "")}, "
                    + $"{service.RunningCount} of {service.DesiredCount} running");
        });

    public IEnumerable<CompletionResult> Tasks() => Suggest(
        async (next, token) =>
        {
            var request = new ListTasksRequest { Cluster = _cluster, NextToken = next };
            ListTasksResponse page = await _registry.ListTasksAsync(request, token).ConfigureAwait(false);
            return (page.TaskArns, page.NextToken);
        },
        batchSize: 100,
        async (arns, token) =>
        {
            var request = new DescribeTasksRequest { Cluster = _cluster, Tasks = arns };
            return (await _registry.DescribeTasksAsync(request, token).ConfigureAwait(false)).Tasks.ToDictionary(
                static task => task.TaskArn!,
                static task => $"{WorkloadName.Last(task.TaskDefinitionArn ?? "")} {task.LastStatus}, {task.Group}");
        });

    public IEnumerable<CompletionResult> Instances() => Suggest(
        async (next, token) =>
        {
            var request = new ListContainerInstancesRequest { Cluster = _cluster, NextToken = next };
            ListContainerInstancesResponse page = await _registry.ListContainerInstancesAsync(request, token).ConfigureAwait(false);
            return (page.ContainerInstanceArns, page.NextToken);
        },
        batchSize: 100,
        async (arns, token) =>
        {
            var request = new DescribeContainerInstancesRequest { Cluster = _cluster, ContainerInstances = arns };
            return (await _registry.DescribeContainerInstancesAsync(request, token).ConfigureAwait(false)).ContainerInstances.ToDictionary(
                static instance => instance.ContainerInstanceArn!,
                static instance => $"{instance.Status}, {instance.RunningTasksCount} tasks running");
        });

    public IEnumerable<CompletionResult> CapacityProviders() => Suggest(
        async (next, token) =>
        {
            var request = new DescribeCapacityProvidersRequest { NextToken = next };
            DescribeCapacityProvidersResponse page = await _registry.CallAsync(request, token).ConfigureAwait(false);
            return ((IReadOnlyList<string>)[.. page.CapacityProviders.Select(static one => one.Name!)], page.NextToken);
        },
        batchSize: LineRegistry.Enough,
        static (names, _) => new(names.ToDictionary(static name => name)));

    public IEnumerable<CompletionResult> DaemonTaskDefinitions() => Suggest(
        async (next, token) =>
        {
            var request = new ListDaemonTaskDefinitionsRequest { NextToken = next };
            ListDaemonTaskDefinitionsResponse page = await _registry.CallAsync(request, token).ConfigureAwait(false);
            return ((IReadOnlyList<string>)[.. page.DaemonTaskDefinitions.Select(static one => one.Arn!)], page.NextToken);
        },
        batchSize: LineRegistry.Enough,
        static (arns, _) => new(arns.ToDictionary(static arn => arn, static arn => WorkloadName.Last(arn))));

    // Names from lists, described batch by batch while there is time.
    private IEnumerable<CompletionResult> Suggest(
        Func<string?, CancellationToken, ValueTask<(IReadOnlyList<string> Arns, string? Next)>> list,
        int batchSize,
        Func<IReadOnlyList<string>, CancellationToken, ValueTask<Dictionary<string, string>>> describe)
    {
        var arns = new List<string>();
        string? next = null;
        do
        {
            string? after = next;
            (IReadOnlyList<string> page, next) = _budget.Wait(token => list(after, token));
            arns.AddRange(page.Where(arn => Completion.Continues(WorkloadName.Last(arn), _typed)));
        }
        while (next is not null && arns.Count < LineRegistry.Enough && !_budget.IsSpent);

        for (int i = 0; i < arns.Count; i += batchSize)
        {
            List<string> batch = arns.GetRange(i, Math.Min(batchSize, arns.Count - i));
            Dictionary<string, string>? lines = i > 0 && _budget.IsSpent ? null : _budget.Wait(token => describe(batch, token));
            foreach (string arn in batch)
            {
                string name = WorkloadName.Last(arn);
                yield return Completion.Of(name, lines is not null && lines.TryGetValue(arn, out string? line) ? line : name);
            }
        }
    }
}
