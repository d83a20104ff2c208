using System.Net;
using Microsoft.AspNetCore.Http;

namespace EcsTaskDef.Server.Tests;

/// <summary>Who is told more than that the server is alive, and which web pages may ask at all.</summary>
public sealed class OwnAddressTests
{
    [Theory]
    [InlineData("localhost:4580", "127.0.0.1", "127.0.0.1", false)]
    [InlineData("127.0.0.1:4580", "127.0.0.1", "127.0.0.1", false)]
    [InlineData("127.8.9.1", "127.0.0.1", "127.0.0.1", false)]
    [InlineData("[::1]:4580", "::1", "::1", false)]
    [InlineData("build-box:4580", "127.0.0.1", "127.0.0.1", false)]
    [InlineData("10.0.0.7:4580", "10.0.0.7", "10.0.0.7", false)]
    [InlineData("10.0.0.7:4580", "::ffff:10.0.0.7", "10.0.0.7", false)]
    [InlineData("evil.example:4580", "127.0.0.1", "127.0.0.1", true)]
    [InlineData("localhost.evil.example", "127.0.0.1", "127.0.0.1", true)]
    [InlineData("127.0.0.1.evil.example", "127.0.0.1", "127.0.0.1", true)]
    [InlineData("192.0.2.7", "127.0.0.1", "127.0.0.1", true)]
    [InlineData("0.0.0.0", "127.0.0.1", "127.0.0.1", true)]
    [InlineData("", "127.0.0.1", "127.0.0.1", true)]
    [InlineData("localhost:4580", "10.0.0.7", "10.0.0.99", true)]
    [InlineData("10.0.0.7:4580", "10.0.0.7", "10.0.0.99", true)]
    public void An_outsider_is_who_comes_from_elsewhere_or_by_another_name(string host, string local, string remote, bool isOutsider)
    {
        HttpContext context = Context(host, local, remote);
        Assert.Equal(isOutsider, Own().IsOutsider(context));
        context.Request.Headers["X-Forwarded-For"] = "203.0.113.9";
        Assert.True(Own().IsOutsider(context));
    }

    [Theory]
    [InlineData("127.0.0.1:4580", null, false)]
    [InlineData("127.0.0.1:4580", "http://127.0.0.1:4580", false)]
    [InlineData("localhost:4580", "http://LOCALHOST:4580", false)]
    [InlineData("127.0.0.1:4580", "http://127.0.0.1:8080", true)]
    [InlineData("127.0.0.1:4580", "http://localhost:4580", true)]
    [InlineData("127.0.0.1:4580", "https://127.0.0.1:4580", true)]
    [InlineData("127.0.0.1:4580", "http://192.0.2.7", true)]
    [InlineData("192.0.2.7", "http://192.0.2.7", true)]
    [InlineData("evil.example", "http://evil.example", true)]
    [InlineData("127.0.0.1:4580", "null", true)]
    [InlineData("127.0.0.1:4580", "chrome-extension://abc", true)]
    public void A_page_is_foreign_unless_this_server_has_served_it(string host, string? origin, bool isForeign)
    {
        HttpContext context = Context(host, "127.0.0.1", "127.0.0.1");
        if (origin is not null) context.Request.Headers.Origin = origin;
        Assert.Equal(isForeign, Own().IsForeignPage(context));
    }

    private static OwnAddress Own() => new(["http://127.0.0.1:4580", "http://build-box:4580", "http://*:4581"]);

    private static DefaultHttpContext Context(string host, string local, string remote)
    {
        DefaultHttpContext context = new();
        context.Request.Host = new HostString(host);
        context.Connection.LocalIpAddress = IPAddress.Parse(local);
        context.Connection.RemoteIpAddress = IPAddress.Parse(remote);
        return context;
    }
}
