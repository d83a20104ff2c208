namespace EcsTaskDef.Server.Tests.Attack.Attacks;

/// <summary>
/// The store, one of its regions or the folder around it is away for a moment and comes back: renamed, or a mount that goes. Nobody
/// makes another one there.
/// </summary>
internal sealed class AbsenceAttack(string how) : IAttack
{
    public string Name => "away " + how;

    public bool MayFault => true;

    public bool NeedsQuiet => false;

    public async Task<Consequence> RunAsync(Field field)
    {
        string parent = Path.GetDirectoryName(field.Store)!;
        string[] regions = StoreFiles.Regions(field.Store);
        string place = how switch
        {
            "store" => field.Store,
            "region" => regions[field.Random.Next(regions.Length)],
            "mount" => field.MountPoint,
            _ => parent,
        };

        // Beside a region would be in the store.
        string away = how == "region" ? field.Store + ".region" : place + ".away";
        if (how == "mount")
        {
            if (!field.IsMounted) return Consequence.None;
            Mount.Take(place);
        }
        else
        {
            Directory.Move(place, away);
            if (how == "parent replaced") Directory.CreateDirectory(place);
        }

        try
        {
            await Task.Delay(field.Random.Next(30, 300));
        }
        finally
        {
            if (Directory.Exists(how == "region" ? place : field.Store))
                field.Findings.Add($"While the {how} was away somebody made another in its place.");
            if (how == "mount")
            {
                StoreFiles.DeleteFolder(parent);
                if (!Mount.TryBind(field.Mounted, place)) field.Findings.Add($"{place} cannot be mounted again.");
            }
            else
            {
                StoreFiles.DeleteFolder(place);
                Directory.Move(away, place);
            }
        }

        return Consequence.None;
    }
}
