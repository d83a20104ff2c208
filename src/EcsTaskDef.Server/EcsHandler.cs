using System;
using System.IO;
using System.Text.Json;
using System.Threading.Tasks;
using EcsTaskDef.Errors;
using EcsTaskDef.Wire;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace EcsTaskDef.Server;

/// <summary>Between HTTP and the codec: headers and body in, status, headers and body out.</summary>
internal sealed class EcsHandler(WireEndpoint endpoint, Func<byte[]> health, ILogger logger, SignatureCheck? signatures = null)
{
    /// <summary><c>POST /</c>: every operation of ECS.</summary>
    public async Task HandleOperationAsync(HttpContext context)
    {
        HttpRequest request = context.Request;
        if (!HttpMethods.IsPost(request.Method))
        {
            await RefuseMethodAsync(context, "POST", "ECS requests are POST / with an X-Amz-Target header.");
            return;
        }

        if (IsForeignPage(request.Headers.Origin))
        {
            await RefuseAsync(
                context, 403, EcsErrorCodes.AccessDenied, "Web pages of other hosts may not use this endpoint.");
            return;
        }

        byte[]? body = null;
        try
        {
            body = await RequestBody.ReadAsync(request);
        }
        catch (BadHttpRequestException tooLong) when (tooLong.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            // Kestrel's limit is what we are willing to throw away; said below in our own words.
        }
        catch (BadHttpRequestException broken)
        {
            // Kestrel's own reasons: a chunk that is none, a body that ends early or comes too slowly.
            context.Response.Headers.Connection = "close";
            await RefuseAsync(context, broken.StatusCode, EcsErrorCodes.Serialization, broken.Message);
            return;
        }
        catch (Exception gone) when (gone is IOException or OperationCanceledException)
        {
            // The caller hung up: nobody is there to be answered.
            context.Abort();
            return;
        }

        if (body is null)
        {
            // What is left of the body is not worth reading: the connection ends with this answer.
            context.Response.Headers.Connection = "close";
            await RefuseAsync(
                context,
                413,
                "RequestEntityTooLargeException",
                $"The request body is longer than {RequestBody.Limit} bytes.");
            return;
        }

        if (signatures?.Refuse(request, body) is var (code, text))
        {
            await RefuseAsync(context, 400, code, text);
            return;
        }

        WireResponse response;
        try
        {
            response = await endpoint.HandleAsync(
                new WireRequest
                {
                    Target = request.Headers["X-Amz-Target"],
                    Authorization = request.Headers.Authorization,
                    QueryCredential = request.Query["X-Amz-Credential"],
                    Body = body,
                },
                context.RequestAborted);
        }
        catch (OperationCanceledException)
        {
            context.Abort();
            return;
        }

        LogFault(response);
        await SendAsync(context, response);
    }

    /// <summary><c>GET /health</c>: the server is up.</summary>
    public async Task HandleHealthAsync(HttpContext context)
    {
        if (!HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method))
        {
            await RefuseMethodAsync(context, "GET, HEAD", "The health check is GET /health.");
            return;
        }

        byte[] body = health();
        context.Response.ContentType = "application/json";
        context.Response.Headers.CacheControl = "no-store";
        context.Response.ContentLength = body.Length;
        if (HttpMethods.IsGet(context.Request.Method))
            await context.Response.Body.WriteAsync(body);
    }

    /// <summary>Everything else.</summary>
    public Task HandleUnknownPathAsync(HttpContext context) =>
        RefuseAsync(
            context,
            404,
            EcsErrorCodes.UnknownOperation,
            "Nothing is here. ECS requests are POST /, the health check is GET /health.");

    /// <summary>The body of the health check.</summary>
    public static byte[] Health(string account, string region, string version)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("status"u8, "ok");
            json.WriteString("version"u8, version);
            json.WriteString("account"u8, account);
            json.WriteString("region"u8, region);
            json.WriteEndObject();
        }

        return buffer.ToArray();
    }

    // ECS clients send no Origin. A browser does, also when a page has bent its own host name to this machine's address
    // (DNS rebinding); a page that was served from an address or from localhost cannot have done that.
    private static bool IsForeignPage(string? origin)
    {
        if (string.IsNullOrEmpty(origin)) return false;
        if (!Uri.TryCreate(origin, UriKind.Absolute, out Uri? page)) return true;
        return page.HostNameType is not (UriHostNameType.IPv4 or UriHostNameType.IPv6)
            && !page.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase);
    }

    private void LogFault(WireResponse response)
    {
        switch (response.Fault)
        {
            case null:
                break;
            case EcsException known:
                // Its text says what is wrong; only what lies beneath it, if anything, needs its stack.
                logger.LogError(
                    known.InnerException,
                    "{Operation} failed, request id {RequestId}: {Text}",
                    response.Operation,
                    response.RequestId,
                    known.Message);
                break;
            case { } bug:
                logger.LogError(
                    bug, "{Operation} failed unexpectedly, request id {RequestId}", response.Operation, response.RequestId);
                break;
        }
    }

    private Task RefuseMethodAsync(HttpContext context, string allowed, string message)
    {
        context.Response.Headers.Allow = allowed;
        return RefuseAsync(context, 405, EcsErrorCodes.UnknownOperation, message);
    }

    private Task RefuseAsync(HttpContext context, int status, string code, string message) =>
        SendAsync(context, endpoint.Error(status, code, message));

    private static async Task SendAsync(HttpContext context, WireResponse response)
    {
        HttpResponse http = context.Response;
        http.StatusCode = response.Status;
        http.ContentType = WireResponse.JsonContentType;
        http.Headers[WireResponse.RequestIdHeader] = response.RequestId.ToString();
        http.ContentLength = response.Body.Length;
        if (HttpMethods.IsHead(context.Request.Method)) return;

        // No token: to a caller who hung up Kestrel writes nothing and throws nothing; but only an answer that has begun ends
        // the connection where it says so.
        await http.Body.WriteAsync(response.Body);
    }
}
