using EcsTaskDef.PowerShell.Completion;
using EcsTaskDef.PowerShell.Pipeline;
using EcsTaskDef.PowerShell.Serving;

namespace EcsTaskDef.PowerShell.Commands;

/// <summary>Returns the endpoints of this user that run, whichever PowerShell started them.</summary>
[Cmdlet(VerbsCommon.Get, "TaskDefinitionServer")]
[OutputType(typeof(TaskDefinitionServer))]
public sealed class GetTaskDefinitionServerCommand : StoreCommand
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(5);

    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("Id")]
    [ArgumentCompleter(typeof(MemberValueCompleter))]
    public int[]? ProcessId { get; set; }

    [Parameter]
    [ArgumentCompleter(typeof(NameCompleter))]
    [SupportsWildcards]
    public new string[]? Region { get; set; }

    protected override void ProcessRecord()
    {
        TaskDefinitionServer[] servers = RunningServer.All.Select(static server => server.Description)
            .Concat(ServerFile.OfUser().Running())
            .GroupBy(static server => server.ProcessId).Select(static same => same.First())
            .Where(server => Region is null || Array.Exists(Region, region => IsOf(region, server)))
            .Where(server => string.IsNullOrEmpty(Store) || server.Store == PathOfStore)
            .OrderBy(static server => server.StartedAt).ToArray();
        if (ProcessId is null)
        {
            foreach (TaskDefinitionServer server in servers) Write(server);
            return;
        }

        foreach (int id in ProcessId)
        {
            if (Array.Find(servers, server => server.ProcessId == id) is { } known) Write(known);
            else WriteError(Faults.ServerNotFound(id), id);
        }
    }

    private static bool IsOf(string region, TaskDefinitionServer server) =>
        NameWildcard.Of(region) is { } matches ? matches(server.Region) : region == server.Region;

    private void Write(TaskDefinitionServer server)
    {
        if (Ask(token => RunningServer.AnswersAsync(server.Url, s_patience, token))) WriteObject(server);
        else WriteWarning($"Process {server.ProcessId} runs, but does not answer at {server.Url}; its log is {server.LogPath}.");
    }
}
