using System;
using System.Linq;
using System.Management.Automation;
using EcsTaskDef.PowerShell.Parameters;
using EcsTaskDef.PowerShell.Pipeline;
using EcsTaskDef.Registry;

namespace EcsTaskDef.PowerShell.Commands;

/// <summary>Says what ECS would refuse about task definitions and what a reviewer would mention; registers nothing.</summary>
[Cmdlet(VerbsDiagnostic.Test, "TaskDefinition", DefaultParameterSetName = PathSet)]
[OutputType(typeof(TaskDefinitionFinding), typeof(bool))]
public sealed class TestTaskDefinitionCommand : RegistrationCommand
{
    private const string Source = "Source";

    private static readonly FindingSeverity[] s_all = (FindingSeverity[])Enum.GetValues(typeof(FindingSeverity));
    private static readonly FindingSeverity[] s_refusals = { FindingSeverity.Error };

    private int _inputs;

    [Parameter]
    public SwitchParameter Quiet { get; set; }

    [Parameter]
    [ValidateNotNullOrEmpty]
    public FindingSeverity[]? Severity { get; set; }

    private protected override void Take(object? target, string? file, Func<RegistrationText> read)
    {
        _inputs++;
        if (!Try(target, () => Review(file, read()), out (string Source, TaskDefinitionFinding[] Findings) review)) return;

        WriteVerbose($"{review.Source}: {review.Findings.Length} finding(s).");
        FindingSeverity[] asked = Severity ?? (Quiet ? s_refusals : s_all);
        TaskDefinitionFinding[] findings = review.Findings.Where(finding => asked.Contains(finding.Severity)).ToArray();
        if (Quiet)
        {
            WriteObject(findings.Length == 0);
            return;
        }

        foreach (TaskDefinitionFinding finding in findings)
        {
            PSObject output = PSObject.AsPSObject(finding);
            output.Properties.Add(new PSNoteProperty(Source, review.Source));
            WriteObject(output);
        }
    }

    // It is no JSON, and the review says where.
    private protected override void TakeIncomplete(string text) => TakeText(text);

    private (string Source, TaskDefinitionFinding[] Findings) Review(string? file, RegistrationText text) => (
        file ?? (text.Family is { Length: > 0 } family ? family : $"input {_inputs}"),
        text.Review(Registry.Account, Registry.Region).ToArray());
}
