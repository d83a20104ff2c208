using EcsTaskDef.Engine.Facts;
using EcsTaskDef.Engine.Region;
using EcsTaskDef.Engine.Scheduling;

namespace EcsTaskDef.Engine.Tasks;

/// <summary>Asks a task to stop; the scheduler replaces a service's task (docs/ECS.md §6.2).</summary>
internal sealed class StopTask(RegionEngine region)
{
    public async ValueTask<StopTaskResponse> RunAsync(StopTaskRequest request, CancellationToken cancellationToken)
    {
        string clusterName = region.Identifiers.Cluster(request.Cluster);
        string id = region.Identifiers.Task(request.Task, clusterName);
        return await region.ChangeWorkloadsAsync(view =>
        {
            ClusterFact cluster = view.DemandCluster(clusterName);
            TaskFact task = view.GetTask(cluster.Name, id) ?? throw EcsErrors.Missing(
                EcsErrorCodes.InvalidParameter, new MissingResource(MissingResource.Task, id), SR.TaskNotFound, SR.AdviceTask);
            if (!TaskClock.IsAskedToStop(task, view.Now))
            {
                task = task with
                {
                    StopRequestedAt = view.Now,
                    StopCode = StopCodes.UserInitiated,
                    StopReason = string.IsNullOrEmpty(request.Reason) ? SR.TaskStoppedByUser : request.Reason,
                };
                view.Put(task);
                if (task.Service is { } name && view.GetService(cluster.Name, name) is { } service)
                    ServiceScheduler.Reschedule(view, service);
                if (task.Instance is not null) ServiceScheduler.FillUp(view, cluster.Name, task.Service);
            }

            return new StopTaskResponse { Task = TaskAnswers.Stopped(task, view.Now, view.Arns) };
        }, cancellationToken).ConfigureAwait(false);
    }
}
