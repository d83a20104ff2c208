using System.Buffers;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;

namespace EcsTaskDef.Server;

/// <summary>The bounded reading of a request's body: in length, in time, and in what all bodies together have of the memory.</summary>
internal static class RequestBody
{
    /// <summary>The longest body that is looked at. A definition has 64 KiB; blanks and escapes need room.</summary>
    public const int Limit = 1024 * 1024;

    /// <summary>
    /// So much of a body that is too long is read and thrown away. Most clients look for the answer only after they
    /// have sent everything: they would see a broken connection instead of the reason.
    /// </summary>
    public const int DiscardLimit = 16 * 1024 * 1024;

    private const int PieceLength = 16 * 1024;

    private static readonly TimeSpan s_discardTime = TimeSpan.FromSeconds(5);

    // What bodies stall in lives too long for the collector to see at once that it is free again.
    private static readonly ArrayPool<byte> s_pieces = ArrayPool<byte>.Create(PieceLength, maxArraysPerBucket: 4096);

    /// <summary>What became of a body.</summary>
    public enum End
    {
        /// <summary>It is there.</summary>
        Complete,

        /// <summary>It is longer than <see cref="Limit"/>.</summary>
        TooLong,

        /// <summary>It was not there in time.</summary>
        TooLate,

        /// <summary>There was no room for it.</summary>
        NoRoom,
    }

    /// <summary>Whether the client waits for "100 Continue": it has sent nothing of its body yet, and reading asks for it.</summary>
    public static bool IsHeldBack(HttpRequest request) =>
        request.Headers.Expect.Any(static value => "100-continue".Equals(value, StringComparison.OrdinalIgnoreCase));

    /// <summary>
    /// Reads the body. No token cancels it: a connection that ends ends the read, and a read that a token ends beside that leaves
    /// Kestrel a reader that is still reading.
    /// </summary>
    public static ValueTask<(End End, ReadOnlyMemory<byte> Body)> ReadAsync(HttpRequest request, BodyBudget.Lease lease, TimeSpan time)
    {
        PipeReader reader = request.BodyReader;
        if (request.ContentLength > Limit) return RefuseAsync(request, reader);

        // Almost every body has come with its headers, and costs no more than this.
        ValueTask<ReadResult> first = reader.ReadAsync();
        if (!first.IsCompletedSuccessfully) return ReadSlowlyAsync(reader, first, lease, time);
        ReadResult result = first.Result;
        if (!result.IsCompleted || result.Buffer.Length > Limit) return ReadSlowlyAsync(reader, new(result), lease, time);
        bool hasRoom = lease.TryTake(result.Buffer.Length);
        byte[] body = hasRoom ? result.Buffer.ToArray() : [];
        reader.AdvanceTo(result.Buffer.End);
        return new((hasRoom ? End.Complete : End.NoRoom, body));
    }

    private static async ValueTask<(End End, ReadOnlyMemory<byte> Body)> RefuseAsync(HttpRequest request, PipeReader reader)
    {
        if (!IsHeldBack(request) && request.ContentLength <= DiscardLimit) await DiscardAsync(reader);
        return (End.TooLong, default);
    }

    // Piece by piece, so that memory is taken for what has come and not for what was announced.
    private static async ValueTask<(End End, ReadOnlyMemory<byte> Body)> ReadSlowlyAsync(
        PipeReader reader, ValueTask<ReadResult> pending, BodyBudget.Lease lease, TimeSpan time)
    {
        using var patience = new CancellationTokenSource(time);
        await using CancellationTokenRegistration late = patience.Token.UnsafeRegister(
            static reader => ((PipeReader)reader!).CancelPendingRead(), reader);
        lease.Wait(reader.CancelPendingRead);
        using Pieces pieces = new(lease);
        try
        {
            while (true)
            {
                ReadResult result = await pending;
                if (result.IsCanceled)
                {
                    reader.AdvanceTo(result.Buffer.End);
                    break;
                }

                bool isTooLong = pieces.Length + result.Buffer.Length > Limit;
                bool hasRoom = isTooLong || pieces.TryAdd(result.Buffer);
                reader.AdvanceTo(result.Buffer.End);
                if (!hasRoom) return (End.NoRoom, default);
                if (isTooLong)
                {
                    lease.Become(0);
                    await DiscardAsync(reader);
                    return (End.TooLong, default);
                }

                if (result.IsCompleted) break;
                pending = reader.ReadAsync();
            }
        }
        finally
        {
            lease.Keep();
        }

        // A read that was cancelled in the moment of its end leaves a reader whose next one is: that connection has to end.
        await late.DisposeAsync();
        return lease.HasGivenWay ? (End.NoRoom, default)
            : patience.IsCancellationRequested ? (End.TooLate, default)
            : (End.Complete, pieces.ToArray());
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

    /// <summary>A body as far as it has come.</summary>
    private sealed class Pieces(BodyBudget.Lease lease) : IDisposable
    {
        private readonly List<byte[]> _pieces = [];
        private int _lastUsed = PieceLength;

        public long Length { get; private set; }

        public bool TryAdd(ReadOnlySequence<byte> bytes)
        {
            while (!bytes.IsEmpty)
            {
                if (_lastUsed == PieceLength)
                {
                    if (!lease.TryTake(PieceLength)) return false;
                    _pieces.Add(s_pieces.Rent(PieceLength));
                    _lastUsed = 0;
                }

                int count = (int)long.Min(bytes.Length, PieceLength - _lastUsed);
                bytes.Slice(0, count).CopyTo(_pieces[^1].AsSpan(_lastUsed));
                bytes = bytes.Slice(count);
                _lastUsed += count;
                Length += count;
            }

            return true;
        }

        public byte[] ToArray()
        {
            byte[] whole = GC.AllocateUninitializedArray<byte>((int)Length);
            int at = 0;
            foreach (byte[] piece in _pieces)
            {
                int count = int.Min(PieceLength, whole.Length - at);
                piece.AsSpan(0, count).CopyTo(whole.AsSpan(at));
                at += count;
            }

            return whole;
        }

        public void Dispose()
        {
            foreach (byte[] piece in _pieces) s_pieces.Return(piece);
            _pieces.Clear();
        }
    }
}
