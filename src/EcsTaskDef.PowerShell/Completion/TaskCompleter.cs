using System.Collections;
using System.Management.Automation.Language;
using EcsTaskDef.PowerShell.Input;

namespace EcsTaskDef.PowerShell.Completion;

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
        string? cluster = PSValue.Text(fakeBoundParameters, "Cluster");
        return LineRegistry.Ask(fakeBoundParameters, (registry, budget) => LineRegistry.Suggest(
            typed,
            budget,
            next => budget.Wait(async token =>
            {
                ListTasksResponse page = await registry.ListTasksAsync(new() { Cluster = cluster, NextToken = next }, token).ConfigureAwait(false);
                return (page.TaskArns, page.NextToken);
            }),
            batchSize: 100,
            arns => budget.Wait(token => registry.DescribeTasksAsync(new() { Cluster = cluster, Tasks = arns }, token)).Tasks.ToDictionary(
                static task => task.TaskArn!,
                static task => $"{WorkloadName.Last(task.TaskDefinitionArn ?? "")} {task.LastStatus}, {task.Group}")));
    }
}
