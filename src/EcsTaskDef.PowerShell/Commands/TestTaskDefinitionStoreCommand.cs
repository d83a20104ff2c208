using EcsTaskDef.Maintenance;
using EcsTaskDef.PowerShell.Pipeline;
using EcsTaskDef.Rules.Vocabulary;

namespace EcsTaskDef.PowerShell.Commands;

/// <summary>Verifies a store's files.</summary>
[Cmdlet(VerbsDiagnostic.Test, "TaskDefinitionStore")]
[OutputType(typeof(StoreFinding), typeof(bool))]
public sealed class TestTaskDefinitionStoreCommand : StoreMaintenanceCommand
{
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    protected override void ProcessRecord()
    {
        if (!Try(Store, () => Maintain((files, token) => files.Test(RegionAsked, token)), out IReadOnlyList<StoreFinding> findings))
            return;
        WriteVerbose($"{PathOfStore}: {findings.Count} finding(s).");
        if (Quiet) WriteObject(findings.All(static finding => finding.Severity == FindingSeverity.Info));
        else WriteObject(findings, enumerateCollection: true);
    }
}
