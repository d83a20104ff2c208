using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;
using System.Text.Json;
using EcsTaskDef.Json;

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
    private const string ChecksumMember = ",\"crc\":\"";

    public byte[] Write()
    {
        ByteBuffer buffer = new(512);
        using (Utf8JsonWriter writer = new(buffer, JsonText.WriterOptions))
        {
            writer.WriteStartObject();
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
            using JsonDocument document = JsonDocument.Parse(bytes.ToArray());
            JsonElement root = document.RootElement;
            List<(string, int)> runs = new();
            foreach (JsonElement run in root.GetProperty("runs").EnumerateArray())
                runs.Add((run.GetProperty("file").GetString()!, run.GetProperty("pages").GetInt32()));
            return new CheckpointManifest(
                root.GetProperty("store").GetString()!, root.GetProperty("generation").GetInt32(),
                root.GetProperty("offset").GetInt64(), root.GetProperty("seq").GetInt64(),
                uint.Parse(root.GetProperty("chain").GetString()!, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture),
                runs);
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or OverflowException)
        {
            return null;
        }
    }
}
