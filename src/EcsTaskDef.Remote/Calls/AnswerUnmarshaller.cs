using System.Net;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;
using Amazon.Runtime.Internal.Util;

namespace EcsTaskDef.Remote.Calls;

/// <summary>Keeps the body of an answer as it came; of an error it takes the code, which decides about another try.</summary>
internal sealed class AnswerUnmarshaller : JsonResponseUnmarshaller
{
    public static AnswerUnmarshaller Instance { get; } = new();

    public override AmazonWebServiceResponse Unmarshall(JsonUnmarshallerContext input) => new EcsAnswer { Body = ReadAll(input.Stream) };

    public override AmazonServiceException UnmarshallException(
        JsonUnmarshallerContext input, Exception innerException, HttpStatusCode statusCode)
    {
        StreamingUtf8JsonReader reader = new(input.Stream, 4096, input.JsonMaxDepth);
        ErrorResponse error = JsonErrorResponseUnmarshaller.GetInstance().Unmarshall(input, ref reader);
        return new EcsServiceException(
            new ErrorResponseFacts(error.Message, error.Type, error.Code, error.RequestId, statusCode), innerException,
            input.GetResponseBodyBytes());
    }

    private static byte[] ReadAll(Stream stream)
    {
        using MemoryStream all = new();
        stream.CopyTo(all);
        return all.ToArray();
    }
}
