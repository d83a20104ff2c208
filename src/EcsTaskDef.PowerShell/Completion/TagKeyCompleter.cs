using System.Collections;
using System.Management.Automation.Language;
using EcsTaskDef.PowerShell.Input;
using EcsTaskDef.Registry;

namespace EcsTaskDef.PowerShell.Completion;

/// <summary>Suggests the keys of the tags that the named revisions carry.</summary>
public sealed class TagKeyCompleter : IArgumentCompleter
{
    private static readonly RevisionNameTransformationAttribute s_names = new();

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName,
        string parameterName,
        string wordToComplete,
        CommandAst commandAst,
        IDictionary fakeBoundParameters)
    {
        string typed = Completion.Typed(wordToComplete);
        if (PSValue.Unwrap(s_names.Transform(null!, PSValue.Member(fakeBoundParameters, "TaskDefinition"))) is not { } named)
            return Enumerable.Empty<CompletionResult>();

        string[] revisions = (named is IEnumerable several and not string ? several.OfType<string>() : new[] { named }.OfType<string>()).ToArray();
        return LineRegistry.Ask(fakeBoundParameters, (registry, budget) => revisions
            .TakeWhile((_, i) => i == 0 || !budget.IsSpent)
            .SelectMany(revision => TagsOf(revision, registry, budget))
            .Where(tag => Completion.Continues(tag.Key ?? "", typed))
            .GroupBy(static tag => tag.Key ?? "", StringComparer.Ordinal)
            .Select(static tags => Completion.Of(tags.Key, $"{tags.Key}={tags.First().Value}")));
    }

    private static IReadOnlyList<Tag> TagsOf(string revision, IRegistry registry, CompletionBudget budget)
    {
        var request = new DescribeTaskDefinitionRequest { TaskDefinition = revision, Include = TaskDefinitionFields.All };
        return budget.Wait(token => registry.DescribeTaskDefinitionAsync(request, token)).Tags;
    }
}
