using EcsTaskDef.Maintenance;
using EcsTaskDef.PowerShell.Pipeline;

namespace EcsTaskDef.PowerShell.Commands;

/// <summary>Makes a damaged store open again; deletes only copies that a killed restore left.</summary>
[Cmdlet(VerbsDiagnostic.Repair, "TaskDefinitionStore", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(StoreRepair))]
public sealed class RepairTaskDefinitionStoreCommand : StoreMaintenanceCommand
{
    [Parameter]
    public SwitchParameter Force { get; set; }

    protected override void ProcessRecord()
    {
        if (!Try(Store, () => Repair(apply: false), out IReadOnlyList<StoreRepair> plan)) return;
        if (plan.Count == 0)
        {
            WriteVerbose($"Nothing in {PathOfStore} needs a repair.");
            return;
        }

        if (!Confirmed(PathOfStore, Describe(plan)))
        {
            if (IsWhatIf) WriteObject(plan, enumerateCollection: true);
            return;
        }

        if (Try(Store, () => Repair(apply: true), out IReadOnlyList<StoreRepair> done)) WriteObject(done, enumerateCollection: true);
    }

    private IReadOnlyList<StoreRepair> Repair(bool apply) =>
        Maintain((files, token) => files.Repair(apply, RegionAsked, token));

    private static string Describe(IReadOnlyList<StoreRepair> plan) =>
        $"Files to rebuild: {Count(plan, StoreRepairAction.Rebuild)}, to put aside: {Count(plan, StoreRepairAction.PutAside)}; "
        + (Count(plan, StoreRepairAction.Delete) is > 0 and var leftovers ? $"leftovers to delete: {leftovers}; " : "")
        + $"changes lost: {plan.Sum(static one => one.LostChanges)}";

    private static int Count(IReadOnlyList<StoreRepair> plan, StoreRepairAction action) => plan.Count(one => one.Action == action);
}
