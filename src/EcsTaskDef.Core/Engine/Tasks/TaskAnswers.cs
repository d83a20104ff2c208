using System.Text.Json;
using EcsTaskDef.Engine.Facts;

namespace EcsTaskDef.Engine.Tasks;

/// <summary>A task as ECS answers it at a time (docs/ECS.md §6.2, Appendix A7, A8 [captured]).</summary>
internal static class TaskAnswers
{
    private static readonly JsonElement s_empty = JsonDocument.Parse("[]").RootElement;

    /// <param name="task">The task.</param>
    /// <param name="now">At what time.</param>
    /// <param name="arns">For its ARNs.</param>
    /// <param name="withTags">Whether its tags are shown; the list is there in any case.</param>
    /// <param name="justNow">The answer to the operation of this very moment; see <see cref="TaskClock.Reached"/>.</param>
    public static ContainerTask Of(TaskFact task, DateTimeOffset now, Arns arns, bool withTags, bool justNow = false)
    {
        IReadOnlyList<(string Status, DateTimeOffset From)> reached = TaskClock.Reached(task, now, justNow);
        string status = reached[reached.Count - 1].Status;
        string arn = arns.Task(task.Cluster, task.Id);
        DateTimeOffset? running = First(reached, TaskStatuses.Running), stopped = First(reached, TaskStatuses.Stopped);
        bool asked = TaskClock.IsAskedToStop(task, now);
        DateTimeOffset? ended = asked && TaskClock.EndsItself(task) ? task.StopRequestedAt
            : First(reached, TaskStatuses.Deprovisioning) ?? stopped;
        ContainerClock[] clocks =
            task.Containers.Select(c => ContainerClock.Of(c, task, running is not null, ended, now, justNow)).ToArray();
        bool fargate = task.LaunchType == LaunchTypes.Fargate;
        int disk = task.Overrides?.EphemeralStorage?.SizeInGiB ?? task.EphemeralStorageGiB ?? 20;
        EphemeralStorage? storage = fargate ? new EphemeralStorage { SizeInGiB = disk } : null;
        string attachment = Ids.Uuid(arn, "interface");
        return new ContainerTask
        {
            Attachments = (task.HasInterface ? new[] { Interface(task, attachment, running, stopped) } : [])
                .Concat(TaskVolumes.Of(task, arn, running is not null, stopped is not null)).ToArray(),
            Attributes = [new EcsAttribute { Name = "ecs.cpu-architecture", Value = task.Architecture ?? "x86_64" }],
            AvailabilityZone = Zone(task, arns),
            CapacityProviderName = task.CapacityProvider,
            ClusterArn = arns.Cluster(task.Cluster),
            Connectivity = running is null ? null : "CONNECTED",
            ConnectivityAt = running,
            ContainerInstanceArn = task.Instance is { } instance ? arns.Instance(task.Cluster, instance) : null,
            Containers = task.Containers.Select((c, i) => Container(c, task, arns, arn, attachment, clocks[i])).ToArray(),
            Cpu = task.Overrides?.Cpu ?? task.Cpu,
            CreatedAt = task.CreatedAt,
            DesiredStatus = asked ? TaskStatuses.Stopped : TaskStatuses.Running,
            EnableExecuteCommand = task.AllowsExec,
            EphemeralStorage = storage,
            ExecutionStoppedAt = ended,
            FargateEphemeralStorage = storage,
            Group = task.Group,
            HealthStatus = justNow && !asked ? null : ContainerClock.OfTask(clocks),
            LastStatus = status,
            LaunchType = task.LaunchType,
            Memory = task.Overrides?.Memory ?? task.Memory,
            Overrides = Overrides(task),
            PlatformFamily = task.PlatformFamily,
            PlatformVersion = task.PlatformVersion,
            PullStartedAt = running,
            PullStoppedAt = running,
            StartedAt = running,
            StartedBy = task.StartedBy,
            StopCode = asked ? task.StopCode : null,
            StoppedAt = stopped,
            StoppedReason = asked ? task.StopReason : null,
            StoppingAt = asked ? task.StopRequestedAt : null,
            Tags = withTags ? task.Tags : [],
            TaskArn = arn,
            TaskDefinitionArn = arns.TaskDefinition(task.Family, task.Revision),
            Version = reached.Count,
        };
    }

