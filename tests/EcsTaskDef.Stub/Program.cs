using System.Buffers;
using System.IO.Pipelines;
using System.Text.Json;
using EcsTaskDef.Stub;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Hosting;

StubOptions options = StubOptions.Parse(args);
using ICommit? commit = options.Commit switch
{
    "each" => new SyncCommit(options.Journal),
    "group" => new GroupCommit(options.Journal),
    _ => null,
};

WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
builder.WebHost.UseKestrelCore().UseUrls(options.Url).ConfigureKestrel(static kestrel =>
{
    kestrel.AddServerHeader = false;
    kestrel.ConfigureEndpointDefaults(static endpoint => endpoint.Protocols = HttpProtocols.Http1);
});
await using WebApplication app = builder.Build();
app.Run(AnswerAsync);
await app.StartAsync();
Console.WriteLine($"The stub listens on {string.Join(", ", app.Urls)} ");
await app.WaitForShutdownAsync();

async Task AnswerAsync(HttpContext context)
{
    PipeReader reader = context.Request.BodyReader;
    ReadResult read;
    while (!(read = await reader.ReadAsync()).IsCompleted) reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
    ReadTokens(read.Buffer);
    reader.AdvanceTo(read.Buffer.End);

    string target = context.Request.Headers["X-Amz-Target"].ToString();
    byte[] answer = options.Answers[target];
    if (commit is not null && options.Durable.Contains(target)) await commit.AppendAsync(answer);

    HttpResponse response = context.Response;
    response.ContentType = "application/x-amz-json-1.1";
    response.Headers["x-amzn-RequestId"] = Guid.NewGuid().ToString();
    response.ContentLength = answer.Length;
    await response.Body.WriteAsync(answer);
}

static void ReadTokens(ReadOnlySequence<byte> json)
{
    Utf8JsonReader reader = new(json);
    while (reader.Read())
    {
    }
}
