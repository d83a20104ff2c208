namespace EcsTaskDef.Server.Tests.Attack.Attacks;

/// <summary>A bit of a journal turns, and turns back a moment later.</summary>
/// <param name="where">In which part of a line.</param>
/// <param name="meanwhile">What is done before it turns back: read, optimize, start, backup or nothing.</param>
internal sealed class FlipAttack(string where, string meanwhile) : IAttack
{
    public string Name => $"flip {where}, {meanwhile}";

    public bool MayFault => true;

    public bool NeedsQuiet => false;

    public async Task<Consequence> RunAsync(Field field)
    {
        string[] regions = StoreFiles.Regions(field.Store);
        string journal = StoreFiles.Journal(regions[field.Random.Next(regions.Length)])!;
        byte[] bytes = StoreFiles.Read(journal);
        if (StoreFiles.Find(bytes, where, field.Random) is not var (offset, length)) return Consequence.None;
        offset += field.Random.Next(length);
        using FileStream file = StoreFiles.OpenAny(journal, FileAccess.ReadWrite);
        byte was = ReadByte(file, offset), turned = (byte)(was ^ (1 << field.Random.Next(8)));
        WriteByte(file, offset, turned);
        await AskAsync(field, StoreFiles.Tokens(bytes, (int)offset));
        await MeanwhileAsync(field, Path.GetFileName(Path.GetDirectoryName(journal)!));

        // Into the file that it was taken from: where another has its name now, that one is not ours to put right.
        if (ReadByte(file, offset) == turned) WriteByte(file, offset, was);
        return Consequence.None;
    }

    // Those who have read the line long ago are asked for what is in it.
    private static async Task AskAsync(Field field, HashSet<string> tokens)
    {
        foreach (Revision revision in field.Ledger.Current.Where(one => tokens.Contains(one.Token)))
            foreach (Party party in field.Parties)
                if (party.IsUp) await field.DescribeAsync(party, revision);
    }

    private async Task MeanwhileAsync(Field field, string region)
    {
        Party party = field.Parties[1 + field.Random.Next(2)];
        switch (meanwhile)
        {
            case "read":
                Reply reply = await field.MaintainAsync(field.Reader, ".read", $$"""{"store":{{Field.Quoted(field.Store)}}}""");
                _ = Reading.Of(reply, field.Ledger);
                break;
            case "optimize":
                await field.MaintainAsync(party, ".optimize", $$"""{"region":"{{region}}"}""");
                break;
            case "start":
                await field.KillAsync(party);
                await field.StartKilledAsync();
                await Task.Delay(150);
                break;
            case "backup":
                string target = Path.Combine(field.Folder, "backup-" + field.NewToken(field.Random));
                Reply saved = await field.MaintainAsync(party, ".backup", $$"""{"target":{{Field.Quoted(target)}}}""");
                if (saved.Outcome == Outcome.Done)
                {
                    _ = Reading.Of(
                        await field.MaintainAsync(field.Reader, ".read", $$"""{"store":{{Field.Quoted(target)}}}"""), field.Ledger,
                        isOld: true);
                    StoreFiles.DeleteFolder(target);
                }

                break;
            default:
                await Task.Delay(field.Random.Next(20, 200));
                break;
        }
    }

    private static byte ReadByte(FileStream file, long offset)
    {
        byte[] one = new byte[1];
        RandomAccess.Read(file.SafeFileHandle, one, offset);
        return one[0];
    }

    private static void WriteByte(FileStream file, long offset, byte value) => RandomAccess.Write(file.SafeFileHandle, [value], offset);
}
