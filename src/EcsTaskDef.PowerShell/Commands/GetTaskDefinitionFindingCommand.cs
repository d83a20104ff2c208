using EcsTaskDef.PowerShell.Pipeline;
using EcsTaskDef.Rules.Vocabulary;

namespace EcsTaskDef.PowerShell.Commands;

/// <summary>Returns what ECS would refuse and what a reviewer would mention.</summary>
[Cmdlet(VerbsCommon.Get, "TaskDefinitionFinding", DefaultParameterSetName = PathSet)]
[OutputType(typeof(TaskDefinitionFinding))]
public sealed class GetTaskDefinitionFindingCommand : ReviewCommand
{
    private const string Source = "Source";

    protected override void ProcessRecord()
    {
        base.ProcessRecord();
        foreach (GivenDefinition given in Placed()) Write(given);
    }

    protected override void EndProcessing()
    {
        // It is not JSON, and the review reports where.
        if (IncompleteText() is { } text)
        {
            foreach (GivenDefinition given in Placed([OfText(text)])) Write(given);
        }

        base.EndProcessing();
    }

    private void Write(GivenDefinition given)
    {
        if (!TryReview(given, out string source, out TaskDefinitionFinding[] findings)) return;
        foreach (TaskDefinitionFinding finding in findings)
        {
            if (Severity?.Contains(finding.Severity) == false) continue;
            PSObject output = PSObject.AsPSObject(finding);
            output.Properties.Add(new PSNoteProperty(Source, source));
            WriteObject(output);
        }
    }
}
