using EcsTaskDef.PowerShell.Serving;

namespace EcsTaskDef.PowerShell.Pipeline;

/// <summary>A cmdlet that starts a server.</summary>
public abstract class ServingCommand : RegistryCommand
{
    private protected override bool ChangesStore => false;

    /// <summary>Starts a server, and lets other sessions find it.</summary>
    private protected TaskDefinitionServer StartServer(ServerStart start)
    {
        TaskDefinitionServer server = Ask(token => RunningServer.StartAsync(start, HostEnvironment.Clock, token));
        try
        {
            RunningServer.Announce(server);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            WriteWarning($"Other sessions will not find {server}: {exception.Message}");
        }

        return server;
    }
}
