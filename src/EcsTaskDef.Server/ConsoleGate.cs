using EcsTaskDef.Console.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace EcsTaskDef.Server;

/// <summary>
/// In front of the console: who may see it, and what browsers may do with its pages. A page of another site, on this machine too, can
/// neither read it nor act through it. The console itself is made when somebody first asks for it.
/// </summary>
internal sealed class ConsoleGate(
    OwnAddress own, Func<Task<ConsoleHandle>> open, ILogger logger, ConsoleSignIn? signIn = null) : IAsyncDisposable
{
    // No script, style, picture or connection but from here, and no page around it. Fluent's components set a style or two on elements.
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; img-src 'self' data:; "
        + "connect-src 'self'; font-src 'self'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    private readonly object _gate = new();
    private Task<ConsoleHandle>? _console;

    /// <summary>Whether a path is the console's.</summary>
    public static bool Has(string path) =>
        path.StartsWith(ConsoleSettings.Root, StringComparison.Ordinal)
        && (path.Length == ConsoleSettings.Root.Length || path[ConsoleSettings.Root.Length] == '/');

    /// <summary>Whether a person asks, who is better served by the console than by a refusal.</summary>
    public static bool IsBrowser(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) && request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);

    /// <summary>A browser at the endpoint's address.</summary>
    public static Task WelcomeAsync(HttpContext context)
    {
        context.Response.Redirect(ConsoleSettings.Root + "/");
        return Task.CompletedTask;
    }

    /// <summary>Everything under <see cref="ConsoleSettings.Root"/>.</summary>
    public async Task HandleAsync(HttpContext context)
    {
        IHeaderDictionary headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers.CacheControl = "no-cache, no-store";
        if (Refusal(context) is { } refusal)
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            context.Response.ContentType = "text/plain; charset=utf-8";
            await context.Response.WriteAsync(refusal, context.RequestAborted);
            return;
        }

        if (signIn is not null && !IsOpen(context.Request.Path) && !signIn.IsSignedIn(context.Request))
        {
            await RequireSignInAsync(context, signIn);
            return;
        }

        if (context.Request.Path == ConsoleSettings.Root)
        {
            await WelcomeAsync(context);
            return;
        }

        LimitedConnection? connection = context.Features.Get<LimitedConnection>();
        bool works = !IsUpgrade(context.Request) && connection?.TryBeginWork() == true;
        try
        {
            await (await OpenAsync()).AnswerAsync(context.Features);
        }
        finally
        {
            if (works) connection!.EndWork();
        }
    }

    /// <summary>
    /// Ends the console as soon as the server is asked to stop: an open page holds its connection, and the server would wait for it.
    /// </summary>
    public void EndWith(IHostApplicationLifetime server) => server.ApplicationStopping.Register(() => _ = DisposeAsync().AsTask());

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Task<ConsoleHandle>? console;
        lock (_gate) (console, _console) = (_console, null);
        if (console is null) return;
        try
        {
            await (await console).End.DisposeAsync();
        }
        catch (Exception failure)
        {
            logger.LogWarning(failure, "The console did not end cleanly.");
        }
    }

    // Null = it may come in.
    private string? Refusal(HttpContext context)
    {
        HttpRequest request = context.Request;
        if (signIn is not null)
        {
            // Whatever name it is reached by: a bent one brings no cookie along.
            if (!IsOfThisHost(request)) return "Pages of other sites may not use the console.";
        }
        else if (own.IsOutsider(context))
        {
            return "The console is for the machine that the server runs on, by the server's own name, and not for other sites' pages.";
        }

        // Browsers say whose page asks. Somebody may follow a link from anywhere to a page; nothing else is another page's business.
        string site = request.Headers["Sec-Fetch-Site"].ToString();
        bool isLink = HttpMethods.IsGet(request.Method) && !IsUpgrade(request)
            && request.Headers["Sec-Fetch-Mode"] == "navigate" && request.Headers["Sec-Fetch-Dest"] == "document";
        if (site is not ("" or "same-origin" or "none") && !isLink) return "Pages of other sites may not use the console.";

        // Each browser sends it here, and what acts comes this way.
        bool acts = IsUpgrade(request) || !(HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method));
        return acts && string.IsNullOrEmpty(request.Headers.Origin) ? "A request that acts has to say whose page sends it (Origin)." : null;
    }

    // The page of signing in has its looks from there.
    private static bool IsOpen(PathString path) => path == ConsoleSettings.Root + "/console.css";

    private static async Task RequireSignInAsync(HttpContext context, ConsoleSignIn signIn)
    {
        if (context.Request.Path == ConsoleSignIn.Path) await signIn.HandleAsync(context);
        else if (IsBrowser(context.Request)) context.Response.Redirect(ConsoleSignIn.Path);
        else context.Response.StatusCode = StatusCodes.Status401Unauthorized;
    }

    // A proxy with a certificate in front changes the scheme.
    private static bool IsOfThisHost(HttpRequest request)
    {
        string origin = request.Headers.Origin.ToString();
        return origin.Length == 0
            || (Uri.TryCreate(origin, UriKind.Absolute, out Uri? from)
                && from.Authority.Equals(new Uri($"{from.Scheme}://{request.Host.Value}").Authority, StringComparison.OrdinalIgnoreCase));
    }

    private static bool IsUpgrade(HttpRequest request) => request.Headers.Upgrade.Count > 0;

    private Task<ConsoleHandle> OpenAsync()
    {
        lock (_gate) return _console is null or { IsFaulted: true } ? _console = open() : _console;
    }
}
