using System.Net;
using Microsoft.AspNetCore.Http;

namespace EcsTaskDef.Server;

/// <summary>
/// Whether a request means this server by an address of its own. A web page that has bent its own host name to this machine
/// (DNS rebinding) cannot do that: its name is in <c>Host</c>, and in <c>Origin</c> where the browser sends one.
/// </summary>
/// <param name="urls">The addresses of <c>--urls</c>; a host name in them is the server's own.</param>
internal sealed class OwnAddress(IEnumerable<string> urls)
{
    private static readonly string[] s_proxyHeaders = ["Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP", "Via"];

    private readonly string[] _names = [.. urls.Select(static url => BindingAddress.Parse(url).Host).Where(IsName).Append("localhost")];

    /// <summary>Whether other machines can reach an address of <c>--urls</c>.</summary>
    public static bool IsOpenToOthers(string url)
    {
        string host = BindingAddress.Parse(url).Host;
        return !host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            && !(IPAddress.TryParse(host, out IPAddress? address) && IPAddress.IsLoopback(address));
    }

    /// <summary>Whether a browser sends this for a page that this server did not serve. ECS clients send no <c>Origin</c>.</summary>
    public bool IsForeignPage(HttpContext context)
    {
        string? origin = context.Request.Headers.Origin;
        return !string.IsNullOrEmpty(origin)
            && !(IsOwn(context) && origin.Equals($"http://{context.Request.Host.Value}", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>
    /// Whether this comes from another machine, through a proxy, or for another name than the server's own: it learns no more than
    /// that the server is alive.
    /// </summary>
    public bool IsOutsider(HttpContext context) =>
        !IsOwn(context) || IsForeignPage(context) || !IsOfThisMachine(context.Connection)
        || Array.Exists(s_proxyHeaders, context.Request.Headers.ContainsKey);

    private bool IsOwn(HttpContext context)
    {
        string host = context.Request.Host.Host;
        return IPAddress.TryParse(host, out IPAddress? address)
            ? IPAddress.IsLoopback(address) || Same(address, context.Connection.LocalIpAddress)
            : _names.Contains(host, StringComparer.OrdinalIgnoreCase);
    }

    // Without an address it is no connection at all but a call within the process.
    private static bool IsOfThisMachine(ConnectionInfo connection) =>
        connection.RemoteIpAddress is not { } remote || IPAddress.IsLoopback(remote) || Same(remote, connection.LocalIpAddress);

    private static bool Same(IPAddress one, IPAddress? other) => other is not null && one.MapToIPv6().Equals(other.MapToIPv6());

    // '*' and '+' mean every address.
    private static bool IsName(string host) => host is not ("*" or "+") && !IPAddress.TryParse(host, out _);
}
