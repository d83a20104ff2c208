namespace EcsTaskDef.PowerShell.Input;

/// <summary>Text that is left out while everything else keeps its line and column.</summary>
internal static class BlankText
{
    /// <summary>Writes a space for each UTF-16 unit, which is what columns count, and line ends as they are.</summary>
    public static void Write(ReadOnlySpan<byte> text, Stream buffer)
    {
        foreach (byte unit in text)
        {
            if (unit is (byte)'\n' or (byte)'\r') buffer.WriteByte(unit);
            else if ((unit & 0xC0) != 0x80) buffer.WriteByte((byte)' ');
            if (unit >= 0xF0) buffer.WriteByte((byte)' ');
        }
    }
}
