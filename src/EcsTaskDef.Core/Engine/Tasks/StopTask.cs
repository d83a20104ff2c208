using EcsTaskDef.Engine.Answers;
using EcsTaskDef.Engine.Facts;
using EcsTaskDef.Rules.Parsing;

namespace EcsTaskDef.Engine;

public sealed partial class LocalRegistry
{
    /// <inheritdoc/>
    public async ValueTask<StopTaskResponse> StopTaskAsync(StopTaskRequest request, CancellationToken cancellationToken = default)
    {
        string clusterName = Identifiers.Cluster(request.Cluster);
        string id = Identifiers.Task(request.Task, clusterName);
        return await ChangeRuntimeAsync((look, runtime) =>
        {
            ClusterFact cluster = DemandCluster(runtime, clusterName);
            TaskFact task = runtime.GetTask(cluster.Name, id) ?? throw EcsErrors.InvalidParameter(SR.TaskNotFound, SR.AdviceTask);
            if (!TaskClock.IsAskedToStop(task, runtime.Now))
            {
                task = task with
                {
                    StopRequestedAt = runtime.Now,
                    StopCode = StopCodes.UserInitiated,
                    StopReason = string.IsNullOrEmpty(request.Reason) ? SR.TaskStoppedByUser : request.Reason,
                };
                runtime.Put(task);
                if (task.Service is { } name && runtime.GetService(cluster.Name, name) is { } service) Reschedule(look.View, runtime, service);
            }

            return new StopTaskResponse { Task = TaskAnswers.Stopped(task, runtime.Now, runtime.Arns) };
        }, cancellationToken).ConfigureAwait(false);
    }
}
