using EcsTaskDef.Engine.Region;
using EcsTaskDef.Engine.Scheduling;
using EcsTaskDef.Rules.Vocabulary;
using EcsTaskDef.Rules.Workloads;

namespace EcsTaskDef.Engine.Tasks;

/// <summary>What ECS refuses about new tasks once their definition and cluster are known (docs/ECS.md §6.1).</summary>
internal static class RunTaskRules
{
    public static readonly Rule Token = Rule.Parameter(nameof(SR.TokenTooLong), "rule [model], text [guess]");
    public static readonly Rule Count = Rule.Parameter(nameof(SR.TaskCountInvalid), "rule [model], text [guess]");
    public static readonly Rule LaunchTypeAndStrategy = Rule.Parameter(nameof(SR.LaunchTypeAndStrategy), "[captured]");
    public static readonly Rule StartedBy = Rule.Parameter(nameof(SR.StartedByTooLong), "rule [model], text [guess]");
    public static readonly Rule ReferenceId = Rule.Parameter(nameof(SR.ReferenceIdTooLong), "rule [model], text [guess]");
    public static readonly Rule PropagateTags = Rule.Parameter(nameof(SR.PropagateTagsInvalid), "rule [model], text [guess]");
    public static readonly Rule Overrides = Rule.Parameter(nameof(SR.OverridesTooLong), "[seen]");
    public static readonly Rule ContainerUnknown = Rule.Parameter(nameof(SR.OverrideContainerUnknown), "[seen]");

    private const int MaxCount = 10;
    private const int MaxOverrides = 8192;
    private const int MaxReferenceId = 1024;
    private const int MaxStartedBy = 128;
    private const int MaxToken = 64;

    /// <summary>What needs no look at anything but the request.</summary>
    public static void Check(RunTaskRequest request, Report report)
    {
        if (request.ClientToken is { } token && (token.Length > MaxToken || token.Any(static c => c is < '!' or > '~')))
            report.Refuse(Token);
        if (request.Count is < 1 or > MaxCount) report.Refuse(Count, MaxCount);
        if (request is { LaunchType: not null, CapacityProviderStrategy.Count: > 0 }) report.Refuse(LaunchTypeAndStrategy);
        PlacementRules.Check(request.PlacementConstraints, request.PlacementStrategy, request.LaunchType, report);
        CheckCommon(request, report);
        RequestRules.CheckLaunchType(request.LaunchType, report);
        RequestRules.CheckTags(request.Tags, report);
    }

    /// <summary>The same of a request with instances.</summary>
    public static void Check(StartTaskRequest request, Report report)
    {
        CheckCommon(request, report);
        RequestRules.CheckTags(request.Tags, report);
    }

    /// <summary>What refers to the definition, or to what the tasks run on.</summary>
    /// <param name="request">The request.</param>
    /// <param name="launch">On what it asks to run.</param>
    /// <param name="definition">The definition.</param>
    /// <param name="launchType">On what the tasks run.</param>
    /// <param name="report">Takes what is refused.</param>
    public static void CheckDefinition(
        TaskSettings request, RunTask.Launch launch, TaskDefinition definition, string launchType, Report report)
    {
        bool exec = ExecRules.IsAsked(request);
        NetworkRules.Check(request.NetworkConfiguration, definition.NetworkMode, launchType, report);
        bool extras = exec || request.Overrides?.EphemeralStorage is not null;
        PlatformRules.Check(launch.PlatformVersion, launchType, definition, extras, report);
        LaunchVolumeRules.Check(request.VolumeConfigurations, definition, report);
        ExecRules.Check(ExecRules.OfTask, exec, definition, report, request.Overrides?.TaskRoleArn);
        LaunchRules.Check(launchType, definition, report);
        foreach (ContainerOverride item in request.Overrides?.ContainerOverrides ?? [])
            if (definition.ContainerDefinitions?.Any(c => c.Name == item.Name) != true) report.Refuse(ContainerUnknown, item.Name);
    }

    private static void CheckCommon(TaskSettings request, Report report)
    {
        if (request.StartedBy?.Length > MaxStartedBy) report.Refuse(StartedBy, MaxStartedBy);
        if (request.ReferenceId?.Length > MaxReferenceId) report.Refuse(ReferenceId, MaxReferenceId);
        if (request.PropagateTags is not (null or "TASK_DEFINITION" or "NONE")) report.Refuse(PropagateTags);
        if (request.Overrides is { } overrides && WorkloadView.TextOf(overrides).Length > MaxOverrides)
            report.Refuse(Overrides);
    }
}
