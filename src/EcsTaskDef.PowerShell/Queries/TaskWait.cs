using EcsTaskDef.Model.Workloads;

namespace EcsTaskDef.PowerShell.Queries;

/// <summary>The states of tasks that can be waited for: ECS's waiters TasksRunning and TasksStopped.</summary>
internal static class TaskWait
{
    public const string Running = "Running";
    public const string Stopped = "Stopped";

    /// <param name="answer">The description of one task.</param>
    /// <param name="name">Its id.</param>
    /// <param name="state">The state that is waited for.</param>
    public static WorkloadReading Read(DescribeTasksResponse answer, string name, string state)
    {
        if (answer.Tasks.Count == 0) return new WorkloadReading(null, false, Faults.FailureOf(answer.Failures[0]), "it is missing");
        ContainerTask task = answer.Tasks[0];
        bool isStopped = task.LastStatus == TaskStatuses.Stopped;
        string reason = task.StoppedReason is { Length: > 0 } text ? $" ({text})" : "";
        return new WorkloadReading(
            task,
            task.LastStatus == (state == Stopped ? TaskStatuses.Stopped : TaskStatuses.Running),
            isStopped && state == Running ? Faults.WaitHopeless(name, state, $"it is STOPPED{reason}") : null,
            $"it is {task.LastStatus}");
    }
}
