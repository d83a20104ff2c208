namespace EcsTaskDef.Runtime;

/// <summary>Why a task stops, as far as it happens here. Source: docs/ECS.md §6.2 [model].</summary>
public static class StopCodes
{
    /// <summary>StopTask.</summary>
    public const string UserInitiated = "UserInitiated";

    /// <summary>The service's scheduler: scaling in, a new deployment, the service's deletion.</summary>
    public const string ServiceSchedulerInitiated = "ServiceSchedulerInitiated";
}
