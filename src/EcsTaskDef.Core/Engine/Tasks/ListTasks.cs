using EcsTaskDef.Engine.Facts;
using EcsTaskDef.Engine.Region;
using EcsTaskDef.Rules.Parsing;

namespace EcsTaskDef.Engine.Tasks;

/// <summary>Lists tasks (docs/ECS.md §6.3).</summary>
internal sealed class ListTasks(RegionEngine region)
{
    private static readonly string[] s_desiredStatuses = [TaskStatuses.Running, TaskStatuses.Pending, TaskStatuses.Stopped];

    public async ValueTask<ListTasksResponse> RunAsync(ListTasksRequest request, CancellationToken cancellationToken)
    {
        string clusterName = region.Identifiers.Cluster(request.Cluster);
        request = request with
        {
            Family = Identifiers.FamilyFilter(request.Family),
            ServiceName = request.ServiceName is { } name ? region.Identifiers.Service(name, clusterName, "Service Name") : null,
            ContainerInstance = request.ContainerInstance is { } id ? region.Identifiers.Instance(id, clusterName) : null,
        };
        int size = Paging.Size(request.MaxResults);
        if (request.DesiredStatus is { } asked && !s_desiredStatuses.Contains(asked))
            throw EcsErrors.NotOneOf("desiredStatus", s_desiredStatuses);
        RequestRules.DemandLaunchType(request.LaunchType);
        if (request.StartedBy is not null
            && (request.Family ?? request.ServiceName ?? request.ContainerInstance ?? request.LaunchType ?? request.DaemonName) is not null)
        {
            throw EcsErrors.InvalidParameter(SR.StartedByNotAlone);
        }

        (string, string)? after = Paging.ReadToken(request.NextToken);
        return await region.ReadWorkloadsAsync(view =>
        {
            ClusterFact cluster = view.DemandCluster(clusterName);
            (string index, Func<TaskFact, bool> filter) = Filter(view, cluster, request);

            // PENDING is never a desired status (docs/ECS.md §6.3 [model]); there are no daemons here.
            IEnumerable<(string Text, TaskFact Task)> tasks = request.DesiredStatus switch
            {
                TaskStatuses.Pending => [],
                _ when request.DaemonName is not null => [],
                TaskStatuses.Stopped => view.EndingTasks(index, after),
                _ => view.LiveTasks(index, after),
            };
            (IReadOnlyList<(string Text, TaskFact Task)> page, string? token) =
                Paging.Of(tasks.Where(t => filter(t.Task)), size, static t => Paging.WriteToken(t.Text, t.Task.Key));
            return new ListTasksResponse
            {
                TaskArns = page.Select(t => view.Arns.Task(t.Task.Cluster, t.Task.Id)).ToArray(),
                NextToken = token,
            };
        }, cancellationToken).ConfigureAwait(false);
    }

    // The narrowest index that fits, and the rest of the filters.
    private static (string Index, Func<TaskFact, bool> Filter) Filter(WorkloadView view, ClusterFact cluster, ListTasksRequest request)
    {
        string? service = request.ServiceName is { } name ? view.DemandService(cluster, name).Name : null;
        string? instance = request.ContainerInstance;
        string index = request.StartedBy is { } by ? IndexText.Of("by", cluster.Name, by)
            : service is not null ? IndexText.Of("service", cluster.Name, service)
            : instance is not null ? IndexText.Of("instance", cluster.Name, instance)
            : request.Family is { } family ? IndexText.Of("family", cluster.Name, family)
            : request.LaunchType is { } launchType ? IndexText.Of("launch", cluster.Name, launchType)
            : IndexText.Of("cluster", cluster.Name);
        return (index, task => (service is null || task.Service == service)
            && (instance is null || task.Instance == instance)
            && (request.Family is null || task.Family == request.Family)
            && (request.LaunchType is null || task.LaunchType == request.LaunchType));
    }
}
