using System.Diagnostics;

namespace EcsTaskDef.Server.Tests.Attack.Attacks;

/// <summary>Somebody deletes a region's folder under load, for good. It begins anew, and what is acknowledged from then on is
/// kept.</summary>
internal sealed class WipeAttack : IAttack
{
    public string Name => "wipe region";

    public bool MayFault => true;

    public bool NeedsQuiet => false;

    public Task<Consequence> RunAsync(Field field)
    {
        string[] regions = StoreFiles.Regions(field.Store);
        string region = regions[field.Random.Next(regions.Length)];
        string name = Path.GetFileName(region);
        long begun = Stopwatch.GetTimestamp();
        field.Ledger.BeginTransition();
        StoreFiles.DeleteFolder(region);
        return Task.FromResult(new Consequence { Base = [], Begun = begun, Ended = Stopwatch.GetTimestamp(), Region = name });
    }
}
