using System.Collections.Generic;

namespace EcsTaskDef.Runtime;

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
