using EcsTaskDef.PowerShell.Progress;
using EcsTaskDef.Rules.Vocabulary;

namespace EcsTaskDef.PowerShell.Pipeline;

/// <summary>A cmdlet that reviews task definitions and registers none.</summary>
public abstract class ReviewCommand : RegistrationCommand
{
    private int _inputs;
    private ProgressCount? _count;

    [Parameter]
    [ValidateNotNullOrEmpty]
    public FindingSeverity[]? Severity { get; set; }

    /// <summary>Reviews a definition; what cannot be read is an error of it.</summary>
    /// <param name="given">The definition.</param>
    /// <param name="source">Its file, its revision, its family, or its number.</param>
    /// <param name="findings">What there is to say about it.</param>
    private protected bool TryReview(GivenDefinition given, out string source, out TaskDefinitionFinding[] findings)
    {
        _inputs++;
        bool isRead = Try(given.Target, () => Review(given, given.Read()), out (string, TaskDefinitionFinding[]) review);
        (source, findings) = review;
        if (isRead) WriteVerbose($"{source}: {findings.Length} finding(s).");
        Advance(_count ??= CountOf("Testing task definitions"));
        return isRead;
    }

    private (string Source, TaskDefinitionFinding[] Findings) Review(GivenDefinition given, Registration text) => (
        given.File ?? (given.Target is string && text.Revision is null ? null : ErrorSubject.Of(given.Target))
            ?? (text.Family is { Length: > 0 } family ? family : $"input {_inputs}"),
        text.Review(Registry.Account, Registry.Region).ToArray());
}
