using EcsTaskDef.Maintenance;

namespace EcsTaskDef.PowerShell.Pipeline;

/// <summary>A cmdlet that verifies a store's files.</summary>
public abstract class StoreFindingCommand : StoreMaintenanceCommand
{
    private protected bool TryTest(out IReadOnlyList<StoreFinding> findings)
    {
        Reopen();
        if (!Try(Store, Test, out findings)) return false;
        WriteVerbose($"{PathOfStore}: {findings.Count} finding(s).");
        return true;
    }

    private IReadOnlyList<StoreFinding> Test() => RegistryLocation.Parse(PathOfStore).Kind == RegistryLocationKind.Database
        ? Run(token => ((IDatabaseHost)OpenStore).TestAsync(RegionAsked, token))
        : Maintain((files, token) => files.Test(RegionAsked, token));
}
