using System.Diagnostics;

namespace EcsTaskDef.Server.Tests.Attack.Attacks;

/// <summary>
/// The store is set back, one of the processes registers, and then a copy takes its place in which it had registered something else: with
/// files of the very same lengths.
/// </summary>
internal sealed class TwinAttack(string how) : IAttack
{
    public string Name => "twin " + how;

    public bool MayFault => false;

    public bool NeedsQuiet => true;

    public async Task<Consequence> RunAsync(Field field)
    {
        Party party = field.Parties[field.Random.Next(3)];
        string before = Path.Combine(field.Folder, "copy-" + field.NewToken(field.Random)), after = before + ".after";
        StoreFiles.Copy(field.Store, before);
        await CopyAttack.RegisterAsync(field, party);
        StoreFiles.Copy(field.Store, after);
        Reply saved = await field.MaintainAsync(field.Reader, ".read", $$"""{"store":{{Field.Quoted(field.Store)}}}""");
        Reading then = Reading.Of(saved, field.Ledger);

        field.Ledger.BeginTransition();
        CopyAttack.Put(how, before, field.Store);
        await CopyAttack.RegisterAsync(field, party);
        long begun = Stopwatch.GetTimestamp();
        CopyAttack.Put(how, after, field.Store);
        StoreFiles.DeleteFolder(before);
        StoreFiles.DeleteFolder(after);
        return new Consequence { Base = then.All.ToArray(), Begun = begun, Ended = Stopwatch.GetTimestamp() };
    }
}
