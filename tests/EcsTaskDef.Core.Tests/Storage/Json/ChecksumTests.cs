using EcsTaskDef.Storage.Json;

namespace EcsTaskDef.Core.Tests.Storage.Json;

[Trait("Category", "Fast")]
public sealed class ChecksumTests
{
    // RFC 3720, appendix B.4, and the check value of every catalogue of CRCs.
    [Fact]
    public void It_is_CRC_32C()
    {
        Assert.Equal(0xE3069283u, Checksum.Append(0, Encoding.ASCII.GetBytes("123456789")));
        Assert.Equal(0x8A9136AAu, Checksum.Append(0, new byte[32]));
        Assert.Equal(0x62A8AB43u, Checksum.Append(0, Enumerable.Repeat((byte)0xFF, 32).ToArray()));
        Assert.Equal(0x46DD794Eu, Checksum.Append(0, Enumerable.Range(0, 32).Select(static i => (byte)i).ToArray()));
        Assert.Equal(0u, Checksum.Append(0, []));
    }

    [Fact]
    public void Pieces_chained_are_the_whole()
    {
        byte[] bytes = Enumerable.Range(0, 100).Select(static i => (byte)(i * 37)).ToArray();
        for (int cut = 0; cut <= bytes.Length; cut++)
            Assert.Equal(Checksum.Append(0, bytes), Checksum.Append(Checksum.Append(0, bytes.AsSpan(0, cut)), bytes.AsSpan(cut)));
    }

    // Bit by bit, as the RFC defines it: nothing of the product's.
    [Fact]
    public void Of_any_length_it_is_what_the_definition_says()
    {
        byte[] bytes = new byte[5000];
        new Random(1).NextBytes(bytes);
        foreach (uint previous in new uint[] { 0, 1, 0x80000000, 0xFFFFFFFF, 0x12345678 })
        {
            uint register = ~previous;
            for (int length = 0; length <= bytes.Length; length++)
            {
                Assert.Equal(~register, Checksum.Append(previous, bytes.AsSpan(0, length)));
                if (length == bytes.Length) break;
                register ^= bytes[length];
                for (int bit = 0; bit < 8; bit++) register = (register & 1) != 0 ? (register >> 1) ^ 0x82F63B78 : register >> 1;
            }
        }

        // Where the bytes lie does not matter.
        for (int at = 1; at < 9; at++)
        {
            Assert.Equal(Checksum.Append(7, bytes.AsSpan(at, 3000).ToArray()), Checksum.Append(7, bytes.AsSpan(at, 3000)));
        }
    }
}
