namespace EcsTaskDef.Storage.Json;

/// <summary>Verifies parts of a journal that were read before, and reports damage with its place.</summary>
internal static class JournalDamage
{
    // More than a line's checksum and its end.
    private const int EndLength = 32;

    private const string NotAsWritten = "what lies there is not what was written";

    /// <summary>Checks a line (without its end) of a journal against its own checksum and its predecessor's.</summary>
    public static bool TryCheck(DiskFile journal, ReadOnlySpan<byte> line, ReadFor purpose, ref uint chain)
    {
        if (!JournalFormat.TryReadStatedChain(line, out uint stated)) return false;
        bool isSound = journal.Vouches(JournalFormat.BodyOf(line), chain, stated, purpose);
        chain = stated;
        return isSound;
    }

    /// <summary>What the line that ends before an offset states as its checksum; null where no line ends.</summary>
    public static uint? ChainBefore(DiskFile journal, long offset)
    {
        if (offset == 0) return 0;
        byte[] end = new byte[EndLength];
        int length = (int)Math.Min(end.Length, offset);
        return journal.Read(offset - length, end, 0, length) == length ? ChainAtEnd(end.AsSpan(0, length)) : null;
    }

    /// <summary>Whether lines end at two offsets that state these checksums; where it is possible by one call of the system.</summary>
    /// <param name="journal">The journal.</param>
    /// <param name="first">The end of the earlier line, and its checksum.</param>
    /// <param name="second">The end of the later line, and its checksum.</param>
    /// <param name="buffer">Room to read into.</param>
    public static bool EndIn(DiskFile journal, (long Offset, uint Chain) first, (long Offset, uint Chain) second, byte[] buffer)
    {
        long start = Math.Max(first.Offset - EndLength, 0), length = second.Offset - start;
        if (length > buffer.Length) return EndsIn(journal, first.Offset, first.Chain) && EndsIn(journal, second.Offset, second.Chain);
        return first.Offset > 0 && journal.Read(start, buffer, 0, (int)length) == length
            && ChainAtEnd(buffer.AsSpan(0, (int)(first.Offset - start))) == first.Chain
            && ChainAtEnd(buffer.AsSpan(0, (int)length)) == second.Chain;
    }

    /// <summary>Whether a line ends at an offset that states this checksum.</summary>
    public static bool EndsIn(DiskFile journal, long offset, uint chain) => offset > 0 && ChainBefore(journal, offset) == chain;

    /// <summary>The error of a read that met damage (<c>StoreCorrupt</c>); other reads are not affected.</summary>
    /// <param name="journal">The journal.</param>
    /// <param name="path">Its path.</param>
    /// <param name="offset">Where the damage, or what it is in, begins.</param>
    public static EcsException At(DiskFile journal, string path, long offset)
    {
        long line = LineOf(journal, offset);

        // Line 1 is the header, line 2 the first change.
        return EcsErrors.Fault(SR.StoreCorrupt, [path, line, offset, NotAsWritten, Math.Max(line - 2, 0)]);
    }

    private static uint? ChainAtEnd(ReadOnlySpan<byte> text) =>
        text[^1] == (byte)'\n' && JournalFormat.TryReadStatedChain(text.Slice(0, text.Length - 1), out uint stated) ? stated : null;

    // Counting the line ends is the only certain way. It takes about a second per GB, for each error.
    private static long LineOf(DiskFile journal, long offset)
    {
        byte[] buffer = new byte[256 * 1024];
        long line = 1;
        int read;
        for (long at = 0; at < offset && (read = journal.Read(at, buffer, 0, (int)Math.Min(buffer.Length, offset - at))) > 0; at += read)
        {
            ReadOnlySpan<byte> left = buffer.AsSpan(0, read);
            for (int end; (end = left.IndexOf((byte)'\n')) >= 0; left = left.Slice(end + 1)) line++;
        }

        return line;
    }
}
