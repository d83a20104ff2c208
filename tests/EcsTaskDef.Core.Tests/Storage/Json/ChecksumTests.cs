using System;
using System.Linq;
using System.Text;
using EcsTaskDef.Storage.Json;
using Xunit;

namespace EcsTaskDef.Core.Tests.Storage.Json;

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
}
