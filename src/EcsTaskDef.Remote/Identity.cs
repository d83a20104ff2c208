using Amazon.Runtime;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;
using EcsTaskDef.Remote.Calls;
using EcsTaskDef.Remote.Errors;

namespace EcsTaskDef.Remote;

/// <summary>
/// The caller and the account: AWS's token service tells both. An endpoint has none, so the account is taken from an ARN that it answers,
/// which it does for the cluster named default whether that is there or not.
/// </summary>
internal sealed class Identity(EcsConnection connection) : IDisposable
{
    private readonly SemaphoreSlim _one = new(1);
    private CallerIdentity? _known;

    /// <summary>The account, asked for at the first call.</summary>
    public string Account => (_known ?? Task.Run(() => GetAsync(CancellationToken.None).AsTask()).GetAwaiter().GetResult()).Account;

    public async ValueTask<CallerIdentity> GetAsync(CancellationToken cancellationToken)
    {
        if (_known is { } known) return known;
        await _one.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            CallerIdentity found = connection.Place.Location.Kind == RegistryLocationKind.Aws
                ? await AskAsync(cancellationToken).ConfigureAwait(false)
                : new CallerIdentity(await OfEndpointAsync(cancellationToken).ConfigureAwait(false), null);
            if (connection.Options.Account is { } asked && asked != found.Account)
                throw RemoteErrors.AnotherAccount(asked, found.Account, connection.Place);
            return _known = found;
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private async ValueTask<CallerIdentity> AskAsync(CancellationToken cancellationToken)
    {
        try
        {
            using AmazonSecurityTokenServiceClient client = NewClient();
            GetCallerIdentityResponse answer = await client.GetCallerIdentityAsync(new GetCallerIdentityRequest(), cancellationToken)
                .ConfigureAwait(false);
            return new CallerIdentity(answer.Account, answer.Arn);
        }
        catch (Exception exception) when (IsUnreachable(exception))
        {
            // A network that lets ECS through and not the token service.
            return new CallerIdentity(await OfEndpointAsync(cancellationToken).ConfigureAwait(false), null);
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            throw RemoteErrors.Of(exception, "GetCallerIdentity", connection.Place);
        }
    }

    private AmazonSecurityTokenServiceClient NewClient()
    {
        AmazonSecurityTokenServiceConfig config = connection.Configure(new AmazonSecurityTokenServiceConfig());
        return connection.Credentials is { } credentials
            ? new AmazonSecurityTokenServiceClient(credentials, config) : new AmazonSecurityTokenServiceClient(config);
    }

    private static bool IsUnreachable(Exception exception) =>
        exception is not AmazonClientException and not AmazonServiceException && OncePolicy.NeverSent(exception);

    private async ValueTask<string> OfEndpointAsync(CancellationToken cancellationToken)
    {
        DescribeClustersResponse clusters = await connection.CallAsync<DescribeClustersRequest, DescribeClustersResponse>(
            "DescribeClusters", new() { Clusters = ["default"] }, cancellationToken).ConfigureAwait(false);
        string? account =
            AccountIn(clusters.Clusters.Select(static one => one.ClusterArn).Concat(clusters.Failures.Select(static one => one.Arn)));
        if (account is not null) return account;
        ListTaskDefinitionsResponse revisions = await connection.CallAsync<ListTaskDefinitionsRequest, ListTaskDefinitionsResponse>(
            "ListTaskDefinitions", new() { MaxResults = 1 }, cancellationToken).ConfigureAwait(false);
        return AccountIn(revisions.TaskDefinitionArns) ?? "";
    }

    private static string? AccountIn(IEnumerable<string?> arns) => arns
        .Select(static arn => arn is null ? null : EcsArn.Read(arn)?.Account).FirstOrDefault(static account => account is { Length: > 0 });
}
