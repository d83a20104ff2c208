using System.Net.Http;
using System.Net.Sockets;
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace EcsTaskDef.Remote.Calls;

/// <summary>
/// Another try of a request that must not be carried out twice: only where the service answered that it did not take it (throttling, a
/// clock that is wrong), or where no connection came about. Everything else may have been carried out.
/// </summary>
internal sealed class OncePolicy(IClientConfig config) : StandardRetryPolicy(config)
{
    public override bool IsStaleConnectionError(Exception exception) => false;

    public override bool IsServiceTimeoutError(Exception exception) => false;

    public override bool IsTransientError(IExecutionContext executionContext, Exception exception) => NeverSent(exception);

    /// <summary>Whether a request cannot have arrived.</summary>
    public static bool NeverSent(Exception exception)
    {
        for (Exception? one = exception; one is not null; one = one.InnerException)
        {
            if (one is HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError
                or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError }) return true;
            if (one is SocketException { SocketErrorCode: SocketError.ConnectionRefused or SocketError.HostNotFound
                or SocketError.HostUnreachable or SocketError.NetworkUnreachable }) return true;
        }

        return false;
    }
}
