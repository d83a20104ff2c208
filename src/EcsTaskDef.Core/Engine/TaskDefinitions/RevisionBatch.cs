using EcsTaskDef.Engine.Region;
using EcsTaskDef.Registry;
using EcsTaskDef.Storage;

namespace EcsTaskDef.Engine.TaskDefinitions;

/// <summary>Many revisions in one change, each judged by itself.</summary>
internal static class RevisionBatch
{
    /// <param name="region">The region.</param>
    /// <param name="inputs">The revisions as the caller names them.</param>
    /// <param name="stopAtFirstError">Ends with the first that is refused.</param>
    /// <param name="begin">
    /// Begins the batch and gives what changes one revision of it. A store may ask for a decision twice: what is remembered of the batch
    /// begins anew with each.
    /// </param>
    /// <param name="cancellationToken">Stops before anything is written.</param>
    public static ValueTask<IReadOnlyList<RevisionOutcome>> ChangeAsync(
        RegionEngine region,
        IReadOnlyList<string> inputs,
        bool stopAtFirstError,
        Func<Func<RevisionView, Change, string, TaskDefinitionDocument?>> begin,
        CancellationToken cancellationToken) =>
        region.ChangeAsync<IReadOnlyList<RevisionOutcome>>((view, change) =>
        {
            Func<RevisionView, Change, string, TaskDefinitionDocument?> decide = begin();
            List<RevisionOutcome> outcomes = new(inputs.Count);
            foreach (string input in region.Each(inputs, cancellationToken))
            {
                try
                {
                    outcomes.Add(new RevisionOutcome { Input = input, TaskDefinition = decide(view, change, input) });
                }
                catch (EcsException refusal) when (refusal.Kind == EcsErrorKind.Refusal)
                {
                    outcomes.Add(new RevisionOutcome { Input = input, Error = refusal });
                    if (stopAtFirstError) break;
                }
            }

            return outcomes;
        }, ReadPlans.OfNames(inputs), cancellationToken);
}
