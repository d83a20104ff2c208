namespace EcsTaskDef.Model;

/// <summary>Why a task stops, as far as it happens here. Source: docs/ECS.md §6.2 [model].</summary>
public static class StopCodes
{
    /// <summary>StopTask.</summary>
    public const string UserInitiated = "UserInitiated";

    /// <summary>The service's scheduler: scaling in, a new deployment, the service's deletion.</summary>
    public const string ServiceSchedulerInitiated = "ServiceSchedulerInitiated";

    /// <summary>An essential container ended by itself.</summary>
    public const string EssentialContainerExited = "EssentialContainerExited";

    /// <summary>It never ran.</summary>
    public const string TaskFailedToStart = "TaskFailedToStart";

    /// <summary>All of them, with those that only a run set in advance has here.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        EssentialContainerExited, "InfrastructureHealth", ServiceSchedulerInitiated, "SpotInterruption", TaskFailedToStart,
        "TerminationNotice", UserInitiated,
    ];
}

/// <summary>Kinds of targets of an attribute. Source: ECS API model.</summary>
public static class TargetTypes
{
    /// <summary>A container instance.</summary>
    public const string ContainerInstance = "container-instance";

    /// <summary>Every value, in the model's order.</summary>
    public static IReadOnlyList<string> All { get; } = [ContainerInstance];
}

/// <summary>The states of a task, in their order. Source: docs/ECS.md §6.2 [doc][captured].</summary>
public static class TaskStatuses
{
    /// <summary>Its network interface is made.</summary>
    public const string Provisioning = "PROVISIONING";

    /// <summary>It waits for its containers.</summary>
    public const string Pending = "PENDING";

    /// <summary>It is registered with load balancers and service discovery.</summary>
    public const string Activating = "ACTIVATING";

    /// <summary>It runs.</summary>
    public const string Running = "RUNNING";

    /// <summary>It is taken from load balancers and service discovery.</summary>
    public const string Deactivating = "DEACTIVATING";

    /// <summary>Its containers end.</summary>
    public const string Stopping = "STOPPING";

    /// <summary>Its network interface is given back.</summary>
    public const string Deprovisioning = "DEPROVISIONING";

    /// <summary>It is over.</summary>
    public const string Stopped = "STOPPED";

    /// <summary>Every one, in their order.</summary>
    public static IReadOnlyList<string> All { get; } =
        [Provisioning, Pending, Activating, Running, Deactivating, Stopping, Deprovisioning, Stopped];
}
