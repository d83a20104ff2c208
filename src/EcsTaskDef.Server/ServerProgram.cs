using System.Net.Sockets;
using System.Runtime.CompilerServices;
using EcsTaskDef.Engine;
using EcsTaskDef.PostgreSql;
using EcsTaskDef.Registry;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace EcsTaskDef.Server;

/// <summary>The program: command line in, exit code out.</summary>
internal static class ServerProgram
{
    /// <summary>Stopped cleanly, or did what was asked.</summary>
    public const int Success = 0;

    /// <summary>The store or the address cannot be had.</summary>
    public const int Failure = 1;

    /// <summary>The command line is wrong.</summary>
    public const int Usage = 2;

    // The code of a fault that passes by itself.
    private const string Unreachable = "DatabaseUnreachable";

    /// <summary>Runs the program until it is asked to stop.</summary>
    public static async Task<int> RunAsync(IReadOnlyList<string> args, ServerSurroundings surroundings)
    {
        switch (ServerArguments.Parse(args, surroundings))
        {
            case ServerCommand.ShowHelp:
                await surroundings.Out.WriteLineAsync(ServerArguments.Help);
                return Success;
            case ServerCommand.ShowVersion:
                await surroundings.Out.WriteLineAsync($"EcsTaskDef {ServerHost.Version}");
                return Success;
            case ServerCommand.Refuse refusal:
                await surroundings.Error.WriteVisibleLineAsync(refusal.Reason);
                return Usage;
            case ServerCommand.Run run:
                return await ServeAsync(run.Options, surroundings);
            default:
                throw new InvalidOperationException("The command line asks for something unknown.");
        }
    }

    private static async Task<int> ServeAsync(ServerOptions options, ServerSurroundings surroundings)
    {
        if (OpenCredentials(options, surroundings, out SignatureCheck? signatures) is { } unreadable) return await FailAsync(surroundings,
            unreadable);
        PartFiles.Offer();
        if (OpenStore(options, surroundings, out IRegistryHost? store) is { } closed) return await FailAsync(surroundings, closed);
        LeaveThreadsForReaders();
        using (store)
        {
            if (await WaitForStoreAsync(store!, surroundings) is { } unusable) return await FailAsync(surroundings, unusable);
            using ErrorLog log = new(surroundings.Error, surroundings.Clock);
            using ITimer counts = surroundings.Clock.CreateTimer(
                _ => log.WriteSuppressed(all: false), null, LogLimit.Window, LogLimit.Window);
            ConsoleOffer offer = new(options, surroundings, isSigned: signatures is not null);
            await using ConsoleGate? console = offer.Open(store!, log);
            await using WebApplication app = ServerHost.Build(
                options with { Limits = options.Limits with { OpenFiles = surroundings.OpenFileLimit } },
                new HostRegistries(store!),
                () => store!.Account,
                surroundings.NewRequestId,
                surroundings.Clock,
                log,
                signatures,
                options.UntilInputCloses ? EndWithInput : null,
                console,
                store!.CheckAsync);
            try
            {
                await app.StartAsync();
            }
            catch (Exception refusal) when (refusal is IOException or SocketException or InvalidOperationException)
            {
                string urls = string.Join(", ", options.Urls);
                return await FailAsync(surroundings, $"Cannot listen on {urls}: {(refusal.InnerException ?? refusal).Message}");
            }

            console?.EndWith(app.Lifetime);
            foreach (string url in app.Urls.Where(OwnAddress.IsOpenToOthers))
                await WarnOfOthersAsync(surroundings, url, isSigned: signatures is not null);
            await surroundings.Out.WriteVisibleLineAsync(
                $"EcsTaskDef {ServerHost.Version} listens on {string.Join(", ", app.Urls)} "
                + $"for account {store!.Account}, store {options.StorePath}");
            if (offer.Announcement(app.Urls.First()) is { } announcement) await surroundings.Out.WriteVisibleLineAsync(announcement);
            await surroundings.Out.FlushAsync();

            // Ctrl+C and SIGTERM end the wait; requests in flight are answered before it returns.
            await app.WaitForShutdownAsync(CancellationToken.None);
        }

        return Success;

        void EndWithInput(WebApplicationBuilder builder) => builder.Services.AddSingleton<IHostLifetime>(
            services => new InputLifetime(surroundings.OpenInput(), services.GetRequiredService<IHostApplicationLifetime>()));
    }

