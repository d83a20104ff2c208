namespace EcsTaskDef.Wire;

/// <summary>One AWS JSON 1.1 response: what a host writes to the connection.</summary>
public sealed record WireResponse
{
    /// <summary>The content type of every request and response.</summary>
    public const string JsonContentType = "application/x-amz-json-1.1";

    /// <summary>The header that carries <see cref="RequestId"/>.</summary>
    public const string RequestIdHeader = "x-amzn-RequestId";

    /// <summary>The HTTP status.</summary>
    public required int Status { get; init; }

    /// <summary>A JSON object in UTF-8, without blanks.</summary>
    public required ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>A fresh id for every response, for the <c>x-amzn-RequestId</c> header.</summary>
    public required Guid RequestId { get; init; }

    /// <summary>The operation that was asked for; null when the target names none.</summary>
    public string? Operation { get; init; }

    /// <summary>What went wrong on our side: for the host's log, the caller knows what the body says.</summary>
    public Exception? Fault { get; init; }
}
