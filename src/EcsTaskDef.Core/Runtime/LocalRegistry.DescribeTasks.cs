using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using EcsTaskDef.Errors;
using EcsTaskDef.Registry.Messages;
using EcsTaskDef.Runtime;
using EcsTaskDef.Runtime.Messages;

namespace EcsTaskDef.Registry;

public sealed partial class LocalRegistry
{
    /// <inheritdoc/>
    public async ValueTask<DescribeTasksResponse> DescribeTasksAsync(
        DescribeTasksRequest request, CancellationToken cancellationToken = default) =>
        await ReadRuntimeAsync(look =>
        {
            ClusterFact cluster = DemandCluster(look, request.Cluster);
            if (request.Tasks is null or { Count: 0 }) throw EcsErrors.InvalidParameter(SR.TasksEmpty);
            if (request.Tasks.Count > MaxPage) throw EcsErrors.InvalidParameter(SR.Format(SR.ListTooLong, "tasks", MaxPage));
            DemandInclude(request.Include, "TAGS");
            bool withTags = request.Include is { Count: > 0 };
            List<ContainerTask> tasks = new();
            List<Failure> failures = new();
            HashSet<string> seen = new(StringComparer.Ordinal);
            foreach (string name in request.Tasks)
            {
                string? id = TaskId(look, cluster, name);
                if (id is not null && look.GetTask(cluster.Name, id) is { } task)
                {
                    if (seen.Add(id)) tasks.Add(TaskAnswers.Of(task, look.Now, look.Arns, withTags));
                }
                else if (seen.Add(name))
                {
                    failures.Add(Missing(id is null || name != id ? name : look.Arns.Task(cluster.Name, id)));
                }
            }

            return new DescribeTasksResponse { Failures = failures, Tasks = tasks };
        }, cancellationToken).ConfigureAwait(false);
}
