using System.Net;
using Amazon.Runtime;

namespace EcsTaskDef.Remote.Calls;

/// <summary>An error that the service answered, with its body.</summary>
internal sealed class EcsServiceException(ErrorResponseFacts facts, Exception? inner, byte[] body)
    : AmazonServiceException(facts.Message, inner, facts.Type, facts.Code, facts.RequestId, facts.Status)
{
    /// <summary>The body of the answer.</summary>
    public byte[] Body { get; } = body;
}

/// <summary>What is known of an error that the service answered.</summary>
internal readonly record struct ErrorResponseFacts(string? Message, ErrorType Type, string? Code, string? RequestId, HttpStatusCode Status);
