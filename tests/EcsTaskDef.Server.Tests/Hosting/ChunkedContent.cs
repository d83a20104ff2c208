using System.Net;
using System.Net.Http;

namespace EcsTaskDef.Server.Tests.Hosting;

/// <summary>A body that does not tell its length beforehand.</summary>
public sealed class ChunkedContent(string text) : HttpContent
{
    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        const int Chunk = 10_000;
        for (int i = 0; i < bytes.Length; i += Chunk)
        {
            await stream.WriteAsync(bytes.AsMemory(i, int.Min(Chunk, bytes.Length - i)));
            await stream.FlushAsync();
        }
    }

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }
}
