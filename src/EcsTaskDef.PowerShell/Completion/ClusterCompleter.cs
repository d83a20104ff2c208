using System.Collections;
using System.Management.Automation.Language;

namespace EcsTaskDef.PowerShell.Completion;

/// <summary>Suggests clusters.</summary>
public sealed class ClusterCompleter : IArgumentCompleter
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
        return LineRegistry.Ask(fakeBoundParameters, (registry, budget) => LineRegistry.Suggest(
            typed,
            budget,
            next => budget.Wait(async token =>
            {
                ListClustersResponse page = await registry.ListClustersAsync(new() { NextToken = next }, token).ConfigureAwait(false);
                return (page.ClusterArns, page.NextToken);
            }),
            batchSize: 100,
            arns => budget.Wait(token => registry.DescribeClustersAsync(new() { Clusters = arns }, token)).Clusters.ToDictionary(
                static cluster => cluster.ClusterArn!,
                static cluster => $"{cluster.ClusterName}: {cluster.ActiveServicesCount} services, {cluster.RunningTasksCount} tasks running")));
    }
}
