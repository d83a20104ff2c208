using System;
using System.Linq;
using System.Management.Automation;
using EcsTaskDef.Errors;
using EcsTaskDef.Model;
using EcsTaskDef.PowerShell.Parameters;
using EcsTaskDef.PowerShell.Pipeline;
using EcsTaskDef.Registry;

namespace EcsTaskDef.PowerShell.Commands;

/// <summary>Registers the next revision of a family.</summary>
[Cmdlet(
    VerbsLifecycle.Register, "TaskDefinition", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low,
    DefaultParameterSetName = PathSet)]
[OutputType(typeof(TaskDefinition))]
public sealed class RegisterTaskDefinitionCommand : RegistrationCommand
{
    [Parameter]
    public SwitchParameter IfChanged { get; set; }

    [Parameter]
    [Alias("CopyTags")]
    public SwitchParameter CopyTag { get; set; }

    [Parameter]
    [AllowEmptyString]
    public string? Note { get; set; }

    private protected override string Activity => "Registering task definitions";

    private protected override void Take(object? target, string? file, Func<RegistrationText> read)
    {
        if (!Try(target, read, out RegistrationText text)
            || !Try(target, text.Read, out RegisterTaskDefinitionRequest request, error => AdviceFor(error, text)))
            return;
        string action = $"Register task definition in {RegionName}"
            + (IfChanged ? " if it differs from the latest ACTIVE revision" : "");
        var options = new RegistrationOptions { IfChanged = IfChanged, CopyTags = CopyTag, Note = Note };
        if (!TryChange(
            target,
            request.Family ?? "a task definition without a family",
            action,
            (registry, token) => registry.RegisterAsync(request, options, token),
            out RegistrationResult result,
            error => AdviceFor(error, text)))
            return;

        TaskDefinition revision = result.TaskDefinition.Value;
        WriteVerbose(result.Registered ? $"{revision} was registered in {RegionName}." : $"{revision} is the same: nothing was registered.");
        WriteObject(IfChanged ? ConditionalRevision.Of(revision, result) : TaggedRevision.Of(revision, result.Tags));
    }

    private protected override void TakeIncomplete(string text) =>
        Try<bool>(text, static () => throw Faults.JsonIncomplete(), out _);

    // ECS names one thing that is wrong. How many more there are is asked for only then.
    private string? AdviceFor(EcsException error, RegistrationText text)
    {
        if (error.Kind != EcsErrorKind.Refusal) return null;
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
