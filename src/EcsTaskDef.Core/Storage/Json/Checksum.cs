using System;
using System.Buffers.Binary;

namespace EcsTaskDef.Storage.Json;

/// <summary>
/// CRC-32C (RFC 3720, appendix B.4), chained: the checksum of a line begins with that of the line before, so lines cannot
/// be lost, repeated or exchanged unseen.
/// </summary>
internal static class Checksum
{
    /// <param name="previous">The checksum so far; 0 at the beginning.</param>
    /// <param name="bytes">The bytes that follow.</param>
    public static uint Append(uint previous, ReadOnlySpan<byte> bytes)
    {
        uint crc = ~previous;
        while (bytes.Length >= 8)
        {
            crc = Polyfills.Crc32C(crc, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
            bytes = bytes.Slice(8);
        }

        foreach (byte one in bytes) crc = Polyfills.Crc32C(crc, one);
        return ~crc;
    }
}
