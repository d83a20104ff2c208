using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Endpoints.StandardLibrary;

namespace EcsTaskDef.Remote.Calls;

/// <summary>What an endpoint is chosen by.</summary>
internal sealed class EcsEndpointParameters : EndpointParameters
{
    public required string Prefix { get; init; }

    public string? Region { get; init; }

    public string? Address { get; init; }

    public bool UseDualStack { get; init; }

    public bool UseFips { get; init; }
}

/// <summary>The rules for endpoints; the partitions and what each of them has are the SDK's.</summary>
internal sealed class EcsEndpointProvider : IEndpointProvider
{
    public Endpoint ResolveEndpoint(EndpointParameters parameters)
    {
        EcsEndpointParameters wanted = (EcsEndpointParameters)parameters;
        if (wanted.Address is { Length: > 0 } address) return new Endpoint(address);
        Partition partition = Fn.Partition(wanted.Region)
            ?? throw new AmazonClientException($"The region '{wanted.Region}' is in no partition of AWS.");
        if ((wanted.UseFips && !partition.supportsFIPS) || (wanted.UseDualStack && !partition.supportsDualStack))
        {
            throw new AmazonClientException(
                $"The partition {partition.name} has no such endpoint: FIPS {wanted.UseFips}, dual-stack {wanted.UseDualStack}.");
        }

        string host = wanted.Prefix + (wanted.UseFips ? "-fips" : "");
        return new Endpoint($"https://{host}.{wanted.Region}.{(wanted.UseDualStack ? partition.dualStackDnsSuffix : partition.dnsSuffix)}");
    }
}

/// <summary>Takes what an endpoint is chosen by from the client's settings.</summary>
internal sealed class EcsEndpointResolver : BaseEndpointResolver
{
    protected override EndpointParameters MapEndpointsParameters(IRequestContext requestContext)
    {
        IClientConfig config = requestContext.ClientConfig;
        return new EcsEndpointParameters
        {
            Prefix = config.RegionEndpointServiceName,
            Region = requestContext.Request.AlternateEndpoint?.SystemName ?? config.RegionEndpoint?.SystemName,
            Address = config.ServiceURL,
            UseDualStack = config.UseDualstackEndpoint,
            UseFips = config.UseFIPSEndpoint,
        };
    }
}
