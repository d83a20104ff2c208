using EcsTaskDef.Engine.Facts;
using EcsTaskDef.Engine.Region;
using EcsTaskDef.Model.Workloads;

namespace EcsTaskDef.Engine.Tasks;

/// <summary>Describes tasks (docs/ECS.md §6.3).</summary>
internal sealed class DescribeTasks(RegionEngine region)
{
    public async ValueTask<DescribeTasksResponse> RunAsync(DescribeTasksRequest request, CancellationToken cancellationToken)
    {
        string clusterName = region.Identifiers.Cluster(request.Cluster);
        string[] ids = (request.Tasks ?? []).Select(t => region.Identifiers.Task(t, clusterName, "Tasks")).ToArray();
        return await region.ReadWorkloadsAsync(view =>
        {
            ClusterFact cluster = view.DemandCluster(clusterName);
            RequestRules.DemandList(ids, EcsErrors.InvalidParameter(SR.TasksEmpty), "taskIds", Paging.MaxSize);
            RequestRules.DemandInclude(request.Include, "TAGS");
            bool withTags = request.Include is { Count: > 0 };
            (IReadOnlyList<ContainerTask> tasks, IReadOnlyList<Failure> failures) = Described.Of(
                ids.Distinct(StringComparer.Ordinal),
                id => view.GetTask(cluster.Name, id) is { } task ? TaskAnswers.Of(task, view.Now, view.Arns, withTags) : null,
                id => view.Arns.Task(cluster.Name, id));
            return new DescribeTasksResponse { Failures = failures, Tasks = tasks };
        }, cancellationToken).ConfigureAwait(false);
    }
}
