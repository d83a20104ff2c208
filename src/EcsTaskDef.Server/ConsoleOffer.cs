using System.Runtime.CompilerServices;
using EcsTaskDef.Console.Hosting;
using EcsTaskDef.Registry;
using Microsoft.Extensions.Logging;

namespace EcsTaskDef.Server;

/// <summary>Whether there is a console, who may use it, and what is said about it at the start.</summary>
internal sealed class ConsoleOffer
{
    private readonly ServerOptions _options;
    private readonly ServerSurroundings _surroundings;
    private readonly string? _token;
    private readonly bool _isTokenMade;
    private readonly bool _isSigned;

    /// <param name="options">The command line.</param>
    /// <param name="surroundings">What the program finds around it.</param>
    /// <param name="isSigned">Whether requests must be signed.</param>
    public ConsoleOffer(ServerOptions options, ServerSurroundings surroundings, bool isSigned)
    {
        (_options, _surroundings, _isSigned) = (options, surroundings, isSigned);
        string? chosen = surroundings.EnvironmentVariable(ConsoleSignIn.TokenVariable);

        // Beyond this machine somebody has to say a token; where requests must be signed only one that was chosen counts.
        _isTokenMade = string.IsNullOrEmpty(chosen) && !isSigned && options.Urls.Any(OwnAddress.IsOpenToOthers);
        _token = _isTokenMade ? surroundings.NewToken() : string.IsNullOrEmpty(chosen) ? null : chosen;
    }

    private bool IsThere => _options.HasConsole && PartFiles.HasConsole && !(_isSigned && _token is null);

    /// <summary>What stands in front of the console; null = there is none.</summary>
    public ConsoleGate? Open(IRegistryHost host, ILoggerFactory log)
    {
        if (!IsThere) return null;
        return new ConsoleGate(
            new OwnAddress(_options.Urls), () => StartAsync(host, log), log.CreateLogger("EcsTaskDef"),
            _token is null ? null : new ConsoleSignIn(_token, _surroundings.NewToken(), _surroundings.Clock));
    }

    /// <summary>One line for who started the server; null = nobody asked for a console.</summary>
    public string? Announcement(string url)
    {
        string address = $"{url}{ConsoleSettings.Root}/{_options.Region}";
        return !_options.HasConsole ? null
            : !PartFiles.HasConsole ? "Console: none, since its files are not beside the server's."
            : !IsThere ? $"Console: none, since requests must be signed; {ConsoleSignIn.TokenVariable} sets a token to sign in with."
            : _isTokenMade ? $"Console: {address}, which other machines can reach: sign in with the token {_token}"
            : _token is not null ? $"Console: {address}, with the token of {ConsoleSignIn.TokenVariable}"
            : $"Console: {address}";
    }

    // Apart: nothing of the console is loaded before somebody asks for it.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private async Task<ConsoleHandle> StartAsync(IRegistryHost host, ILoggerFactory log)
    {
        ConsoleApplication console = await ConsoleApplication.StartAsync(
            new ConsoleSettings
            {
                Host = host,
                StorePath = _options.StorePath,
                User = _surroundings.UserName,
                Region = _options.Region,
                Version = ServerHost.Version,
                Clock = _surroundings.Clock,
            },
            log);
        return new ConsoleHandle(console.HandleAsync, console);
    }
}
