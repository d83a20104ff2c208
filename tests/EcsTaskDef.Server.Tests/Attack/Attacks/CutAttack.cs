namespace EcsTaskDef.Server.Tests.Attack.Attacks;

/// <summary>The end of a journal is missing for a moment, in the middle of a line or behind one.</summary>
/// <param name="lines">How many lines go.</param>
/// <param name="isWhole">Whether a whole line ends it.</param>
internal sealed class CutAttack(int lines, bool isWhole) : IAttack
{
    public string Name => $"cut {lines} lines{(isWhole ? "" : " and a half")}";

    public bool MayFault => true;

    public bool NeedsQuiet => false;

    public async Task<Consequence> RunAsync(Field field)
    {
        string[] regions = StoreFiles.Regions(field.Store);
        string journal = StoreFiles.Journal(regions[field.Random.Next(regions.Length)])!;
        using FileStream file = StoreFiles.OpenAny(journal, FileAccess.ReadWrite);

        // What is cut off must be known, to put it back.
        await field.Load.PauseAsync();
        byte[] bytes = StoreFiles.Read(journal);
        int[] ends = Enumerable.Range(0, bytes.Length).Where(i => bytes[i] == '\n').Select(static i => i + 1).ToArray();
        int end = ends[^(Math.Min(lines, ends.Length - 2) + 1)] - (isWhole ? 0 : field.Random.Next(1, 60));
        string cut = Encoding.Latin1.GetString(bytes, end, bytes.Length - end);
        Revision[] lost = [.. field.Ledger.Current.Where(one => cut.Contains(one.Token, StringComparison.Ordinal))];
        file.SetLength(end);

        // Some have not read what is gone; for them the journal ends where they know it to end.
        foreach (Party party in field.Parties)
            foreach (Revision one in lost) await field.DescribeAsync(party, one);
        field.Load.Resume();
        await Task.Delay(field.Random.Next(5, 150));

        // What somebody has written behind the place where it ended stays; where it ended there is nothing yet.
        byte[] now = new byte[bytes.Length - end];
        int read = RandomAccess.Read(file.SafeFileHandle, now, end);
        if (now.AsSpan(0, read).IndexOfAnyExcept((byte)0) is var at and >= 0 && !now.AsSpan(0, read).SequenceEqual(bytes.AsSpan(end, read)))
            field.Findings.Add(
                $"Somebody wrote over what had been acknowledged, at {end + at}: "
                    + $"{Encoding.UTF8.GetString(now, at, Math.Min(read - at, 200))}");
        RandomAccess.Write(file.SafeFileHandle, bytes.AsSpan(end), end);
        return Consequence.None;
    }
}
