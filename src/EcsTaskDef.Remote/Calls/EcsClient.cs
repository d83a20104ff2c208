using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace EcsTaskDef.Remote.Calls;

/// <summary>Sends operations through the SDK's pipeline, which signs them, finds the endpoint and tries again.</summary>
internal sealed class EcsClient : AmazonServiceClient
{
    private static readonly InvokeOptions s_options = new()
    {
        RequestMarshaller = CallMarshaller.Instance, ResponseUnmarshaller = AnswerUnmarshaller.Instance,
    };

    private EcsClient(AWSCredentials? credentials, EcsConfig config)
        : base(credentials, config)
    {
    }

    /// <summary>A client for requests that may be sent again.</summary>
    public static EcsClient Create(AWSCredentials? credentials, EcsConfig config)
    {
        EcsClient client = new(credentials, config);

        // ECS's limits are not rates: another try would be refused as well.
        client.RuntimePipeline.Handlers.OfType<RetryHandler>().Single().RetryPolicy.ThrottlingErrorCodes.Remove(
            EcsErrorCodes.LimitExceeded);
        return client;
    }

    /// <summary>A client for requests that must not be carried out twice.</summary>
    public static EcsClient CreateForOnce(AWSCredentials? credentials, EcsConfig config)
    {
        EcsClient client = new(credentials, config);
        OncePolicy policy = new(config);
        policy.ThrottlingErrorCodes.Remove(EcsErrorCodes.LimitExceeded);
        client.RuntimePipeline.ReplaceHandler<RetryHandler>(new RetryHandler(policy));
        return client;
    }

    public Task<EcsAnswer> SendAsync(EcsCall call, CancellationToken cancellationToken) =>
        InvokeAsync<EcsAnswer>(call, s_options, cancellationToken);

    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)
    {
        pipeline.RemoveHandler<EndpointResolver>();
        pipeline.AddHandlerAfter<Marshaller>(new EcsEndpointResolver());
        pipeline.AddHandlerAfter<Marshaller>(new SignedRequests());
    }
}
