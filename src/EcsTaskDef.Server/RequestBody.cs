using System;
using System.Buffers;
using System.IO.Pipelines;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;

namespace EcsTaskDef.Server;

/// <summary>The bounded reading of a request's body.</summary>
internal static class RequestBody
{
    /// <summary>The longest body that is looked at. A definition has 64 KiB; blanks and escapes need room.</summary>
    public const int Limit = 1024 * 1024;

    /// <summary>
    /// So much of a body that is too long is read and thrown away. Most clients look for the answer only after they
    /// have sent everything: they would see a broken connection instead of the reason.
    /// </summary>
    public const int DiscardLimit = 16 * 1024 * 1024;

    private static readonly TimeSpan s_discardTime = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Reads the body into an array of just its length; null when it is longer than <see cref="Limit"/>. No token cancels it: a
    /// connection that ends ends the read, and a read that a token ends beside that leaves Kestrel a reader that is still reading.
    /// </summary>
    public static async ValueTask<byte[]?> ReadAsync(HttpRequest request)
    {
        PipeReader reader = request.BodyReader;
        if (request.ContentLength > Limit)
        {
            // Who waits for "100 Continue" has sent nothing yet, and reading would ask for it.
            bool waits = request.Headers.Expect
                .Any(static value => "100-continue".Equals(value, StringComparison.OrdinalIgnoreCase));
            if (!waits && request.ContentLength <= DiscardLimit) await DiscardAsync(reader);
            return null;
        }

        while (true)
        {
            ReadResult result = await reader.ReadAsync();
            ReadOnlySequence<byte> read = result.Buffer;
            if (read.Length > Limit)
            {
                reader.AdvanceTo(read.End);
                await DiscardAsync(reader);
                return null;
            }

            if (result.IsCompleted)
            {
                byte[] body = read.ToArray();
                reader.AdvanceTo(read.End);
                return body;
            }

            reader.AdvanceTo(read.Start, read.End);
        }
    }

    private static async ValueTask DiscardAsync(PipeReader reader)
    {
        // Slow senders get the answer after a while; the connection closes behind it. The pending read is cancelled, not
        // abandoned: the server goes on with the same reader.
        using var patience = new CancellationTokenSource(s_discardTime);
        await using CancellationTokenRegistration end = patience.Token.Register(reader.CancelPendingRead);
        long discarded = 0;
        while (discarded < DiscardLimit)
        {
            ReadResult result = await reader.ReadAsync();
            discarded += result.Buffer.Length;
            reader.AdvanceTo(result.Buffer.End);
            if (result.IsCompleted || result.IsCanceled) return;
        }
    }
}
