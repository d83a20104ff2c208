using EcsTaskDef.Engine.Region;
using EcsTaskDef.Engine.Scheduling;

namespace EcsTaskDef.Engine.Tasks;

/// <summary>What ECS refuses about new tasks once their definition and cluster are known (docs/ECS.md §6.1).</summary>
internal static class RunTaskRules
{
    private const int MaxCount = 10;
    private const int MaxOverrides = 8192;
    private const int MaxStartedBy = 128;
    private const int MaxToken = 64;

    /// <summary>What needs no look at anything but the request.</summary>
    public static void DemandRequest(RunTaskRequest request)
    {
        if (request.ClientToken is { } token && (token.Length > MaxToken || token.Any(static c => c is < '!' or > '~')))
            throw EcsErrors.InvalidParameter(SR.TokenTooLong);
        if (request.Count is < 1 or > MaxCount) throw EcsErrors.InvalidParameter(Texts.Format(SR.TaskCountInvalid, MaxCount));
        if (request is { LaunchType: not null, CapacityProviderStrategy.Count: > 0 })
            throw EcsErrors.InvalidParameter(SR.LaunchTypeAndStrategy);
        PlacementRules.Demand(request.PlacementConstraints, request.PlacementStrategy, request.LaunchType);
        DemandCommon(request);
    }

    /// <summary>The same of what RunTask and StartTask have in common.</summary>
    public static void DemandCommon(TaskSettings request)
    {
        if (request.StartedBy?.Length > MaxStartedBy)
            throw EcsErrors.InvalidParameter(Texts.Format(SR.StartedByTooLong, MaxStartedBy));
        if (request.PropagateTags is not (null or "TASK_DEFINITION" or "NONE")) throw EcsErrors.InvalidParameter(SR.PropagateTagsInvalid);
        if (request.Overrides is { } overrides && WorkloadView.TextOf(overrides, EcsJsonContext.Default.TaskOverride).Length > MaxOverrides)
            throw EcsErrors.InvalidParameter(SR.OverridesTooLong);
    }

    /// <summary>Overrides name containers of the definition; the text is ours.</summary>
    public static void DemandOverrides(TaskOverride? overrides, TaskDefinition definition)
    {
        foreach (ContainerOverride item in overrides?.ContainerOverrides ?? [])
        {
            if (definition.ContainerDefinitions?.Any(c => c.Name == item.Name) != true)
                throw EcsErrors.InvalidParameter(Texts.Format(SR.OverrideContainerUnknown, item.Name));
        }
    }
}
