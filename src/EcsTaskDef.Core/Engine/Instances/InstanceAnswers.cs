using System.Text.Json;
using EcsTaskDef.Engine.Facts;
using EcsTaskDef.Engine.Region;

namespace EcsTaskDef.Engine.Instances;

/// <summary>A container instance as ECS answers it at a time. Source: ECS API model.</summary>
internal static class InstanceAnswers
{
    private static readonly JsonElement s_empty = JsonDocument.Parse("[]").RootElement;

    public static ContainerInstance Of(InstanceFact instance, WorkloadView view, bool withTags)
    {
        TaskFact[] tasks = view.TasksNotStopped(IndexText.Of("instance", instance.Cluster, instance.Id)).ToArray();
        return new ContainerInstance
        {
            AgentConnected = instance.DeregisteredAt is null,
            Attachments = s_empty,
            Attributes = instance.Attributes,
            ContainerInstanceArn = view.Arns.Instance(instance.Cluster, instance.Id),
            Ec2InstanceId = instance.Ec2InstanceId,
            PendingTasksCount = tasks.Count(t => TaskClock.RunningAt(t) > view.Now),
            RegisteredAt = instance.RegisteredAt,
            RegisteredResources = instance.Resources,
            RemainingResources = instance.Resources.Select(r => r.Name switch
            {
                "CPU" => r with { IntegerValue = Math.Max(0, (r.IntegerValue ?? 0) - tasks.Sum(static t => TaskSizeOf.Of(t).Cpu)) },
                "MEMORY" => r with { IntegerValue = Math.Max(0, (r.IntegerValue ?? 0) - tasks.Sum(static t => TaskSizeOf.Of(t).Memory)) },
                _ => r,
            }).ToArray(),
            RunningTasksCount = tasks.Count(t => TaskClock.RunningAt(t) <= view.Now),
            Status = instance.Status,
            Tags = withTags ? instance.Tags : [],
            Version = instance.Version,
            VersionInfo = instance.VersionInfo,
        };
    }
}
