using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using Amazon.Util.Internal;

namespace EcsTaskDef.Remote.Calls;

/// <summary>The settings of a client. Everything that AWS's files and variables can say about one is the SDK's to find.</summary>
internal sealed class EcsConfig : ClientConfig
{
    private static readonly EcsEndpointResolver s_resolver = new();
    private static readonly string s_userAgent = InternalSDKUtils.BuildUserAgentString("ECS", "4.1.0");

    public EcsConfig(WireService service)
        : base(new DefaultConfigurationProvider(Enum.GetValues<DefaultConfigurationMode>().Select(Defaults)))
    {
        Service = service;
        ServiceId = service.Id;
        AuthenticationServiceName = service.Prefix;
        EndpointProvider = new EcsEndpointProvider();
    }

    public WireService Service { get; }

    public override string RegionEndpointServiceName => Service.Prefix;

    public override string ServiceVersion => Service.Version;

    public override string UserAgent => s_userAgent;

    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) => s_resolver.GetEndpoint(
        new Amazon.Runtime.Internal.ExecutionContext(
            new RequestContext(false)
            {
                ClientConfig = this,
                OriginalRequest = parameters.Request,
                Request = new DefaultRequest(parameters.Request, Service.Id) { AlternateEndpoint = parameters.AlternateEndpoint },
            },
            null));

    private static DefaultConfiguration Defaults(DefaultConfigurationMode mode) => new()
    {
        Name = mode,
        RetryMode = RequestRetryMode.Standard,
        ConnectTimeout = TimeSpan.FromSeconds(mode == DefaultConfigurationMode.Mobile ? 30 : 5),
    };
}
