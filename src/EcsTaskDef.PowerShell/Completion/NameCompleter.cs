using System.Collections;
using System.Management.Automation.Language;
using EcsTaskDef.Rules;

namespace EcsTaskDef.PowerShell.Completion;

/// <summary>Suggests names: of regions, and of what the store of the line holds.</summary>
public sealed class NameCompleter : IArgumentCompleter
{
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName,
        string parameterName,
        string wordToComplete,
        CommandAst commandAst,
        IDictionary fakeBoundParameters)
    {
        string typed = Completion.Typed(wordToComplete);
        if (parameterName == "Region")
        {
            return Regions.All
                .Where(region => Completion.Continues(region.Name, typed))
                .Select(static region => Completion.Of(region.Name, region.Description));
        }

        if (parameterName == "Finding")
        {
            return TaskDefinitionReview.RuleNames
                .Where(name => Completion.Continues(name, typed))
                .Select(static name => Completion.Of(name, name));
        }

        IReadOnlyList<CompletionResult> names = LineRegistry.Ask(fakeBoundParameters, (registry, budget) =>
        {
            var workloads = new WorkloadNames(registry, budget, typed, PSValue.Text(fakeBoundParameters, "Cluster"));
            var revisions = new RevisionNames(registry, budget, typed);
            return parameterName switch
            {
                "Cluster" => workloads.Clusters(),
                "Service" or "ServiceName" => workloads.Services(),
                "Task" => workloads.Tasks(),
                "ContainerInstance" => workloads.Instances(),
                "CapacityProvider" => workloads.CapacityProviders(),
                "DaemonTaskDefinition" => workloads.DaemonTaskDefinitions(),
                "Key" or "Tag" => revisions.TagKeys(PSValue.Member(fakeBoundParameters, "TaskDefinition")),
                "Image" => revisions.Images(),
                "Family" => revisions.Families(),
                _ => revisions.Revisions(commandName),
            };
        });

        // What is compared may be a file too.
        return parameterName is "ReferenceObject" or "DifferenceObject" ? names.Concat(DefinitionFiles.Of(typed)) : names;
    }
}
