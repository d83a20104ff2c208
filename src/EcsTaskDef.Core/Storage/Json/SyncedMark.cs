namespace EcsTaskDef.Storage.Json;

/// <summary>The text of a region's file <c>synced</c>: up to which change the journal is on disk.</summary>
internal static class SyncedMark
{
    // Written in place, so a mixture of two may be found: its checksum tells.
    public static byte[] Write(string store, long sequence)
    {
        string body = Body(store, sequence);
        return Encoding.ASCII.GetBytes($"{body} {Checksum.Append(0, Encoding.ASCII.GetBytes(body)):x8}\n");
    }

    /// <summary>The change that it tells of; 0 when it is torn, or another store's.</summary>
    public static long Read(string store, byte[] bytes)
    {
        string text = Encoding.ASCII.GetString(bytes);
        string[] parts = text.Split(' ', '\n');
        if (parts.Length < 2 || parts[0] != store
            || !long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out long mark)) return 0;

        // Earlier versions wrote no checksum.
        return text == Encoding.ASCII.GetString(Write(store, mark)) || text == Body(store, mark) + "\n" ? mark : 0;
    }

    private static string Body(string store, long sequence) => $"{store} {sequence:D19}";
}
