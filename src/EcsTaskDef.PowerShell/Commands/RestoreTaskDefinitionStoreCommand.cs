using EcsTaskDef.Maintenance;
using EcsTaskDef.PowerShell.Pipeline;
using EcsTaskDef.PowerShell.Session;

namespace EcsTaskDef.PowerShell.Commands;

/// <summary>Puts a backup in the place of a store.</summary>
[Cmdlet(VerbsData.Restore, "TaskDefinitionStore", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(StoreBackup))]
public sealed class RestoreTaskDefinitionStoreCommand : StoreCopyCommand
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = null!;

    private protected override void Process()
    {
        string source = Decide(() => StorePath.Full(SessionState.Path, Path));
        string target = PathOfStore;

        // Nobody is asked about what would be refused.
        StoreCopyPlan Plan() => WithCare((care, token) => care.PlanRestore(target, Force, Before, Sequence, RegionAsked, token), source);
        if (!Try(Path, Plan, out StoreCopyPlan plan)) return;
        if (!Confirmed(target, $"Restore {Describe(plan)}")) return;
        if (Try(Path, () => WithCare((care, token) => care.Restore(target, Force, Before, Sequence, RegionAsked, token), source), out StoreBackup restored))
        {
            WriteVerbose($"{source} is in the place of {target} now.");
            WriteObject(restored);
        }
    }
}
