using EcsTaskDef.PowerShell.Errors;
using EcsTaskDef.PowerShell.Input;
using EcsTaskDef.PowerShell.Pipeline;
using EcsTaskDef.Registry;
using EcsTaskDef.Rules.Vocabulary;

namespace EcsTaskDef.PowerShell.Commands;

/// <summary>Registers the next revision of a family.</summary>
[Cmdlet(
    VerbsLifecycle.Register, "TaskDefinition", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low,
    DefaultParameterSetName = PathSet)]
[OutputType(typeof(TaskDefinition))]
public sealed class RegisterTaskDefinitionCommand : RegistrationCommand
{
    private ChangeBatch<RegistrationInput, RegistrationOutcome>? _batch;

    [Parameter]
    public SwitchParameter IfChanged { get; set; }

    [Parameter]
    [Alias("CopyTags")]
    public SwitchParameter CopyTag { get; set; }

    [Parameter]
    [AllowEmptyString]
    public string? Note { get; set; }

    private protected override string Activity => "Registering task definitions";

    private protected override bool Take(object? target, string? file, Func<Registration> read)
    {
        RegistrationInput input = RegistrationInput.Read(target, read);
        string action = $"Register task definition in {RegionName}"
            + (IfChanged ? " if it differs from the latest ACTIVE revision" : "");
        var options = new RegistrationOptions { IfChanged = IfChanged, CopyTags = CopyTag, Note = Note };
        if (SaysFirst) input = input.Rehearse(one => WaitLong((registry, token) => registry.Rehearsal.RegisterAsync(one, options, token)));
        if (input.Error is null && !Confirmed(input.Name, action)) return true;
        (_batch ??= RegistrationBatch.Begin(Registry, options, StopsAtError(), PauseOfStream, WaitAnywhere)).Add(input);
        Write();

        // Of a stream is counted what came, and of what is there at once what is done.
        return MyInvocation.ExpectingInput;
    }

    private protected override void TakeIncomplete(string text) => TakeOne(text, null, static () => throw Faults.JsonIncomplete());

    private protected override void Finish()
    {
        _batch?.Flush();
        Write();
    }

    private void Write()
    {
        if (_batch is null) return;
        Write(_batch, static input => input.Target, (input, outcome) =>
        {
            if (outcome.Error is { } error) WriteError(ErrorTranslator.Translate(error, input.Target, AdviceFor(error, input.Text)));
            else Write(outcome.Result!);
            if (!MyInvocation.ExpectingInput) AdvanceOne();
        });
    }

    private void Write(RegistrationResult result)
    {
        TaskDefinition revision = result.TaskDefinition.Value;
        WriteVerbose(result.Registered ? $"{revision} was registered in {RegionName}." : $"{revision} is the same: nothing was registered.");
        WriteObject(IfChanged ? ConditionalRevision.Of(revision, result) : TaggedRevision.Of(revision, result.Tags));
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing) _batch?.Dispose();
        base.Dispose(disposing);
    }

    // ECS names one thing that is wrong. How many more there are is asked for only then.
    private string? AdviceFor(EcsException error, Registration? text)
    {
        if (error.Kind != EcsErrorKind.Refusal || text is null) return null;
        TaskDefinitionFinding[] errors = text.Review(Registry.Account, Registry.Region)
            .Where(static finding => finding.Severity == FindingSeverity.Error)
            .ToArray();

        // What is no JSON has one finding, and ECS no text for it.
        int more = errors.Length - (error.Message.Length == 0 || errors.Any(finding => finding.Message == error.Message) ? 1 : 0);
        if (more == 0) return null;
        string sentence = more == 1
            ? "There is 1 more finding: Test-TaskDefinition shows both."
            : $"There are {more} more findings: Test-TaskDefinition shows them all.";
        return string.IsNullOrEmpty(error.Advice) ? sentence : $"{error.Advice} {sentence}";
    }
}
