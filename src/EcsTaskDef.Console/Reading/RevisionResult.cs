using EcsTaskDef.Registry;

namespace EcsTaskDef.Console.Reading;

/// <summary>What became of one revision.</summary>
/// <param name="Name">The revision, <c>web:3</c>.</param>
/// <param name="Text">In words; a refusal in ECS's.</param>
/// <param name="IsFailure">Whether it was refused.</param>
internal sealed record RevisionResult(string Name, string Text, bool IsFailure)
{
    /// <param name="outcome">What the registry answered.</param>
    /// <param name="action">What was asked for.</param>
    /// <param name="before">The status just before; null = there was none.</param>
    public static RevisionResult Of(RevisionOutcome outcome, RevisionAction action, string? before)
    {
        if (outcome.Error is { } error) return new RevisionResult(outcome.Input, error.Message, IsFailure: true);
        string text = (action, before) switch
        {
            (RevisionAction.Deregister, TaskDefinitionStatuses.Inactive) => "Was INACTIVE already: somebody had deregistered it before.",
            (RevisionAction.Delete, TaskDefinitionStatuses.DeleteInProgress) =>
                "Was DELETE_IN_PROGRESS already: somebody had deleted it before.",
            (RevisionAction.Deregister, _) => "Deregistered: it is INACTIVE.",
            _ => "Deleted: it is DELETE_IN_PROGRESS until it vanishes.",
        };
        return new RevisionResult(outcome.Input, text, IsFailure: false);
    }
}