    private static async Task<int> FailAsync(ServerSurroundings surroundings, string reason)
    {
        await surroundings.Error.WriteVisibleLineAsync(reason);
        return Failure;
    }

    // The reason why not, or null.
    private static string? OpenCredentials(ServerOptions options, ServerSurroundings surroundings, out SignatureCheck? signatures)
    {
        signatures = null;
        try
        {
            if (Credentials.Find(options, surroundings) is { } credentials) signatures =
                new SignatureCheck(credentials, surroundings.Clock);
            return null;
        }
        catch (FormatException refusal)
        {
            return refusal.Message;
        }
        catch (Exception refusal) when (refusal is IOException or UnauthorizedAccessException)
        {
            return $"The credentials cannot be read: {refusal.Message}";
        }
    }

    private static string? OpenStore(ServerOptions options, ServerSurroundings surroundings, out IRegistryHost? store)
    {
        store = null;
        try
        {
            store = Open(new RegistryHostOptions
            {
                StorePath = options.StorePath,
                Account = options.Account,
                RemovalDelay = options.RemovalDelay,
                OverrideRuntime = options.OverrideRuntime,
                Clock = surroundings.Clock,
                AllowNetworkFileSystem = surroundings.EnvironmentVariable(StoreLocation.AllowNetworkVariable) == "1",
                Progress = new ReadingProgress(surroundings.Clock, surroundings.Error),
                Warn = warning => surroundings.Error.WriteLine(warning.Message),
            });
            return null;
        }
        catch (EcsException refusal)
        {
            return refusal.Advice is null ? refusal.Message : $"{refusal.Message} {refusal.Advice}";
        }
        catch (Exception refusal) when (refusal is IOException or UnauthorizedAccessException)
        {
            return $"The store {options.StorePath} cannot be opened: {refusal.Message}";
        }
    }

    private static IRegistryHost Open(RegistryHostOptions options) =>
        RegistryLocation.Parse(options.StorePath).Kind != RegistryLocationKind.Database ? RegistryHost.Open(options)
        : PartFiles.HasDatabase ? OpenDatabase(options)
        : throw new IOException("what opens a database is not beside the server's files. Install the whole package.");

    // Apart: nothing of the database's client is loaded before somebody asks for it.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static IRegistryHost OpenDatabase(RegistryHostOptions options) => new PostgresRegistries().Open(options);

    // A database may start after its servers do. The reason why the store cannot be served, or null when it can.
    private static async Task<string?> WaitForStoreAsync(IRegistryHost store, ServerSurroundings surroundings)
    {
        for (bool isFirst = true; ; isFirst = false)
        {
            try
            {
                await store.CheckAsync();
                return null;
            }
            catch (EcsException away) when (away.Code == Unreachable)
            {
                if (isFirst) await surroundings.Error.WriteVisibleLineAsync($"{away.Message} Waiting for it.");
            }
            catch (EcsException refusal)
            {
                return refusal.Message;
            }

            await Task.Delay(TimeSpan.FromSeconds(1), surroundings.Clock);
        }
    }

    private static Task WarnOfOthersAsync(ServerSurroundings surroundings, string url, bool isSigned) =>
        surroundings.Error.WriteVisibleLineAsync(
        $"Warning: {url} can be reached from other machines, and "
        + (isSigned
            ? "requests must be signed, but are not encrypted: anyone on the way can read them. Put a proxy with a certificate in front."
            : "there is no authentication: anyone who reaches it can read and change every task definition."
                + " --require-signature changes that."));

    // A change waits for its sync, and a compaction works on, on a thread of the pool each; on two processors the pool has no other
    // for those who read, until it notices after half a second.
    private static void LeaveThreadsForReaders()
    {
        const int Waiting = 2;
        ThreadPool.GetMinThreads(out int workers, out int ports);
        ThreadPool.SetMinThreads(workers + Waiting, ports);
    }
}
