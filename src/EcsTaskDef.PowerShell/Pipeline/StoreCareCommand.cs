using System.Management.Automation;
using EcsTaskDef.PowerShell.Parameters;
using EcsTaskDef.Registry;

namespace EcsTaskDef.PowerShell.Pipeline;

/// <summary>A cmdlet about a store's files, which need not make a store that opens.</summary>
public abstract class StoreCareCommand : RegistryCommand
{
    /// <summary>Only this region; without it all that the store has, whatever the session's region is.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(RegionCompleter))]
    public override string? Region { get; set; }

    private protected override bool UsesRegistry => false;

    private protected override bool UsesStore => false;

    private protected string? RegionAsked => string.IsNullOrEmpty(Region) ? null : Region;

    private protected StoreCare Care => CareOf(PathOfStore);

    private protected static StoreCare CareOf(string path) => new(HostCache.Options(path, account: null));
}
