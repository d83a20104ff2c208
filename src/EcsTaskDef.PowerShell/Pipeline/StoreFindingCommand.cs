using EcsTaskDef.Maintenance;

namespace EcsTaskDef.PowerShell.Pipeline;

/// <summary>A cmdlet that verifies a store's files.</summary>
public abstract class StoreFindingCommand : StoreMaintenanceCommand
{
    private protected bool TryTest(out IReadOnlyList<StoreFinding> findings)
    {
        Reopen();
        if (!Try(Store, () => Maintain((files, token) => files.Test(RegionAsked, token)), out findings)) return false;
        WriteVerbose($"{PathOfStore}: {findings.Count} finding(s).");
        return true;
    }
}
