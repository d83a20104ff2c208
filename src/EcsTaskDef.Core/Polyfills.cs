using Microsoft.Win32.SafeHandles;

// The only file with conditions: what differs between the two builds beyond the attributes that PolySharp generates. It reads files for
// Disk.cs.
#pragma warning disable RS0030
namespace EcsTaskDef;
/// <summary>What differs between the two builds beyond missing attributes.</summary>
internal static class Polyfills
{
    /// <summary>This process's id; the old way reads much about the process first.</summary>
    public static int ProcessId =>
#if NET
        System.Environment.ProcessId;
#else
        System.Diagnostics.Process.GetCurrentProcess().Id;
#endif

    /// <summary>Reads at a position without moving the stream's own; safe from several threads.</summary>
    public static int ReadAt(this FileStream stream, SafeFileHandle handle, long offset, byte[] buffer, int start, int count)
    {
#if NET
        return RandomAccess.Read(handle, new System.Span<byte>(buffer, start, count), offset);
#else
        lock (stream)
        {
            stream.Position = offset;
            return stream.Read(buffer, start, count);
        }
#endif
    }

    /// <summary>Writes at a position.</summary>
    public static void WriteAt(this FileStream stream, SafeFileHandle handle, long offset, byte[] buffer, int start, int count)
    {
#if NET
        RandomAccess.Write(handle, new System.ReadOnlySpan<byte>(buffer, start, count), offset);
#else
        stream.Position = offset;
        stream.Write(buffer, start, count);
#endif
    }

    /// <summary>CRC-32C (Castagnoli, reflected, without the usual inversions) of 8 more bytes.</summary>
    public static uint Crc32C(uint crc, ulong data)
    {
#if NET
        return System.Numerics.BitOperations.Crc32C(crc, data);
#else
        ulong left = data ^ crc;
        uint[] table = s_crcTable;
        return table[0x700 + (byte)left] ^ table[0x600 + (byte)(left >> 8)] ^ table[0x500 + (byte)(left >> 16)]
            ^ table[0x400 + (byte)(left >> 24)] ^ table[0x300 + (byte)(left >> 32)] ^ table[0x200 + (byte)(left >> 40)]
            ^ table[0x100 + (byte)(left >> 48)] ^ table[(byte)(left >> 56)];
#endif
    }

    /// <summary>CRC-32C of one more byte.</summary>
    public static uint Crc32C(uint crc, byte data)
    {
#if NET
        return System.Numerics.BitOperations.Crc32C(crc, data);
#else
        return (crc >> 8) ^ s_crcTable[(byte)(crc ^ data)];
#endif
    }

#if !NET
    private static readonly uint[] s_crcTable = MakeCrcTable();

    // What a byte does to the checksum and, in eight parts, what it does when a number of zero bytes follow it.
    private static uint[] MakeCrcTable()
    {
        uint[] table = new uint[8 * 256];
        for (uint i = 0; i < 256; i++)
        {
            uint value = i;
            for (int bit = 0; bit < 8; bit++) value = (value & 1) != 0 ? (value >> 1) ^ 0x82F63B78 : value >> 1;
            table[i] = value;
        }

        for (int i = 256; i < table.Length; i++) table[i] = (table[i - 256] >> 8) ^ table[(byte)table[i - 256]];

        return table;
    }
#endif
}
