using EcsTaskDef.Comparison;
using EcsTaskDef.PowerShell.Completion;
using EcsTaskDef.PowerShell.Batches;
using EcsTaskDef.PowerShell.Pipeline;
using EcsTaskDef.PowerShell.Progress;
using EcsTaskDef.Rules.Vocabulary;

namespace EcsTaskDef.PowerShell.Commands;

/// <summary>Registers the next revision of a family.</summary>
[Cmdlet(
    VerbsLifecycle.Register, "TaskDefinition", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low,
    DefaultParameterSetName = PathSet)]
[OutputType(typeof(TaskDefinition), typeof(TaskDefinitionDifference))]
public sealed class RegisterTaskDefinitionCommand : RegistrationCommand
{
    private ChangeBatch<RegistrationInput, RegistrationOutcome>? _batch;
    private IRegistry? _registryOfBatch;
    private Origin? _placeOfBatch;
    private ProgressCount? _count;

    [Parameter]
    public SwitchParameter IfChanged { get; set; }

    [Parameter]
    [Alias("CopyTags")]
    public SwitchParameter CopyTag { get; set; }

    [Parameter]
    [AllowEmptyString]
    [ArgumentCompleter(typeof(MemberValueCompleter))]
    public string? Note { get; set; }

    [Parameter]
    public SwitchParameter Strict { get; set; }

    [Parameter]
    public SwitchParameter Force { get; set; }

    protected override void ProcessRecord()
    {
        base.ProcessRecord();
        foreach (GivenDefinition given in Placed()) Register(given);
    }

    protected override void EndProcessing()
    {
        if (IncompleteText() is { } text)
        {
            foreach (GivenDefinition given in Placed([new(text, null, static () => throw Faults.JsonIncomplete())])) Register(given);
        }

        Settle();
        base.EndProcessing();
    }

    // It copies: a revision may be registered anywhere.
    private protected override bool StaysAtOrigin => false;

    private protected override (IRegistry Registry, Origin Place)? Output =>
        _registryOfBatch is null ? null : (_registryOfBatch, _placeOfBatch!);

    private protected override void Settle()
    {
        _batch?.Flush();
        WriteResults();
    }

    private void Register(GivenDefinition given)
    {
        _count ??= CountOf("Registering task definitions");
        RegistrationInput input = Proofread(RegistrationInput.Read(given.Target, given.Read), Strict);
        string action = (given.Origin is { } origin && !origin.IsAt(Place, FullPath)
                ? $"Copy task definition from {origin} to {Place}" : $"Register task definition in {PlaceName}")
            + (IfChanged ? " if it differs from the latest ACTIVE revision" : "");
        var options = new RegistrationOptions { IfChanged = IfChanged, CopyTags = CopyTag, Note = Note };
        IRegistry registry = Registry;
        RegistrationResult? rehearsed = null;
        if (MustRehearse)
            input = input.Rehearse(request => rehearsed = Run(token => registry.Rehearsal.RegisterAsync(request, options, token)));
        if (input.Error is null && !Confirmed(input.Name, action))
        {
            if (IsWhatIf) WriteDifference(input, rehearsed!);
            Advance(_count);
            return;
        }

        if (!ReferenceEquals(_registryOfBatch, registry))
        {
            Settle();
            _batch?.Dispose();
            if (Note is not null && RemoteStore is not null)
                WriteWarning($"ECS keeps no notes: that of {input.Name} is lost at {PathOfStore}.");
            _batch = RegistrationBatch.Begin(registry, options, StopsAtError, PauseOfStream, Run);
            (_registryOfBatch, _placeOfBatch) = (registry, Place);
        }

        _batch!.Add(input);
        WriteResults();

        // A pipeline is counted by what has arrived, a command line by what is done.
        if (MyInvocation.ExpectingInput) Advance(_count);
    }

    private void WriteResults() => WriteResults(_batch, static input => input.Target, (input, outcome) =>
    {
        if (outcome.Error is { } error) WriteError(error, input.Target, AdviceFor(error, input.Text));
        else Write(outcome.Result!);
        if (!MyInvocation.ExpectingInput) Advance(_count!);
    });

    private void Write(RegistrationResult result)
    {
        TaskDefinition revision = result.TaskDefinition.Value;
        WriteVerbose(result.Registered
            ? $"{revision} was registered in {_registryOfBatch!.Region}."
            : $"{revision} is the same: nothing was registered.");
        WriteObject(IfChanged ? ConditionalRevision.Of(revision, result) : TaggedRevision.Of(revision, result.Tags));
    }

    // What would be new, beside the family's latest ACTIVE revision; in a new family, beside the revision that it is made from.
    private void WriteDifference(RegistrationInput input, RegistrationResult rehearsed)
    {
        if (!rehearsed.Registered)
        {
            WriteVerbose($"{rehearsed.TaskDefinition.Value} is the same: nothing would be registered.");
            return;
        }

        var latest = new DescribeTaskDefinitionRequest { TaskDefinition = input.Request!.Family, Include = TaskDefinitionFields.All };
        (TaskDefinitionDocument Revision, IReadOnlyList<Tag>? Tags)? present = null;
        try
        {
            DescribeTaskDefinitionResponse answer = Ask(token => Registry.DescribeTaskDefinitionAsync(latest, token));
            present = (answer.TaskDefinition, answer.Tags ?? []);
        }
        catch (EcsException nothing) when (nothing.Kind == EcsErrorKind.Refusal)
        {
            if (input.Text?.Revision is { } origin) present = (origin, null);
        }

        if (present is not { } left) return;
        string title = $"{left.Revision.Value} -> new revision";
        NormalForm right = NormalForm.Of(rehearsed.TaskDefinition, rehearsed.Tags ?? []);
        foreach (TaskDefinitionDifference difference in NormalForm.Of(left.Revision, left.Tags).Compare(right))
            WriteObject(TitledDifference.Of(difference, title));
    }

    // ECS reports one error. The review knows how many more there are.
    private string? AdviceFor(EcsException error, Registration? text)
    {
        if (error.Kind != EcsErrorKind.Refusal || text is null) return null;
        TaskDefinitionFinding[] errors = text.Review(_registryOfBatch!.Account, _registryOfBatch.Region)
            .Where(static finding => finding.Severity == FindingSeverity.Error)
            .ToArray();

        // A text that is not JSON has one finding, and no text of ECS.
        int more = errors.Length - (error.Message.Length == 0 || errors.Any(finding => finding.Message == error.Message) ? 1 : 0);
        if (more == 0) return null;
        string sentence = more == 1
            ? "There is 1 more finding: Get-TaskDefinitionFinding lists both."
            : $"There are {more} more findings: Get-TaskDefinitionFinding lists them all.";
        return string.IsNullOrEmpty(error.Advice) ? sentence : $"{error.Advice} {sentence}";
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) _batch?.Dispose();
        base.Dispose(disposing);
    }
}
