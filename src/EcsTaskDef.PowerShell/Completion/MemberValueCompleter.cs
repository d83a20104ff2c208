using System.Collections;
using System.Management.Automation.Language;

namespace EcsTaskDef.PowerShell.Completion;

/// <summary>
/// Suggests the values that ECS lists for a member of a request. For any other it suggests nothing, where PowerShell would suggest the
/// files of the folder.
/// </summary>
public sealed class MemberValueCompleter : IArgumentCompleter
{
    private static readonly string[] s_desiredStatuses = { TaskStatuses.Running, TaskStatuses.Pending, TaskStatuses.Stopped };
    private static readonly string[] s_schedulingStrategies = { "REPLICA", "DAEMON" };
    private static readonly string[] s_modesOfDaemons = { "none", "shared" };
    private static readonly string[] s_managers = { "CUSTOMER", "ECS" };
    private static readonly string[] s_switches = { "ENABLED", "DISABLED" };
    private static readonly string[] s_propagatedToTasks = { "TASK_DEFINITION", "NONE" };
    private static readonly string[] s_propagatedToServices = { "TASK_DEFINITION", "SERVICE", "NONE" };

    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName,
        string parameterName,
        string wordToComplete,
        CommandAst commandAst,
        IDictionary fakeBoundParameters)
    {
        string typed = Completion.Typed(wordToComplete);
        if (parameterName is nameof(RegisterTaskDefinitionRequest.Cpu) or nameof(RegisterTaskDefinitionRequest.Memory))
            return SizesOfFargate.Of(parameterName, typed, fakeBoundParameters);

        IReadOnlyList<string> values = parameterName switch
        {
            nameof(RegisterTaskDefinitionRequest.NetworkMode) => NetworkModes.All,
            "PidMode" or "IpcMode" when commandName == "Register-DaemonTaskDefinition" => s_modesOfDaemons,
            nameof(RegisterTaskDefinitionRequest.PidMode) => PidModes.All,
            nameof(RegisterTaskDefinitionRequest.IpcMode) => IpcModes.All,
            "RequiresCompatibility" => Compatibilities.All,
            nameof(RunTaskRequest.LaunchType) => LaunchTypes.All,
            nameof(ListTasksRequest.DesiredStatus) => s_desiredStatuses,
            nameof(CreateServiceRequest.SchedulingStrategy) => s_schedulingStrategies,
            nameof(ListServicesRequest.ResourceManagementType) => s_managers,
            nameof(CreateServiceRequest.AvailabilityZoneRebalancing) => s_switches,
            "PropagateTag" => commandName == "Start-ContainerTask" ? s_propagatedToTasks : s_propagatedToServices,
            _ => Array.Empty<string>(),
        };
        return values
            .Where(value => Completion.Continues(value, typed))
            .Select(static value => Completion.Of(value, value));
    }
}
