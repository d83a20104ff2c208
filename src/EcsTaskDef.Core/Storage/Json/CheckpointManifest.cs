using System.Text.Json;

namespace EcsTaskDef.Storage.Json;

/// <summary>
/// What a checkpoint is of: a store's region, a generation, and the journal's state up to which its runs hold the index.
/// </summary>
/// <param name="Store">The store's id.</param>
/// <param name="Generation">The generation of the journal.</param>
/// <param name="Offset">The journal's bytes that the runs cover.</param>
/// <param name="Sequence">The last change that they cover.</param>
/// <param name="Chain">The checksum of that change's line.</param>
/// <param name="Runs">Files and their pages, the newest first.</param>
internal sealed record CheckpointManifest(
    string Store, int Generation, long Offset, long Sequence, uint Chain, IReadOnlyList<(string File, int Pages)> Runs)
{
    /// <summary>The version of the runs' records that this software writes and reads.</summary>
    public const int CurrentFormat = 2;

    private const string ChecksumMember = ",\"crc\":\"";

    /// <summary>The version of the runs' records; 1 = the manifest states none.</summary>
    public int Format { get; init; } = CurrentFormat;

    public byte[] Write()
    {
        ByteBuffer buffer = new(512);
        using (Utf8JsonWriter writer = new(buffer, JsonText.WriterOptions))
        {
            writer.WriteStartObject();
            writer.WriteNumber("format", Format);
            writer.WriteString("store", Store);
            writer.WriteNumber("generation", Generation);
            writer.WriteNumber("offset", Offset);
            writer.WriteNumber("seq", Sequence);
            writer.WriteString("chain", Chain.ToString("x8", CultureInfo.InvariantCulture));
            writer.WriteStartArray("runs");
            foreach ((string file, int pages) in Runs)
            {
                writer.WriteStartObject();
                writer.WriteString("file", file);
                writer.WriteNumber("pages", pages);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }

        uint crc = Checksum.Append(0, buffer.Written.Span);
        buffer.Write(Encoding.ASCII.GetBytes(ChecksumMember + crc.ToString("x8", CultureInfo.InvariantCulture) + "\"}\n"));
        return buffer.Written.ToArray();
    }

    /// <summary>Null for anything that is not a whole and sound manifest: a cache is only ever dropped.</summary>
    public static CheckpointManifest? Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > 0 && bytes[bytes.Length - 1] == (byte)'\n') bytes = bytes.Slice(0, bytes.Length - 1);
        if (!JournalFormat.TryCheck(bytes, 0, out _)) return null;
        try
        {
            string? store = null, chain = null;
            int format = 1;
            int? generation = null;
            long? offset = null, sequence = null;
            List<(string, int)>? runs = null;
            Utf8JsonReader reader = new(bytes);
            reader.Read();
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                string name = reader.GetString()!;
                reader.Read();
                switch (name)
                {
                    case "format": format = reader.GetInt32(); break;
                    case "store": store = reader.GetString(); break;
                    case "generation": generation = reader.GetInt32(); break;
                    case "offset": offset = reader.GetInt64(); break;
                    case "seq": sequence = reader.GetInt64(); break;
                    case "chain": chain = reader.GetString(); break;
                    case "runs": runs = ReadRuns(ref reader); break;
                    default: reader.Skip(); break;
                }
            }

            return store is null || chain is null || generation is null || offset is null || sequence is null || runs is null ? null
                : new CheckpointManifest(
                store, generation.Value, offset.Value, sequence.Value,
                uint.Parse(chain, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture), runs) { Format = format };
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException or OverflowException)
        {
            return null;
        }
    }

    private static List<(string File, int Pages)> ReadRuns(ref Utf8JsonReader reader)
    {
        List<(string, int)> runs = new();
        while (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
        {
            string? file = null;
            int? pages = null;
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                bool isFile = reader.ValueTextEquals("file"), isPages = reader.ValueTextEquals("pages");
                reader.Read();
                if (isFile) file = reader.GetString();
                else if (isPages) pages = reader.GetInt32();
                else reader.Skip();
            }

            runs.Add((file ?? throw new FormatException(), pages ?? throw new FormatException()));
        }

        return runs;
    }
}
