using System.Text.Json;
using EcsTaskDef.Wire;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace EcsTaskDef.Server;

/// <summary>Between HTTP and the codec: headers and body in, status, headers and body out.</summary>
internal sealed class EcsHandler(
    WireEndpoint endpoint,
    Func<byte[]> health,
    OwnAddress own,
    BodyBudget budget,
    ServerLimits limits,
    ILogger logger,
    SignatureCheck? signatures = null,
    Func<CancellationToken, ValueTask>? check = null)
{
    private static readonly byte[] s_alive = """{"status":"ok"}"""u8.ToArray();

    private Func<byte[]>? _earlyEnd;

    /// <summary><c>POST /</c>: every operation of ECS.</summary>
    public async Task HandleOperationAsync(HttpContext context)
    {
        HttpRequest request = context.Request;
        if (!HttpMethods.IsPost(request.Method))
        {
            await RefuseMethodAsync(context, "POST", "ECS requests are POST / with an X-Amz-Target header.");
            return;
        }

        if (own.IsForeignPage(context))
        {
            await RefuseUnreadAsync(
                context, endpoint.Error(403, EcsErrorCodes.AccessDenied, "Web pages of other hosts may not use this endpoint."));
            return;
        }

        // What no body could make right is refused before it is read: nobody unknown has this server keep anything.
        SignatureCheck.SignedHead signed = default;
        if (signatures?.RefuseUnread(request, out signed) is { } unsigned)
        {
            LogRefusedSignature(context, unsigned);
            await RefuseUnreadAsync(context, endpoint.Error(400, unsigned.Code, unsigned.Text));
            return;
        }

        WireRequest head = new()
        {
            Target = request.Headers["X-Amz-Target"],
            Authorization = request.Headers.Authorization,
            QueryCredential = request.QueryString.HasValue ? request.Query["X-Amz-Credential"] : default,
        };
        if (endpoint.Refuse(head, out WireCall call) is { } refusal)
        {
            await RefuseUnreadAsync(context, refusal);
            return;
        }

        using BodyBudget.Lease lease = budget.Open();
        LimitedConnection? connection = context.Features.Get<LimitedConnection>();
        if (await ReadBodyAsync(context, connection, lease) is not { } body) return;
        if (signatures is not null && SignatureCheck.Refuse(request, signed, body.Span) is { } forged)
        {
            LogRefusedSignature(context, forged);
            await RefuseAsync(context, 400, forged.Code, forged.Text);
            return;
        }

        await AnswerAsync(context, connection, lease, call, body);
    }

    private async Task AnswerAsync(
        HttpContext context, LimitedConnection? connection, BodyBudget.Lease lease, WireCall call, ReadOnlyMemory<byte> body)
    {
        WireResponse response;
        if (connection?.TryBeginWork() == false)
        {
            context.Abort();
            return;
        }

        try
        {
            response = await endpoint.HandleAsync(call, body, context.RequestAborted);
        }
        catch (OperationCanceledException)
        {
            context.Abort();
            return;
        }
        finally
        {
            connection?.EndWork();
        }

        LogFault(response);
        await SendAsync(context, response, lease);
    }

    // Null when the request has been answered, or nobody is there to be answered.
    private async ValueTask<ReadOnlyMemory<byte>?> ReadBodyAsync(
        HttpContext context, LimitedConnection? connection, BodyBudget.Lease lease)
    {
        RequestBody.End end = RequestBody.End.TooLong;
        try
        {
            connection?.AnswerToEarlyEnd = _earlyEnd ??= EarlyEnd;
            (end, ReadOnlyMemory<byte> body) = await RequestBody.ReadAsync(context.Request, lease, limits.BodyTime);
            if (end == RequestBody.End.Complete) return body;
        }
        catch (BadHttpRequestException tooLong) when (tooLong.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            // Kestrel's limit is what we are willing to throw away; said below in our own words.
        }
        catch (BadHttpRequestException broken)
        {
            // Kestrel's own reasons: a chunk that is none, a body that comes too slowly.
            context.Response.Headers.Connection = "close";
            await RefuseAsync(context, broken.StatusCode, EcsErrorCodes.Serialization, broken.Message);
            return null;
        }
        catch (Exception gone) when (gone is IOException or OperationCanceledException)
        {
            // The caller hung up: nobody is there to be answered.
            context.Abort();
            return null;
        }
        finally
        {
            connection?.AnswerToEarlyEnd = null;
        }

        // What is left of the body is not worth reading: the connection ends with this answer.
        context.Response.Headers.Connection = "close";
        (int status, string code, string text) = end switch
        {
            RequestBody.End.TooLate => (
                408, "RequestTimeoutException", $"The request body was not complete after {limits.BodyTime.TotalSeconds} seconds."),
            RequestBody.End.NoRoom => (503, "ServiceUnavailable", "Too many large or slow request bodies are under way. Try again."),
            _ => (413, "RequestEntityTooLargeException", $"The request body is longer than {RequestBody.Limit} bytes."),
        };
        await RefuseAsync(context, status, code, text);
        return null;
    }

    /// <summary>
    /// <c>GET /health</c>: the server is up, and the place answers that keeps its store; 503 where that does not, until it does again.
    /// It tells its version, account, region and what is wrong only to whom <see cref="OwnAddress.IsOutsider"/> calls none, and to nobody
    /// where requests have to be signed: a health check is not.
    /// </summary>
    public async Task HandleHealthAsync(HttpContext context)
    {
        if (!HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method))
        {
            await RefuseMethodAsync(context, "GET, HEAD", "The health check is GET /health.");
            return;
        }

        byte[] body;
        bool isStranger = signatures is not null || own.IsOutsider(context);
        if (check is not null)
        {
            try
            {
                await check(context.RequestAborted);
            }
            catch (EcsException away)
            {
                string reason = isStranger ? "The store does not answer." : away.Message;
                await RefuseAsync(context, StatusCodes.Status503ServiceUnavailable, "ServiceUnavailable", reason);
                return;
            }
        }

        try
        {
            body = isStranger ? s_alive : health();
        }
        catch (EcsException fault)
        {
            // The store's settings cannot be read.
            WireResponse response = endpoint.Fault(fault) with { Operation = "The health check" };
            LogFault(response);
            await SendAsync(context, response);
            return;
        }

        context.Response.ContentType = "application/json";
        context.Response.Headers.CacheControl = "no-store";
        context.Response.ContentLength = body.Length;
        if (HttpMethods.IsGet(context.Request.Method))
            await context.Response.Body.WriteAsync(body);
    }

    /// <summary>Everything else.</summary>
    public Task HandleUnknownPathAsync(HttpContext context) =>
        RefuseUnreadAsync(
            context,
            endpoint.Error(404, EcsErrorCodes.UnknownOperation,
                "Nothing is here. ECS requests are POST /, the health check is GET /health."));

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

    private void LogFault(WireResponse response)
    {
        switch (response.Fault)
        {
            case null:
                break;
            case EcsException known:
                // Its text says what is wrong; only what lies beneath it, if anything, needs its stack.
                logger.Log(
                    LogLevel.Error,
                    new EventId(0, known.Code),
                    known.InnerException,
                    "{Operation} failed, request id {RequestId}: {Text}",
                    response.Operation,
                    response.RequestId,
                    known.Message);
                break;
            case { } bug:
                logger.Log(
                    LogLevel.Error,
                    new EventId(0, response.Operation),
                    bug,
                    "{Operation} failed unexpectedly, request id {RequestId}",
                    response.Operation,
                    response.RequestId);
                break;
        }
    }

    // Neither the signature nor the header, which could have a secret in it that was sent by mistake.
    private void LogRefusedSignature(HttpContext context, (string Code, string Text) refusal) =>
        logger.Log(
            LogLevel.Warning,
            new EventId(0, refusal.Code),
            null,
            "A request from {Address} by {User} was refused: {Code}: {Text}",
            context.Connection.RemoteIpAddress,
            WireCaller.Of(new WireRequest { Authorization = context.Request.Headers.Authorization }).User,
            refusal.Code,
            refusal.Text);

    // Kestrel says nothing to a client whose body ends early; this is what it would have said.
    private byte[] EarlyEnd()
    {
        WireResponse response = endpoint.Error(
            400, EcsErrorCodes.Serialization, "The request body ended before its length.");
        byte[] head = Encoding.ASCII.GetBytes(
            $"HTTP/1.1 400 Bad Request\r\nContent-Length: {response.Body.Length}\r\nConnection: close\r\n"
            + $"Content-Type: {WireResponse.JsonContentType}\r\n{WireResponse.RequestIdHeader}: {response.RequestId}\r\n\r\n");
        return [.. head, .. response.Body.Span];
    }

    private Task RefuseMethodAsync(HttpContext context, string allowed, string message)
    {
        context.Response.Headers.Allow = allowed;
        return RefuseUnreadAsync(context, endpoint.Error(405, EcsErrorCodes.UnknownOperation, message));
    }

    // Kestrel reads on for a while, and throws away, so that a client that sends first sees the answer. A client that waits for
    // "100 Continue" may send a body or not, and one that has more to send than that is read for nothing: these connections end.
    private static Task RefuseUnreadAsync(HttpContext context, WireResponse refusal)
    {
        if (RequestBody.IsHeldBack(context.Request) || context.Request.ContentLength > RequestBody.DiscardLimit)
            context.Response.Headers.Connection = "close";
        return SendAsync(context, refusal);
    }

    private Task RefuseAsync(HttpContext context, int status, string code, string message) =>
        SendAsync(context, endpoint.Error(status, code, message));

    private static async Task SendAsync(HttpContext context, WireResponse response, BodyBudget.Lease? lease = null)
    {
        HttpResponse http = context.Response;
        http.StatusCode = response.Status;
        http.ContentType = WireResponse.JsonContentType;
        http.Headers[WireResponse.RequestIdHeader] = response.RequestId.ToString();
        http.ContentLength = response.Body.Length;
        if (HttpMethods.IsHead(context.Request.Method)) return;

        // No token: to a caller who hung up Kestrel writes nothing and throws nothing; but only an answer that has begun ends
        // the connection where it says so.
        ValueTask written = http.Body.WriteAsync(response.Body);
        if (lease is null || written.IsCompleted)
        {
            await written;
            return;
        }

        // Not until the client reads.
        lease.Become(response.Body.Length);
        lease.Wait(context.Abort);
        await written;
    }
}
