using EcsTaskDef.Maintenance;
using EcsTaskDef.PowerShell.Pipeline;
using EcsTaskDef.PowerShell.Session;

namespace EcsTaskDef.PowerShell.Commands;

/// <summary>Copies a store while it is in use.</summary>
[Cmdlet(VerbsData.Backup, "TaskDefinitionStore", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(StoreBackup))]
public sealed class BackupTaskDefinitionStoreCommand : StoreCopyCommand
{
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = null!;

    private protected override void Process()
    {
        string target = Decide(() => StorePath.Full(SessionState.Path, Path));
        StoreCopyPlan Plan() => WithCare((care, token) => care.PlanBackup(target, Before, Sequence, RegionAsked, token));
        if (!Try(Path, Plan, out StoreCopyPlan plan)) return;
        if (!Confirmed(target, $"Back up {Describe(plan)}")) return;
        if (Try(Path, () => WithCare((care, token) => care.Backup(target, Before, Sequence, RegionAsked, token)), out StoreBackup backup))
        {
            WriteVerbose($"{PathOfStore} was copied to {target} and verified.");
            WriteObject(backup);
        }
    }
}
