using System.Text.Json;

namespace EcsTaskDef.Wire;

/// <summary>
/// AWS JSON 1.1 for ECS from the caller's side: the same table of operations as <see cref="WireEndpoint"/>, read the other way round.
/// Knows no HTTP. Safe for concurrent use.
/// </summary>
public static class WireMessages
{
    /// <summary>The value of <c>X-Amz-Target</c>.</summary>
    public static string TargetOf(string operation) => WireEndpoint.TargetPrefix + operation;

    /// <summary>The body of a request.</summary>
    public static byte[] Encode<TRequest>(TRequest request) where TRequest : class =>
        AnswerJson.Write(request, static (json, message) => EcsJson.Write(json, message));

    /// <summary>The answer to an operation.</summary>
    /// <exception cref="EcsException">The text is no answer of it.</exception>
    public static TResponse Decode<TResponse>(string operation, ReadOnlyMemory<byte> answer)
    {
        WireOperation<TResponse> row = OperationTable.Find(operation) as WireOperation<TResponse>
            ?? throw new ArgumentException($"{operation} has no such answer.", nameof(operation));
        try
        {
            return row.Decode(answer);
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException
            || fault is EcsException { Kind: EcsErrorKind.Refusal })
        {
            throw WireTexts.AnswerUnreadable(fault);
        }
    }

    /// <summary>An error as ECS answers it: its code, text and resources; null for what has no code.</summary>
    /// <param name="body">The body of the answer.</param>
    public static EcsException? DecodeError(ReadOnlyMemory<byte> body)
    {
        try
        {
            AnswerParts parts = AnswerParts.Of(body);
            if ((parts.Text("__type") ?? parts.Text("code")) is not { Length: > 0 } type) return null;

            // Some services write the namespace of their model before it, or an address behind it.
            string code = type[(type.LastIndexOf('#') + 1)..].Split(':')[0];
            return new EcsException(EcsErrorKind.Refusal, code, parts.Text("message") ?? parts.Text("Message") ?? "")
            {
                ResourceIds = parts.Texts("resourceIds"),
            };
        }
        catch (EcsException)
        {
            return null;
        }
    }
}
