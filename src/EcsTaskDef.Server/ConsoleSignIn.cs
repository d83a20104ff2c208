using System.Net;
using System.Security.Cryptography;
using EcsTaskDef.Console.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace EcsTaskDef.Server;

/// <summary>
/// Who has the token may use the console. A browser says it once, and gets a cookie that only this server's pages send, that no script can
/// read, and that is of no use once this process has ended.
/// </summary>
internal sealed class ConsoleSignIn(string token, string session, TimeProvider clock)
{
    /// <summary>The variable with the token; without it one is made at each start that needs one.</summary>
    public const string TokenVariable = "ECSTASKDEF_CONSOLE_TOKEN";

    /// <summary>Where the form is.</summary>
    public const string Path = ConsoleSettings.Root + "/sign-in";

    private const string Cookie = "ecs-task-def-console";
    private const int MostTries = 10;
    private const int LongestForm = 4096;

    private static readonly TimeSpan s_window = TimeSpan.FromMinutes(1);

    private readonly byte[] _token = SHA256.HashData(Encoding.UTF8.GetBytes(token));
    private readonly object _gate = new();
    private long _windowBegan = clock.GetTimestamp();
    private int _wrong;

    /// <summary>Whether a request comes from somebody who has said the token.</summary>
    public bool IsSignedIn(HttpRequest request) => request.Cookies.TryGetValue(Cookie, out string? value)
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(value), Encoding.UTF8.GetBytes(session));

    /// <summary>Shows the form, or takes what it sends.</summary>
    public async Task HandleAsync(HttpContext context)
    {
        if (!HttpMethods.IsPost(context.Request.Method))
        {
            await ShowAsync(context, StatusCodes.Status200OK, "");
            return;
        }

        if (context.Request.ContentLength is null or > LongestForm || !context.Request.HasFormContentType)
        {
            await ShowAsync(context, StatusCodes.Status400BadRequest, "That is no token.");
            return;
        }

        IFormCollection form = await context.Request.ReadFormAsync(context.RequestAborted);
        switch (Try(form.TryGetValue("token", out StringValues given) ? given.ToString().Trim() : ""))
        {
            case null:
                await ShowAsync(context, StatusCodes.Status429TooManyRequests, "Too many wrong tokens. Wait a minute.");
                break;
            case false:
                await ShowAsync(context, StatusCodes.Status401Unauthorized, "That is not the token.");
                break;
            default:
                context.Response.Cookies.Append(Cookie, session, new CookieOptions
                {
                    HttpOnly = true, SameSite = SameSiteMode.Strict, Path = ConsoleSettings.Root, IsEssential = true,
                });
                context.Response.StatusCode = StatusCodes.Status303SeeOther;
                context.Response.Headers.Location = ConsoleSettings.Root + "/";
                break;
        }
    }

    // Null = there were too many wrong ones of late.
    private bool? Try(string given)
    {
        lock (_gate)
        {
            if (clock.GetElapsedTime(_windowBegan) > s_window) (_windowBegan, _wrong) = (clock.GetTimestamp(), 0);
            if (_wrong >= MostTries) return null;
            bool isRight = CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(given)), _token);
            if (!isRight) _wrong++;
            return isRight;
        }
    }

    private static Task ShowAsync(HttpContext context, int status, string problem)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/html; charset=utf-8";
        return context.Response.WriteAsync(
            $"""
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
            <title>Sign in to EcsTaskDef</title><link rel="stylesheet" href="{ConsoleSettings.Root}/console.css"></head>
            <body><main class="sign-in card"><h1>EcsTaskDef</h1>
            <p>This console can be reached from other machines, so it asks for the token that the server printed at its start.</p>
            <div class="failed" role="alert">{WebUtility.HtmlEncode(problem)}</div>
            <form method="post" action="{Path}">
            <label>Token <input name="token" type="password" autocomplete="off" required autofocus></label>
            <button class="main">Sign in</button></form></main></body></html>
            """,
            context.RequestAborted);
    }
}
