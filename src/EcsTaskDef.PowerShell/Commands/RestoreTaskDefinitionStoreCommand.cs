using EcsTaskDef.Maintenance;
using EcsTaskDef.PowerShell.Pipeline;

namespace EcsTaskDef.PowerShell.Commands;

/// <summary>Replaces a store with a backup.</summary>
[Cmdlet(VerbsData.Restore, "TaskDefinitionStore", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(StoreBackup))]
public sealed class RestoreTaskDefinitionStoreCommand : StoreCopyCommand
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = null!;

    [Parameter]
    public SwitchParameter Force { get; set; }

    protected override void ProcessRecord()
    {
        string target = Require(() => OnDisk(PathOfStore));
        string source = Require(() => StorePath.Full(SessionState.Path, Path));

        // Errors come before the question.
        StoreCopyPlan Plan() => Maintain((files, token) => files.PlanRestore(target, Force, Range, token), source);
        if (!Try(Path, Plan, out StoreCopyPlan plan) || !Confirmed(target, $"Restore {Describe(plan)}")) return;
        if (Try(Path, () => Maintain((files, token) => files.Restore(target, Force, Range, token), source), out StoreBackup restored))
        {
            WriteVerbose($"{source} is in the place of {target} now.");
            WriteObject(restored);
        }
    }
}
