using EcsTaskDef.Maintenance;
using EcsTaskDef.PowerShell.Pipeline;
using EcsTaskDef.PowerShell.Session;

namespace EcsTaskDef.PowerShell.Commands;

/// <summary>Copies a store while it is in use.</summary>
[Cmdlet(VerbsData.Backup, "TaskDefinitionStore", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(StoreBackup))]
public sealed class BackupTaskDefinitionStoreCommand : StoreCommand
{
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = null!;

    [Parameter]
    public DateTimeOffset? Before { get; set; }

    [Parameter]
    [ValidateRange(0L, long.MaxValue)]
    public long? Sequence { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        string target = Require(() => StorePath.Full(SessionState.Path, Path));
        if (!Confirmed(target, $"Back up the task definition store {PathOfStore}")) return;
        if (Try(Path, () => Maintain((files, token) => files.Backup(target, Before, Sequence, RegionAsked, token)), out StoreBackup backup))
        {
            WriteVerbose($"{PathOfStore} was copied to {target} and verified.");
            WriteObject(backup);
        }
    }
}
