using System.Diagnostics;

namespace EcsTaskDef.Server.Tests.Attack.Attacks;

/// <summary>A bit turns for good, and the store is repaired while all use it: only the change of that line may be gone, and no number comes
/// again.</summary>
internal sealed class RepairAttack(string where) : IAttack
{
    public string Name => "repair " + where;

    public bool MayFault => true;

    public bool NeedsQuiet => false;

    public async Task<Consequence> RunAsync(Field field)
    {
        string[] regions = StoreFiles.Regions(field.Store);
        string journal = StoreFiles.Journal(regions[field.Random.Next(regions.Length)])!;
        byte[] bytes = StoreFiles.Read(journal);
        if (StoreFiles.Find(bytes, where, field.Random) is not var (offset, length)) return Consequence.None;
        offset += field.Random.Next(length);
        long begun = Stopwatch.GetTimestamp();
        field.Ledger.BeginTransition();
        using (FileStream file = StoreFiles.OpenAny(journal, FileAccess.ReadWrite))
            RandomAccess.Write(file.SafeFileHandle, [(byte)(bytes[offset] ^ (1 << field.Random.Next(8)))], offset);
        await Task.Delay(field.Random.Next(40));
        Reply repaired = await field.MaintainAsync(field.Reader, ".repair", $$"""{"store":{{Field.Quoted(field.Store)}}}""");
        if (repaired.Outcome != Outcome.Done) field.Findings.Add("The damage is not repaired: " + repaired);
        return new Consequence { Begun = begun, Ended = Stopwatch.GetTimestamp(), Destroyed = StoreFiles.Tokens(bytes, (int)offset) };
    }
}
