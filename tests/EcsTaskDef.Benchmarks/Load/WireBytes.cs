namespace EcsTaskDef.Benchmarks.Load;

/// <summary>Requests as an SDK sends them, ready for the socket.</summary>
internal static class WireBytes
{
    public const string TargetPrefix = "AmazonEC2ContainerServiceV20141113.";

    private const string Signature = "SignedHeaders=content-type;host;x-amz-date;x-amz-target, "
        + "Signature=9f2c1e0d5b7a4c3f8e6d1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d5e6f";

    private static readonly string s_head =
        $$"""
        POST / HTTP/1.1
        Host: 127.0.0.1
        User-Agent: aws-cli/2.31.0 md/awscrt#0.27.6 ua/2.1 os/linux md/arch#x86_64 lang/python#3.13.7 cfg/retry-mode#standard
        Content-Type: application/x-amz-json-1.1
        X-Amz-Date: 20261122T153456Z
        amz-sdk-invocation-id: 2d3f1c3e-6a0b-4a3a-9d7d-5f6c2f6f7a10
        amz-sdk-request: attempt=1
        Authorization: AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20261122/{{StoreOf.Region}}/ecs/aws4_request, {{Signature}}

        """.ReplaceLineEndings("\r\n");

    public static byte[] Request(string operation, string body) => Encoding.UTF8.GetBytes(string.Create(
        CultureInfo.InvariantCulture,
        $"{s_head}X-Amz-Target: {TargetPrefix}{operation}\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}"));

    /// <summary>Whether the endpoint closes the connection behind this answer.</summary>
    public static bool IsLast(ReadOnlySpan<byte> head) => head.IndexOf("\r\nConnection: close"u8) >= 0;

    /// <summary>Looks for a whole answer at the start of what was received; -1 when there is more to come.</summary>
    public static int LengthOfAnswer(ReadOnlySpan<byte> received, out int bodyStart)
    {
        bodyStart = received.IndexOf("\r\n\r\n"u8) + 4;
        if (bodyStart < 4) return -1;
        ReadOnlySpan<byte> head = received[..bodyStart];
        if (!head.StartsWith("HTTP/1.1 200 "u8)) throw new InvalidOperationException("Not 200: " + Encoding.UTF8.GetString(received));
        int at = head.IndexOf("ontent-Length: "u8);
        if (at < 0) throw new InvalidOperationException("No length: " + Encoding.UTF8.GetString(head));
        int length = 0;
        for (at += "ontent-Length: ".Length; head[at] is >= (byte)'0' and <= (byte)'9'; at++) length = length * 10 + head[at] - '0';
        return received.Length >= bodyStart + length ? bodyStart + length : -1;
    }
}
