using EcsTaskDef.PowerShell.Pipeline;
using EcsTaskDef.Rules.Vocabulary;

namespace EcsTaskDef.PowerShell.Commands;

/// <summary>
/// Tells whether ECS would accept all that it is given: one answer for a command, which a condition reads as it is meant.
/// </summary>
[Cmdlet(VerbsDiagnostic.Test, "TaskDefinition", DefaultParameterSetName = PathSet)]
[OutputType(typeof(bool))]
public sealed class TestTaskDefinitionCommand : ReviewCommand
{
    private int _passed;
    private int _failed;

    [Parameter]
    public SwitchParameter Quiet { get; set; }

    protected override void ProcessRecord()
    {
        base.ProcessRecord();
        foreach (GivenDefinition given in Placed()) Judge(given);
    }

    protected override void EndProcessing()
    {
        if (IncompleteText() is { } text)
        {
            foreach (GivenDefinition given in Placed([OfText(text)])) Judge(given);
        }

        // Nothing given is nothing accepted: a pipeline that finds no file must not pass.
        WriteObject(_passed > 0 && _failed == 0);
        base.EndProcessing();
    }

    private void Judge(GivenDefinition given)
    {
        if (TryReview(given, out string source, out TaskDefinitionFinding[] findings)
            && !Array.Exists(findings, Fails))
        {
            _passed++;
            return;
        }

        _failed++;
        if (Quiet || findings is null) return;
        int errors = findings.Count(static finding => finding.Severity == FindingSeverity.Error);
        string what = errors > 0 ? $"ECS would refuse it, for {Count(errors, "reason")}"
            : $"it has {Count(findings.Count(Fails), "finding")} that -Severity names";
        WriteWarning($"{source}: {what}. Get-TaskDefinitionFinding lists them; -Quiet leaves this warning out.");
    }

    // A definition that ECS refuses never passes.
    private bool Fails(TaskDefinitionFinding finding) =>
        finding.Severity == FindingSeverity.Error || Severity?.Contains(finding.Severity) == true;

    private static string Count(int number, string thing) => $"{number} {thing}{(number == 1 ? "" : "s")}";
}
