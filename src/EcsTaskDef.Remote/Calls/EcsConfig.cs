using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using Amazon.Util.Internal;

namespace EcsTaskDef.Remote.Calls;

/// <summary>The settings of an ECS client. Everything that AWS's files and variables can say about one is the SDK's to find.</summary>
internal sealed class EcsConfig : ClientConfig
{
    /// <summary>The id that <c>AWS_ENDPOINT_URL_ECS</c> and the section <c>ecs</c> of a profile go by.</summary>
    public const string Id = "ECS";

    private static readonly EcsEndpointResolver s_resolver = new();
    private static readonly string s_userAgent = InternalSDKUtils.BuildUserAgentString("ECS", "4.1.0");

    public EcsConfig()
        : base(new DefaultConfigurationProvider(Enum.GetValues<DefaultConfigurationMode>().Select(Defaults)))
    {
        ServiceId = Id;
        AuthenticationServiceName = "ecs";
        EndpointProvider = new EcsEndpointProvider();
    }

    public override string RegionEndpointServiceName => "ecs";

    public override string ServiceVersion => "2014-11-13";

    public override string UserAgent => s_userAgent;

    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) => s_resolver.GetEndpoint(
        new Amazon.Runtime.Internal.ExecutionContext(
            new RequestContext(false)
            {
                ClientConfig = this,
                OriginalRequest = parameters.Request,
                Request = new DefaultRequest(parameters.Request, Id) { AlternateEndpoint = parameters.AlternateEndpoint },
            },
            null));

    private static DefaultConfiguration Defaults(DefaultConfigurationMode mode) => new()
    {
        Name = mode,
        RetryMode = RequestRetryMode.Standard,
        ConnectTimeout = TimeSpan.FromSeconds(mode == DefaultConfigurationMode.Mobile ? 30 : 5),
    };
}
