using EcsTaskDef.Maintenance;
using EcsTaskDef.PowerShell.Completion;
using EcsTaskDef.PowerShell.Session;

namespace EcsTaskDef.PowerShell.Pipeline;

/// <summary>A cmdlet about a store's files, which need not make a store that opens.</summary>
public abstract class StoreMaintenanceCommand : RegistryCommand
{
    /// <summary>Only this region; without it all that the store has, whatever the session's region is.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(RegionCompleter))]
    public override string? Region { get; set; }

    private protected override bool UsesRegistry => false;

    private protected override bool UsesStore => false;

    private protected string? RegionAsked => string.IsNullOrEmpty(Region) ? null : Region;

    /// <summary>Works on a store's files: on this command's store, or another one.</summary>
    private protected T WithCare<T>(Func<StoreCare, CancellationToken, T> work, string? path = null)
    {
        var care = new StoreCare(HostCache.Options(path ?? PathOfStore, account: null));
        return WaitAside(token => new ValueTask<T>(work(care, token)));
    }
}
