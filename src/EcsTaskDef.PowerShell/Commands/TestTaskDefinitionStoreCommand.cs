using EcsTaskDef.Maintenance;
using EcsTaskDef.PowerShell.Pipeline;
using EcsTaskDef.Rules.Vocabulary;

namespace EcsTaskDef.PowerShell.Commands;

/// <summary>Tells whether the files of stores are sound.</summary>
[Cmdlet(VerbsDiagnostic.Test, "TaskDefinitionStore")]
[OutputType(typeof(bool))]
public sealed class TestTaskDefinitionStoreCommand : StoreFindingCommand
{
    private int _sound;
    private int _unsound;

    [Parameter]
    public SwitchParameter Quiet { get; set; }

    protected override void ProcessRecord()
    {
        bool isRead = TryTest(out IReadOnlyList<StoreFinding> findings);
        int above = isRead ? findings.Count(static finding => finding.Severity != FindingSeverity.Info) : 0;
        if (isRead && above == 0) _sound++;
        else _unsound++;
        if (above > 0 && !Quiet)
        {
            WriteWarning($"{PathOfStore}: {above} error(s) and warning(s). "
                + "Get-TaskDefinitionStoreFinding lists them; -Quiet leaves this warning out.");
        }
    }

    protected override void EndProcessing()
    {
        WriteObject(_sound > 0 && _unsound == 0);
        base.EndProcessing();
    }
}
