using EcsTaskDef.Engine.Facts;
using EcsTaskDef.Engine.Region;
using EcsTaskDef.Engine.Scheduling;
using EcsTaskDef.Rules.Parsing;
using EcsTaskDef.Rules.Vocabulary;

namespace EcsTaskDef.Engine.Tasks;

/// <summary>Protects tasks of services from scaling in and deployments (docs/ECS.md §6.6).</summary>
internal sealed class TaskProtection(RegionEngine region)
{
    public static readonly Rule Minutes = Rule.Parameter(nameof(SR.ProtectionMinutes), "limits [model], text [guess]");

    // ECS API model.
    private const int MaxChanged = 10;
    private const int MaxMinutes = 2880;
    private const int DefaultMinutes = 120;

    public ValueTask<TaskProtectionResponse> GetAsync(GetTaskProtectionRequest request, CancellationToken cancellationToken)
    {
        string clusterName = region.Identifiers.Cluster(request.Cluster);
        string[] ids = Ids(request.Tasks, clusterName);
        return region.ReadWorkloadsAsync(
            view => Answer(view, view.DemandCluster(clusterName), ids, Paging.MaxSize, static t => t), cancellationToken);
    }

    public ValueTask<TaskProtectionResponse> UpdateAsync(UpdateTaskProtectionRequest request, CancellationToken cancellationToken)
    {
        string clusterName = region.Identifiers.Cluster(request.Cluster);
        string[] ids = Ids(request.Tasks, clusterName);
        if (request.ProtectionEnabled is not { } enabled) throw Identifiers.Blank.With("Protection Enabled");
        if (request.ExpiresInMinutes is < 1 or > MaxMinutes) throw Minutes.With(MaxMinutes);
        return region.ChangeWorkloadsAsync(view =>
        {
            ClusterFact cluster = view.DemandCluster(clusterName);
            HashSet<string> services = new(StringComparer.Ordinal);
            TaskProtectionResponse answer = Answer(view, cluster, ids, MaxChanged, task =>
            {
                TaskFact changed = task with
                {
                    ProtectedUntil = enabled ? view.Now.AddMinutes(request.ExpiresInMinutes ?? DefaultMinutes) : null,
                };
                view.Put(changed);
                services.Add(task.Service!);
                return changed;
            });

            // What the scheduler had ahead may be different now.
            foreach (string name in services)
                if (view.GetService(cluster.Name, name) is { DeletedAt: null } service) ServiceScheduler.Reschedule(view, service);
            return answer;
        }, cancellationToken);
    }

    private string[] Ids(IReadOnlyList<string>? tasks, string cluster) =>
        (tasks ?? []).Select(t => region.Identifiers.Task(t, cluster, "Tasks")).Distinct(StringComparer.Ordinal).ToArray();

    private static TaskProtectionResponse Answer(
        WorkloadView view, ClusterFact cluster, string[] ids, int most, Func<TaskFact, TaskFact> change)
    {
        RequestRules.DemandList(ids, EcsErrors.InvalidParameter(SR.TasksEmpty), "taskIds", most);
        List<Failure> failures = new();
        List<ProtectedTask> tasks = new();
        foreach (string id in ids)
        {
            string arn = view.Arns.Task(cluster.Name, id);
            if (view.GetTask(cluster.Name, id) is not { } task || TaskClock.IsStopped(task, view.Now)) failures.Add(Described.Missing(arn));
            else if (task.Service is null) failures.Add(new Failure { Arn = arn, Reason = "TASK_NOT_VALID" });
            else
            {
                DateTimeOffset? until = change(task).ProtectedUntil is { } end && end > view.Now ? end : null;
                tasks.Add(new ProtectedTask { ExpirationDate = until, ProtectionEnabled = until is not null, TaskArn = arn });
            }
        }

        return new TaskProtectionResponse { Failures = failures, ProtectedTasks = tasks };
    }
}
