using EcsTaskDef.PowerShell.Pipeline;
using EcsTaskDef.PowerShell.Progress;
using EcsTaskDef.Rules.Vocabulary;

namespace EcsTaskDef.PowerShell.Commands;

/// <summary>Reports what ECS would refuse and what a reviewer would mention; registers nothing.</summary>
[Cmdlet(VerbsDiagnostic.Test, "TaskDefinition", DefaultParameterSetName = PathSet)]
[OutputType(typeof(TaskDefinitionFinding), typeof(bool))]
public sealed class TestTaskDefinitionCommand : RegistrationCommand
{
    private const string Source = "Source";

    private int _inputs;
    private ProgressCount? _count;

    [Parameter]
    public SwitchParameter Quiet { get; set; }

    [Parameter]
    [ValidateNotNullOrEmpty]
    public FindingSeverity[]? Severity { get; set; }

    protected override void ProcessRecord()
    {
        base.ProcessRecord();
        foreach (GivenDefinition given in Given())
        {
            Test(given);
            Advance(_count ??= CountOf("Testing task definitions"));
        }
    }

    protected override void EndProcessing()
    {
        // It is not JSON, and the review reports where.
        if (IncompleteText() is { } text) Test(OfText(text));
        base.EndProcessing();
    }

    private void Test(GivenDefinition given)
    {
        _inputs++;
        if (!Try(given.Target, () => Review(given.File, given.Read()), out (string Source, TaskDefinitionFinding[] Findings) review))
            return;

        WriteVerbose($"{review.Source}: {review.Findings.Length} finding(s).");
        if (Quiet)
        {
            // A definition that ECS refuses never passes.
            WriteObject(!review.Findings.Any(finding =>
                finding.Severity == FindingSeverity.Error || (Severity?.Contains(finding.Severity) ?? false)));
            return;
        }

        foreach (TaskDefinitionFinding finding in review.Findings)
        {
            if (Severity?.Contains(finding.Severity) == false) continue;
            PSObject output = PSObject.AsPSObject(finding);
            output.Properties.Add(new PSNoteProperty(Source, review.Source));
            WriteObject(output);
        }
    }

    private (string Source, TaskDefinitionFinding[] Findings) Review(string? file, Registration text) => (
        file ?? (text.Family is { Length: > 0 } family ? family : $"input {_inputs}"),
        text.Review(Registry.Account, Registry.Region).ToArray());
}
