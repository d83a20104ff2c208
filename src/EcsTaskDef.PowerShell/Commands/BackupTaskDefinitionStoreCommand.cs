using EcsTaskDef.Maintenance;
using EcsTaskDef.PowerShell.Pipeline;

namespace EcsTaskDef.PowerShell.Commands;

/// <summary>Copies a store while it is in use.</summary>
[Cmdlet(VerbsData.Backup, "TaskDefinitionStore", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(StoreBackup))]
public sealed class BackupTaskDefinitionStoreCommand : StoreCopyCommand
{
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = null!;

    [Parameter]
    public SwitchParameter Force { get; set; }

    private protected override bool ChangesStore => false;

    protected override void ProcessRecord()
    {
        string target = Require(() => OnDisk(StorePath.Full(SessionState.Path, Path)));
        StoreCopyPlan Plan() => Maintain((files, token) => files.PlanBackup(target, Range, token));
        if (!Try(Path, Plan, out StoreCopyPlan plan) || !Confirmed(target, $"Back up {Describe(plan)}")) return;
        if (Try(Path, () => Maintain((files, token) => files.Backup(target, Range, token)), out StoreBackup backup))
        {
            WriteVerbose($"{PathOfStore} was copied to {target} and verified.");
            WriteObject(backup);
        }
    }
}
