using System.Collections;
using System.Management.Automation.Language;
using EcsTaskDef.PowerShell.Input;

namespace EcsTaskDef.PowerShell.Completion;

/// <summary>Suggests the services of the cluster that the line names.</summary>
public sealed class ServiceCompleter : IArgumentCompleter
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
                var request = new ListServicesRequest { Cluster = cluster, MaxResults = 100, NextToken = next };
                ListServicesResponse page = await registry.ListServicesAsync(request, token).ConfigureAwait(false);
                return (page.ServiceArns, page.NextToken);
            }),
            batchSize: 10,
            arns => budget.Wait(token => registry.DescribeServicesAsync(new() { Cluster = cluster, Services = arns }, token)).Services.ToDictionary(
                static service => service.ServiceArn!,
                static service =>
                    $"{service.ServiceName}: {WorkloadName.Last(service.TaskDefinition ?? "")}, {service.RunningCount} of {service.DesiredCount} running")));
    }
}
