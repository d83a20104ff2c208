using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace EcsTaskDef.Storage.Json;

/// <summary>
/// CRC-32C (RFC 3720, appendix B.4), chained: the checksum of a line begins with that of the line before, so lines cannot
/// be lost, repeated or exchanged unseen.
/// </summary>
internal static class Checksum
{
    // Each step waits for the one before, but a processor takes a step of three streams in the same time.
    private const int Lane = 256;

    // By byte and its place: what a checksum that has only this byte becomes by as many zero bytes as a lane has.
    private static readonly uint[] s_beyond = MakeBeyond();

    /// <param name="previous">The checksum so far; 0 at the beginning.</param>
    /// <param name="bytes">The bytes that follow.</param>
    public static uint Append(uint previous, ReadOnlySpan<byte> bytes)
    {
        uint crc = ~previous;
        while (BitConverter.IsLittleEndian && bytes.Length >= 3 * Lane)
        {
            ReadOnlySpan<ulong> first = Words(bytes), second = Words(bytes.Slice(Lane)), third = Words(bytes.Slice(2 * Lane));
            (uint a, uint b, uint c) = (crc, 0, 0);
            for (int i = 0; i < Lane / sizeof(ulong); i++)
            {
                a = Polyfills.Crc32C(a, first[i]);
                b = Polyfills.Crc32C(b, second[i]);
                c = Polyfills.Crc32C(c, third[i]);
            }

            crc = Beyond(Beyond(a) ^ b) ^ c;
            bytes = bytes.Slice(3 * Lane);
        }

        while (bytes.Length >= 8)
        {
            crc = Polyfills.Crc32C(crc, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
            bytes = bytes.Slice(8);
        }

        foreach (byte one in bytes) crc = Polyfills.Crc32C(crc, one);
        return ~crc;
    }

    private static ReadOnlySpan<ulong> Words(ReadOnlySpan<byte> bytes) => MemoryMarshal.Cast<byte, ulong>(bytes.Slice(0, Lane));

    private static uint Beyond(uint crc) =>
        s_beyond[crc & 0xFF] ^ s_beyond[256 + ((crc >> 8) & 0xFF)] ^ s_beyond[512 + ((crc >> 16) & 0xFF)] ^ s_beyond[768 + (crc >> 24)];

    private static uint[] MakeBeyond()
    {
        uint[] beyond = new uint[4 * 256];
        for (int bit = 0; bit < 32; bit++)
        {
            uint crc = 1u << bit;
            for (int i = 0; i < Lane / sizeof(ulong); i++) crc = Polyfills.Crc32C(crc, 0UL);

            // What several bits become is what each becomes, added.
            int place = 256 * (bit / 8), value = 1 << (bit % 8);
            for (int lower = 0; lower < value; lower++) beyond[place + value + lower] = beyond[place + lower] ^ crc;
        }

        return beyond;
    }
}
