using EcsTaskDef.PowerShell.Input;
using EcsTaskDef.PowerShell.Pipeline;
using EcsTaskDef.Rules.Vocabulary;

namespace EcsTaskDef.PowerShell.Commands;

/// <summary>Says what ECS would refuse about task definitions and what a reviewer would mention; registers nothing.</summary>
[Cmdlet(VerbsDiagnostic.Test, "TaskDefinition", DefaultParameterSetName = PathSet)]
[OutputType(typeof(TaskDefinitionFinding), typeof(bool))]
public sealed class TestTaskDefinitionCommand : RegistrationCommand
{
    private const string Source = "Source";

    private int _inputs;

    [Parameter]
    public SwitchParameter Quiet { get; set; }

    [Parameter]
    [ValidateNotNullOrEmpty]
    public FindingSeverity[]? Severity { get; set; }

    private protected override string Activity => "Testing task definitions";

    private protected override bool Take(object? target, string? file, Func<Registration> read)
    {
        _inputs++;
        if (!Try(target, () => Review(file, read()), out (string Source, TaskDefinitionFinding[] Findings) review)) return true;

        WriteVerbose($"{review.Source}: {review.Findings.Length} finding(s).");
        if (Quiet)
        {
            // What ECS refuses never passes, whatever else may not.
            WriteObject(!review.Findings.Any(finding =>
                finding.Severity == FindingSeverity.Error || (Severity?.Contains(finding.Severity) ?? false)));
            return true;
        }

        foreach (TaskDefinitionFinding finding in review.Findings)
        {
            if (Severity?.Contains(finding.Severity) == false) continue;
            PSObject output = PSObject.AsPSObject(finding);
            output.Properties.Add(new PSNoteProperty(Source, review.Source));
            WriteObject(output);
        }

        return true;
    }

    // It is no JSON, and the review says where.
    private protected override void TakeIncomplete(string text) => TakeText(text);

    private (string Source, TaskDefinitionFinding[] Findings) Review(string? file, Registration text) => (
        file ?? (text.Family is { Length: > 0 } family ? family : $"input {_inputs}"),
        text.Review(Registry.Account, Registry.Region).ToArray());
}
