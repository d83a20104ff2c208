using System.Text.Json;
using EcsTaskDef.Engine.Facts;
using EcsTaskDef.Engine.Region;
using EcsTaskDef.Engine.Scheduling;

namespace EcsTaskDef.Engine.Services;

/// <summary>A task set as ECS answers it at a time. Source: ECS API model.</summary>
internal static class TaskSetAnswers
{
    private static readonly JsonElement s_empty = JsonDocument.Parse("[]").RootElement;

    /// <param name="set">The task set.</param>
    /// <param name="service">Its service.</param>
    /// <param name="view">What there is.</param>
    /// <param name="tasks">The tasks of the service that are not STOPPED.</param>
    /// <param name="withTags">Whether its tags are shown.</param>
    /// <param name="justNow">What begins now has not begun yet.</param>
    public static TaskSet Of(
        TaskSetFact set, ServiceFact service, WorkloadView view, IEnumerable<TaskFact> tasks, bool withTags, bool justNow = false)
    {
        DeploymentFact deployment = set.Deployment;
        bool?[] mine = tasks.Where(t => t.Deployment == deployment.Number)
            .Select(t => ServiceAnswers.IsRunning(t, view.Now, justNow)).ToArray();
        int running = mine.Count(static r => r == true), pending = mine.Count(static r => r == false);
        int target = ServiceScheduler.TargetOf(set, service);
        return new TaskSet
        {
            CapacityProviderStrategy = deployment.CapacityProviderStrategy,
            ClusterArn = view.Arns.Cluster(service.Cluster),
            ComputedDesiredCount = target,
            CreatedAt = deployment.CreatedAt,
            ExternalId = set.ExternalId,
            Id = deployment.Id,
            LaunchType = deployment.LaunchType,
            LoadBalancers = deployment.LoadBalancers,
            NetworkConfiguration = deployment.NetworkConfiguration,
            PendingCount = pending,
            PlatformFamily = deployment.PlatformFamily,
            PlatformVersion = deployment.PlatformVersion,
            RunningCount = running,
            Scale = new TaskSetScale { Unit = "PERCENT", Value = set.Scale },
            ServiceArn = view.Arns.Service(service.Cluster, service.Name),
            ServiceRegistries = deployment.ServiceRegistries ?? s_empty,
            StabilityStatus = running == target && pending == 0 ? "STEADY_STATE" : "STABILIZING",
            StabilityStatusAt = view.Now,
            Status = set.DeletedAt is not null || service.DeletedAt is not null ? "DRAINING" : set.IsPrimary ? "PRIMARY" : "ACTIVE",
            Tags = withTags ? set.Tags : null,
            TaskDefinition = view.Arns.TaskDefinition(deployment.Family, deployment.Revision),
            TaskSetArn = view.Arns.TaskSet(service.Cluster, service.Name, deployment.Id),
            UpdatedAt = deployment.UpdatedAt,
        };
    }
}
