using Amazon.Runtime.Endpoints;
using Amazon.Runtime;
using Amazon;
using EcsTaskDef.Planning;
using EcsTaskDef.Remote.Errors;
using EcsTaskDef.Wire;

namespace EcsTaskDef.Remote.Calls;

/// <summary>Calls operations in one region: encodes, sends at ECS's pace, decodes, and translates what went wrong.</summary>
internal sealed class EcsConnection : IDisposable
{
    // How long ECS may say that it is asked too often before the user hears of it.
    private static readonly TimeSpan s_throttled = TimeSpan.FromMinutes(10);

    private readonly RemoteOptions _options;
    private readonly AWSCredentials? _credentials;
    private readonly EcsClient _client, _onceClient;
    private readonly Lazy<EcsClient> _trailClient;
    private readonly Pace _reads, _changes, _trail;
    private readonly SemaphoreSlim _atOnce = new(Bounded.Degree * 2);

    public EcsConnection(RemoteOptions options, string region, string user)
    {
        (_options, Place) = (options, new RemotePlace(options.Location, region));
        _credentials = Keys.Of(options, user);
        _client = EcsClient.Create(_credentials, Configure(new EcsConfig(WireService.Ecs)));
        _onceClient = EcsClient.CreateForOnce(_credentials, Configure(new EcsConfig(WireService.Ecs)));
        _trailClient = new Lazy<EcsClient>(() => EcsClient.Create(_credentials, Configure(new EcsConfig(WireService.CloudTrail))));
        _reads = new Pace(options.Clock, null, 20);

        // AWS allows bursts of twenty changes and few a second after that; an endpoint says when it is asked too often.
        _changes = new Pace(options.Clock, options.Location.Kind == RegistryLocationKind.Aws ? 4 : null, 20);

        // AWS's limit of LookupEvents, for each account and region.
        _trail = new Pace(options.Clock, 2, 2);
    }

    public RemotePlace Place { get; }

    public RemoteOptions Options => _options;

    /// <summary>The address that requests are sent to.</summary>
    public string Endpoint => _client.Config.DetermineServiceOperationEndpoint(
        new ServiceOperationEndpointParameters(new EcsCall { Operation = "ListClusters", Body = [] })).URL;

    /// <summary>The credentials; null = the SDK looks in AWS's own places.</summary>
    public AWSCredentials? Credentials => _credentials;

    /// <summary>Calls an operation.</summary>
    /// <exception cref="EcsException">It was refused or failed; <c>RemoteOutcomeUnknown</c>: nobody knows.</exception>
    public async ValueTask<TResponse> CallAsync<TRequest, TResponse>(
        string operation, TRequest request, CancellationToken cancellationToken)
        where TRequest : class
    {
        CallNature nature = CallNatures.Of(operation, request);
        if (nature != CallNature.Read && _options.IsReadOnly) throw RemoteErrors.ReadOnly(operation, Place);
        byte[] body = WireMessages.Encode(request);
        long begun = _options.Clock.GetTimestamp();
        while (true)
        {
            try
            {
                byte[] answer = await SendAsync(nature, operation, body, cancellationToken).ConfigureAwait(false);
                return WireMessages.Decode<TResponse>(operation, answer);
            }
            catch (EcsException throttled) when (IsThrottling(throttled) && _options.Clock.GetElapsedTime(begun) < s_throttled)
            {
                // Sent again, more slowly.
            }
            catch (EcsException cut) when (nature == CallNature.Once && cut.Code == "AnswerUnreadable")
            {
                throw RemoteErrors.Unknown(operation, cut.Message, cut);
            }
        }
    }

    /// <summary>Asks CloudTrail.</summary>
    /// <exception cref="EcsException">It was refused or failed.</exception>
    public async ValueTask<byte[]> AskTrailAsync(string operation, byte[] body, CancellationToken cancellationToken)
    {
        long begun = _options.Clock.GetTimestamp();
        while (true)
        {
            await _trail.WaitAsync(cancellationToken).ConfigureAwait(false);
            try
            {
                EcsCall call = new() { Service = WireService.CloudTrail, Operation = operation, Body = body };
                return await SendAtPaceAsync(_trail, _trailClient.Value, call, CallNature.Read, cancellationToken)
                    .ConfigureAwait(false);
            }
            catch (EcsException throttled) when (IsThrottling(throttled) && _options.Clock.GetElapsedTime(begun) < s_throttled)
            {
                // Asked again, more slowly.
            }
        }
    }

    /// <summary>Settings for a client of a service in the same place.</summary>
    public T Configure<T>(T config) where T : ClientConfig
    {
        if (Place.Profile is { } profile) config.Profile = new Profile(profile);
        config.RegionEndpoint = RegionEndpoint.GetBySystemName(Place.Region);

        // After the region, which would replace it. Without it the SDK looks for AWS_ENDPOINT_URL_ECS and its like.
        if ((config as EcsConfig)?.Service == WireService.Ecs && _options.Location.Address is { } address)
            config.ServiceURL = address.AbsoluteUri;
        config.AuthenticationRegion = Place.Region;
        config.Timeout = _options.Patience;

        // Our own pace decides; the SDK's budget of retries would end a long job.
        config.ThrottleRetries = false;
        return config;
    }

    public void Dispose()
    {
        _client.Dispose();
        _onceClient.Dispose();
        if (_trailClient.IsValueCreated) _trailClient.Value.Dispose();
        _atOnce.Dispose();
    }

    private async ValueTask<byte[]> SendAsync(CallNature nature, string operation, byte[] body, CancellationToken cancellationToken)
    {
        Pace pace = nature == CallNature.Read ? _reads : _changes;
        await pace.WaitAsync(cancellationToken).ConfigureAwait(false);
        await _atOnce.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            EcsClient client = nature == CallNature.Once ? _onceClient : _client;
            EcsCall call = new() { Operation = operation, Body = body };
            return await SendAtPaceAsync(pace, client, call, nature, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _atOnce.Release();
        }
    }

    private async ValueTask<byte[]> SendAtPaceAsync(
        Pace pace, EcsClient client, EcsCall call, CallNature nature, CancellationToken cancellationToken)
    {
        try
        {
            EcsAnswer answer = await client.SendAsync(call, cancellationToken).ConfigureAwait(false);
            pace.Ease();
            return answer.Body;
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            EcsException error = RemoteErrors.Of(exception, call.Operation, Place);
            if (IsThrottling(error)) pace.Slow();
            if (nature == CallNature.Once && error.Kind == EcsErrorKind.Fault && MayHaveArrived(exception))
                throw RemoteErrors.Unknown(call.Operation, error.Message, error);
            throw error;
        }
    }

    private static bool IsThrottling(EcsException error) =>
        error.Code is EcsErrorCodes.Throttling or "Throttling" or "TooManyRequestsException" or "RequestLimitExceeded"
        || (error.Code == EcsErrorCodes.Client && error.Message == SR.TooManyConcurrent);

    // What failed before it was sent, for want of credentials or of a connection, did not arrive.
    private static bool MayHaveArrived(Exception exception) => exception switch
    {
        EcsServiceException or AmazonUnmarshallingException => true,
        AmazonServiceException answer => (int)answer.StatusCode >= 500 || OncePolicy.NeverSent(exception) is false,
        AmazonClientException => false,
        _ => !OncePolicy.NeverSent(exception),
    };
}
