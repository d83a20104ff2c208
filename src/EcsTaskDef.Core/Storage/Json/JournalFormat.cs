using System.Buffers.Text;
using System.Text.Json;

namespace EcsTaskDef.Storage.Json;

/// <summary>What the lines of a journal have in common: the header, the checksums and the end (docs/STORE.md).</summary>
internal static class JournalFormat
{
    /// <summary>
    /// Bytes of a line at most. A line is one change; the largest are families that are restored, with 256 MiB of documents,
    /// and batches of a thousand registrations of 64 KiB with 50 tags each.
    /// </summary>
    public const int MaxLine = 512 * 1024 * 1024;

    /// <summary><c>,"crc":"01234567"}</c></summary>
    private const int TrailerLength = 18;

    private static readonly byte[] s_trailerStart = Encoding.ASCII.GetBytes(",\"crc\":\"");
    private static readonly byte[] s_trailerEnd = Encoding.ASCII.GetBytes("\"}");
    private static readonly byte[] s_close = Encoding.ASCII.GetBytes(" ");

    public static byte[] WriteHeader(JournalHeader header, out uint chain)
    {
        ByteBuffer line = new(256);
        JournalText.Raw(line, "{\"format\":" + header.Format + ",\"store\":");
        JournalText.Quoted(line, header.Store);
        JournalText.Raw(line, ",\"account\":");
        JournalText.Quoted(line, header.Account);
        JournalText.Raw(line, ",\"region\":");
        JournalText.Quoted(line, header.Region);
        JournalText.Raw(line, ",\"generation\":" + header.Generation);
        chain = Seal(line, 0, 0);
        return line.Written.ToArray();
    }

    /// <summary>Reads a header's line; null when it is not a whole and sound one.</summary>
    public static JournalHeader? ReadHeader(ReadOnlySpan<byte> line, out uint chain)
    {
        if (!TryCheck(line, 0, out chain)) return null;
        try
        {
            return ReadHeader(line);
        }
        catch (Exception exception) when (exception is JsonException or FormatException or InvalidOperationException)
        {
            return null;
        }
    }

    private static JournalHeader ReadHeader(ReadOnlySpan<byte> line)
    {
        Utf8JsonReader reader = new(line);
        int format = 0, generation = 0;
        string store = "", account = "", region = "";
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string name = reader.GetString()!;
            reader.Read();
            switch (name)
            {
                case "format": format = reader.GetInt32(); break;
                case "generation": generation = reader.GetInt32(); break;
                case "store": store = reader.GetString()!; break;
                case "account": account = reader.GetString()!; break;
                case "region": region = reader.GetString()!; break;
                default: reader.Skip(); break;
            }
        }

        return new JournalHeader(format, store, account, region, generation);
    }

    /// <summary>
    /// Shows readers at the end of a generation that the next one is about to come: a byte that ends no line. They
    /// find it longer than what they have read, and look further; where no next generation comes the next writer cuts it off.
    /// </summary>
    public static void Close(DiskFile journal) => journal.Write(journal.Length, s_close, 0, s_close.Length);

    /// <summary>Checks a line (without its end) against its own checksum and its predecessor's.</summary>
    public static bool TryCheck(ReadOnlySpan<byte> line, uint previous, out uint chain)
    {
        chain = 0;
        if (line.Length <= TrailerLength || !TryReadStatedChain(line, out uint stated)) return false;
        chain = ChainOf(line, previous);
        return chain == stated;
    }

    /// <summary>The checksum that a line should have, whatever it states; 0 when it is too short to have one.</summary>
    public static uint ChainOf(ReadOnlySpan<byte> line, uint previous) =>
        line.Length > TrailerLength ? Checksum.Append(previous, BodyOf(line)) : 0;

    /// <summary>A line without its checksum.</summary>
    public static ReadOnlySpan<byte> BodyOf(ReadOnlySpan<byte> line) => line.Slice(0, line.Length - TrailerLength);

    /// <summary>The checksum that a line states, sound or not.</summary>
    public static bool TryReadStatedChain(ReadOnlySpan<byte> line, out uint chain)
    {
        chain = 0;
        if (line.Length < TrailerLength) return false;
        ReadOnlySpan<byte> trailer = line.Slice(line.Length - TrailerLength);
        foreach (byte one in trailer)
            if (one is >= (byte)'A' and <= (byte)'F') return false;
        return trailer.StartsWith(s_trailerStart) && trailer.EndsWith(s_trailerEnd)
            && Utf8Parser.TryParse(trailer.Slice(s_trailerStart.Length, 8), out chain, out int used, 'x') && used == 8;
    }

    /// <summary>Ends a line that begins at <paramref name="start"/> with its checksum; returns the checksum.</summary>
    public static uint Seal(ByteBuffer output, int start, uint previous)
    {
        uint chain = Checksum.Append(previous, output.Written.Span.Slice(start));
        JournalText.Raw(output, ",\"crc\":\"" + chain.ToString("x8", CultureInfo.InvariantCulture) + "\"}\n");
        return chain;
    }
}

/// <summary>The first line of a journal: whose it is.</summary>
internal sealed record JournalHeader(int Format, string Store, string Account, string Region, int Generation);
