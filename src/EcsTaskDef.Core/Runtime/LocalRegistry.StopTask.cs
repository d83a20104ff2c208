using System.Threading;
using System.Threading.Tasks;
using EcsTaskDef.Errors;
using EcsTaskDef.Runtime;
using EcsTaskDef.Runtime.Messages;

namespace EcsTaskDef.Registry;

public sealed partial class LocalRegistry
{
    /// <inheritdoc/>
    public async ValueTask<StopTaskResponse> StopTaskAsync(StopTaskRequest request, CancellationToken cancellationToken = default) =>
        await ChangeRuntimeAsync((look, runtime) =>
        {
            ClusterFact cluster = DemandCluster(runtime, request.Cluster);
            string id = TaskId(runtime, cluster, request.Task ?? "") ?? "";
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

    /// <summary>The id of the task that a caller means; null for an ARN that names nothing here.</summary>
    private static string? TaskId(RuntimeLook look, ClusterFact cluster, string name)
    {
        if (look.Arns.Parse(name, "task") is not { } parsed || (parsed.Cluster ?? cluster.Name) != cluster.Name) return null;

        // 32 hexadecimal digits, or a UUID as in the old days (ECS semantics §6.2 [seen]).
        if (parsed.Name.Length is not (32 or 36)) throw EcsErrors.InvalidParameter(SR.TaskIdLength, SR.AdviceTask);
        return parsed.Name;
    }
}
