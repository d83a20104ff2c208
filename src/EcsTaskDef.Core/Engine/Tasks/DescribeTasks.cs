using EcsTaskDef.Engine.Answers;
using EcsTaskDef.Engine.Facts;
using EcsTaskDef.Model.Workloads;
using EcsTaskDef.Rules.Parsing;

namespace EcsTaskDef.Engine;

public sealed partial class LocalRegistry
{
    /// <inheritdoc/>
    public async ValueTask<DescribeTasksResponse> DescribeTasksAsync(
        DescribeTasksRequest request, CancellationToken cancellationToken = default)
    {
        string clusterName = Identifiers.Cluster(request.Cluster);
        string[] ids = (request.Tasks ?? []).Select(t => Identifiers.Task(t, clusterName, "Tasks")).ToArray();
        return await ReadRuntimeAsync(look =>
        {
            ClusterFact cluster = DemandCluster(look, clusterName);
            DemandList(ids, EcsErrors.InvalidParameter(SR.TasksEmpty), "taskIds", MaxPage);
            DemandInclude(request.Include, "TAGS");
            bool withTags = request.Include is { Count: > 0 };
            List<ContainerTask> tasks = new();
            List<Failure> failures = new();
            HashSet<string> seen = new(StringComparer.Ordinal);
            foreach (string id in ids.Where(seen.Add))
            {
                if (look.GetTask(cluster.Name, id) is { } task) tasks.Add(TaskAnswers.Of(task, look.Now, look.Arns, withTags));
                else failures.Add(Missing(look.Arns.Task(cluster.Name, id)));
            }

            return new DescribeTasksResponse { Failures = failures, Tasks = tasks };
        }, cancellationToken).ConfigureAwait(false);
    }
}
