using EcsTaskDef.PowerShell.Completion;
using EcsTaskDef.PowerShell.Pipeline;
using EcsTaskDef.PowerShell.Serving;

namespace EcsTaskDef.PowerShell.Commands;

/// <summary>Stops endpoints that this PowerShell started.</summary>
[Cmdlet(VerbsLifecycle.Stop, "TaskDefinitionServer", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
public sealed class StopTaskDefinitionServerCommand : StoreCommand
{
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("Id")]
    [ArgumentCompleter(typeof(MemberValueCompleter))]
    public int[]? ProcessId { get; set; }

    [Parameter]
    public SwitchParameter Force { get; set; }

    private protected override bool ChangesStore => false;

    protected override void ProcessRecord()
    {
        IEnumerable<RunningServer> servers = RunningServer.All
            .Where(server => RegionAsked is null || server.Description.Region == Region)
            .Where(server => string.IsNullOrEmpty(Store) || server.Description.Store == PathOfStore)
            .ToArray();
        if (ProcessId is null)
        {
            foreach (RunningServer server in servers) Stop(server);
            return;
        }

        foreach (int id in ProcessId)
        {
            if (servers.FirstOrDefault(server => server.Description.ProcessId == id) is { } known) Stop(known);
            else WriteError(Faults.ServerUnknown(id), id);
        }
    }

    private void Stop(RunningServer server)
    {
        if (Confirmed(server.Description.Url, "Stop task definition server"))
            Try(server.Description.ProcessId, () => Run(server.StopAsync), out _);
    }
}
