namespace EcsTaskDef.Registry;

/// <summary>
/// The task operations of one region's registry, a sibling of <see cref="ITaskDefinitionRegistry"/>. Nothing is really run:
/// a task is its stored times.
/// </summary>
public interface ITaskRegistry
{
    /// <summary>Starts tasks from an ACTIVE revision wherever there is room. docs/ECS.md §6.1.</summary>
    ValueTask<RunTaskResponse> RunTaskAsync(RunTaskRequest request, CancellationToken cancellationToken = default);

    /// <summary>Starts a task on given instances. docs/ECS.md §6.1.</summary>
    ValueTask<StartTaskResponse> StartTaskAsync(
        StartTaskRequest request, CancellationToken cancellationToken = default);

    /// <summary>Asks a task to stop; the scheduler replaces a service's task. docs/ECS.md §6.2.</summary>
    ValueTask<StopTaskResponse> StopTaskAsync(StopTaskRequest request, CancellationToken cancellationToken = default);

    /// <summary>Describes tasks, stopped ones for an hour; missing ones are failures of the answer. docs/ECS.md §6.3.</summary>
    ValueTask<DescribeTasksResponse> DescribeTasksAsync(
        DescribeTasksRequest request, CancellationToken cancellationToken = default);

    /// <summary>Lists task ARNs, a page at a time. docs/ECS.md §6.3.</summary>
    ValueTask<ListTasksResponse> ListTasksAsync(
        ListTasksRequest request, CancellationToken cancellationToken = default);
}
