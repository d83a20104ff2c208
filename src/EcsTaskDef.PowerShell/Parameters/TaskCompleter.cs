using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using EcsTaskDef.Runtime;

namespace EcsTaskDef.PowerShell.Parameters;

/// <summary>Suggests the tasks of the cluster that the line names.</summary>
public sealed class TaskCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName,
        string parameterName,
        string wordToComplete,
        CommandAst commandAst,
        IDictionary fakeBoundParameters)
    {
        string typed = Completion.Typed(wordToComplete);
        return OwnCommand
            .Ask("Get-ContainerTask", fakeBoundParameters, OwnCommand.ClusterOf(fakeBoundParameters))
            .OfType<ContainerTask>()
            .Where(task => Completion.Continues(RuntimeName.Last(task.TaskArn ?? ""), typed))
            .Select(static task => Completion.Of(
                RuntimeName.Last(task.TaskArn ?? ""),
                $"{RuntimeName.Last(task.TaskDefinitionArn ?? "")} {task.LastStatus}, {task.Group}"));
    }
}
