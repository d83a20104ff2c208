using EcsTaskDef.Remote.Calls;
using EcsTaskDef.Remote.Families;
using EcsTaskDef.Remote.Registrations;
using EcsTaskDef.Remote.Usage;

namespace EcsTaskDef.Remote;

/// <summary>One region at the other end of a wire for one caller: its connection, and what is remembered of it. Safe for concurrent
/// use.</summary>
internal sealed class RemoteRegion : IDisposable
{
    private readonly EcsConnection _connection;
    private readonly Identity _identity;

    public RemoteRegion(RemoteOptions options, string region, string user)
    {
        _connection = new EcsConnection(options, region, user);
        _identity = new Identity(_connection);
        Usage = new UsageMemory(options.Clock);
        Descriptions = new DescriptionMemory(options.Clock);
        Registry = new RemoteRegistry(this);
    }

    /// <summary>The registry of the region.</summary>
    public RemoteRegistry Registry { get; }

    public string Name => Place.Region;

    public RemotePlace Place => _connection.Place;

    public RemoteOptions Options => _connection.Options;

    public TimeProvider Clock => Options.Clock;

    /// <summary>The account; asked for once.</summary>
    public string Account => _identity.Account;

    /// <summary>When revisions were registered, which never changes.</summary>
    public RegistrationTimes RegistrationTimes { get; } = new();

    /// <summary>Definitions that were described.</summary>
    public DescriptionMemory Descriptions { get; }

    /// <summary>Revisions that ECS answered to a registration of ours: none of them is one whose answer was lost.</summary>
    public GivenRevisions Given { get; } = new();

    /// <summary>The names of families, for the pages of one listing.</summary>
    public NameMemory Names { get; } = new();

    /// <summary>Who uses revisions.</summary>
    public UsageMemory Usage { get; }

    /// <summary>Reports how far long work is: one call for each item.</summary>
    public Action Counted(StoreWork work, long total)
    {
        long done = 0;
        return () => Options.Progress?.Report(new StoreProgress(work, Name, Interlocked.Increment(ref done), total));
    }

    public ValueTask<CallerIdentity> GetIdentityAsync(CancellationToken cancellationToken) => _identity.GetAsync(cancellationToken);

    /// <summary>Where it is, and who calls.</summary>
    public async ValueTask<RemoteDescription> DescribeAsync(CancellationToken cancellationToken)
    {
        CallerIdentity caller = await GetIdentityAsync(cancellationToken).ConfigureAwait(false);
        return new RemoteDescription
        {
            Location = Place.Location.Text,
            Account = caller.Account,
            CallerArn = caller.Arn,
            Region = Name,
            Endpoint = _connection.Endpoint,
            IsReadOnly = Options.IsReadOnly,
        };
    }

    public ValueTask<TResponse> CallAsync<TRequest, TResponse>(string operation, TRequest request, CancellationToken cancellationToken)
        where TRequest : class =>
        _connection.CallAsync<TRequest, TResponse>(operation, request, cancellationToken);

    public ValueTask<byte[]> AskTrailAsync(string operation, byte[] body, CancellationToken cancellationToken) =>
        _connection.AskTrailAsync(operation, body, cancellationToken);

    /// <summary>Describes one revision, or a family's latest ACTIVE one, with its tags.</summary>
    public async ValueTask<DescribeTaskDefinitionResponse> DescribeAsync(string name, CancellationToken cancellationToken)
    {
        return await DescribeAsync(new DescribeTaskDefinitionRequest { TaskDefinition = name, Include = TaskDefinitionFields.All },
            cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask<DescribeTaskDefinitionResponse> DescribeAsync(
        DescribeTaskDefinitionRequest request, CancellationToken cancellationToken)
    {
        DescribeTaskDefinitionResponse answer = await CallAsync<DescribeTaskDefinitionRequest, DescribeTaskDefinitionResponse>(
            "DescribeTaskDefinition", request, cancellationToken).ConfigureAwait(false);
        RegistrationTimes.Remember(answer.TaskDefinition.Value);
        Descriptions.Keep(answer.TaskDefinition);
        return answer;
    }

    /// <summary>The same; null where there is none.</summary>
    public async ValueTask<DescribeTaskDefinitionResponse?> TryDescribeAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            return await DescribeAsync(name, cancellationToken).ConfigureAwait(false);
        }
        catch (EcsException missing) when (missing.Code == EcsErrorCodes.Client && missing.Kind == EcsErrorKind.Refusal)
        {
            return null;
        }
    }

    public void Dispose()
    {
        _connection.Dispose();
        _identity.Dispose();
        Usage.Dispose();
    }
}
