using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace EcsTaskDef.Remote.Tests.Hosting;

/// <summary>
/// Stands in for a service of AWS on the loopback interface: answers what the test says, and remembers what it was asked.
/// </summary>
internal sealed class StandIn : IDisposable
{
    private readonly WebApplication _app;

    /// <param name="answer">The status and body of an answer, by the request.</param>
    /// <param name="certificate">Listens for https with this one; null = http.</param>
    /// <param name="clock">The time that answers say; null = the right one.</param>
    public StandIn(
        Func<StandInRequest, (int Status, string Body)> answer, X509Certificate2? certificate = null, Func<DateTimeOffset>? clock = null)
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration()
            .ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen =>
            {
                if (certificate is not null) listen.UseHttps(certificate);
            }));
        _app = builder.Build();
        _app.Run(async context =>
        {
            using StreamReader reader = new(context.Request.Body);
            StandInRequest request = new(
                context.Request.Method, context.Request.Path + context.Request.QueryString, await reader.ReadToEndAsync(),
                context.Request.Headers.ToDictionary(
                    static one => one.Key, static one => one.Value.ToString(), StringComparer.OrdinalIgnoreCase));
            Asked.Enqueue(request);
            (int status, string body) = answer(request);
            context.Response.StatusCode = status;
            if (clock is not null) context.Response.Headers.Date = clock().ToString("R", CultureInfo.InvariantCulture);
            context.Response.ContentType = body.StartsWith('<') ? "text/xml" : "application/x-amz-json-1.1";
            await context.Response.WriteAsync(body);
        });
        Task.Run(() => _app.StartAsync()).GetAwaiter().GetResult();
    }

    public Uri Address => new(_app.Urls.Single());

    public ConcurrentQueue<StandInRequest> Asked { get; } = [];

    public void Dispose() => Task.Run(async () => await _app.DisposeAsync()).GetAwaiter().GetResult();
}

/// <summary>What a stand-in was asked.</summary>
internal sealed record StandInRequest(string Method, string Path, string Body, IReadOnlyDictionary<string, string> Headers)
{
    public JsonNode Json => JsonNode.Parse(Body)!;
}