    /// <summary>StopTask's answer: without its details [captured].</summary>
    public static ContainerTask Stopped(TaskFact task, DateTimeOffset now, Arns arns) =>
        Of(task, now, arns, withTags: false, justNow: true) with
        {
            Attachments = [],
            Attributes = null,
            Containers = [],
            HealthStatus = null,
            Overrides = new TaskOverride { ContainerOverrides = [], InferenceAcceleratorOverrides = s_empty },
        };

    private static DateTimeOffset? First(IReadOnlyList<(string Status, DateTimeOffset From)> reached, string status) =>
        reached.Where(state => state.Status == status).Select(static state => (DateTimeOffset?)state.From).FirstOrDefault();

    private static TaskContainer Container(
        TaskContainerFact container, TaskFact task, Arns arns, string taskArn, string attachment, ContainerClock clock)
    {
        string uuid = Ids.Uuid(taskArn, "container", container.Name);
        bool started = clock.HasStarted || clock.IsOver;
        return new TaskContainer
        {
            ContainerArn = arns.Container(task.Cluster, task.Id, uuid),
            Cpu = (container.Cpu ?? 0).ToString(CultureInfo.InvariantCulture),
            ExitCode = clock.ExitCode,
            HealthStatus = started ? clock.Health : null,
            Image = container.Image,
            LastStatus = clock.Status,
            Memory = container.Memory?.ToString(CultureInfo.InvariantCulture),
            MemoryReservation = container.MemoryReservation?.ToString(CultureInfo.InvariantCulture),
            Name = container.Name,
            NetworkBindings = started ? s_empty : null,
            NetworkInterfaces = started && task.HasInterface
                ? [new TaskNetworkInterface { AttachmentId = attachment, PrivateIpv4Address = Address(taskArn) }]
                : [],
            Reason = clock.Reason,
            RuntimeId = clock.HasStarted ? $"{task.Id}-{Ids.Number(taskArn, container.Name).Substring(0, 10)}" : null,
            TaskArn = taskArn,
        };
    }

    private static TaskAttachment Interface(TaskFact task, string id, DateTimeOffset? running, DateTimeOffset? stopped)
    {
        List<NameValuePair> details = new();
        if (task.NetworkConfiguration?.AwsvpcConfiguration?.Subnets is { Count: > 0 } subnets)
            details.Add(new NameValuePair { Name = "subnetId", Value = subnets[0] });
        if (running is not null)
        {
            details.Add(new NameValuePair { Name = "networkInterfaceId", Value = "eni-" + Ids.Hex(id).Substring(0, 17) });
            details.Add(new NameValuePair { Name = "privateIPv4Address", Value = Address(id) });
        }

        return new TaskAttachment
        {
            Details = details,
            Id = id,
            Status = stopped is not null ? "DELETED" : running is not null ? "ATTACHED" : "PRECREATED",
            Type = "ElasticNetworkInterface",
        };
    }

    // One entry for every container, also when none was sent [captured].
    private static TaskOverride Overrides(TaskFact task)
    {
        TaskOverride sent = task.Overrides ?? new TaskOverride();
        IReadOnlyList<ContainerOverride> each = sent.ContainerOverrides ?? [];
        return sent with
        {
            ContainerOverrides = task.Containers
                .Select(c => each.FirstOrDefault(o => o.Name == c.Name) ?? new ContainerOverride { Name = c.Name }).ToArray(),
            InferenceAcceleratorOverrides = s_empty,
        };
    }

    private static string Zone(TaskFact task, Arns arns) => arns.Prefix.Split(':')[3] + (Ids.Whole(task.Id, "zone") % 2 == 0 ? "a" : "b");

    private static string Address(string fact)
    {
        ulong whole = Ids.Whole(fact, "address");
        return FormattableString.Invariant($"10.{whole % 256}.{(whole >> 8) % 256}.{1 + ((whole >> 16) % 254)}");
    }
}
