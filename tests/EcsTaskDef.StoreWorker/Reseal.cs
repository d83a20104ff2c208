using EcsTaskDef.Storage.Json;

namespace EcsTaskDef.StoreWorker;

/// <summary>
/// Makes every whole line's checksum fit what the line says: who reads this reads as if there were no checksums.
/// </summary>
internal static class Reseal
{
    public static byte[] Journal(ReadOnlySpan<byte> journal)
    {
        ByteBuffer output = new(journal.Length + 1);
        uint chain = 0;
        int end;
        while ((end = journal.IndexOf((byte)'\n')) >= 0)
        {
            ReadOnlySpan<byte> line = journal[..end];

            // Too short to have one: it is left as it is.
            if (JournalFormat.ChainOf(line, chain) == 0)
            {
                output.Write(journal[..(end + 1)]);
            }
            else
            {
                int start = output.Length;
                output.Write(JournalFormat.BodyOf(line));
                chain = JournalFormat.Seal(output, start, chain);
            }

            journal = journal[(end + 1)..];
        }

        output.Write(journal);
        return output.Written.ToArray();
    }
}
