using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;
using EcsTaskDef.Wire;

namespace EcsTaskDef.Remote.Calls;

/// <summary>AWS JSON 1.1: the operation in a header, the body as it was encoded.</summary>
internal sealed class CallMarshaller : IMarshaller<IRequest, AmazonWebServiceRequest>
{
    public static CallMarshaller Instance { get; } = new();

    public IRequest Marshall(AmazonWebServiceRequest input)
    {
        EcsCall call = (EcsCall)input;
        DefaultRequest request = new(call, call.Service.Id) { HttpMethod = "POST", ResourcePath = "/", Content = call.Body };
        request.Headers["Content-Type"] = WireResponse.JsonContentType;
        request.Headers["X-Amz-Target"] = call.Service.Target + call.Operation;
        return request;
    }
}
