using EcsTaskDef.PowerShell.Completion;
using EcsTaskDef.PowerShell.Pipeline;
using EcsTaskDef.PowerShell.Serving;

namespace EcsTaskDef.PowerShell.Commands;

/// <summary>Opens the console on a store, of a server that runs or of one that it starts.</summary>
[Cmdlet(VerbsCommon.Show, "TaskDefinitionConsole")]
[OutputType(typeof(string))]
public sealed class ShowTaskDefinitionConsoleCommand : ServingCommand
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(5);

    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("TaskDefinitionArn", "Arn")]
    [ArgumentCompleter(typeof(NameCompleter))]
    public string? TaskDefinition { get; set; }

    [Parameter]
    public SwitchParameter AddressOnly { get; set; }

    protected override void ProcessRecord()
    {
        base.ProcessRecord();
        if (!Try(Store, () => Own(PathOfStore), out _)) return;
        string region = Registry.Region;
        if (!Try(Store, () => Running() ?? Started(region), out TaskDefinitionServer server)) return;
        string address = ConsoleAddress.Of(server.Url, region, TaskDefinition);
        if (!AddressOnly && !WebBrowser.Open(address)) WriteVerbose("There is no browser to open it with.");
        WriteObject(address);
    }

    private TaskDefinitionServer? Running() => RunningServer.All.Select(static server => server.Description)
        .Concat(ServerFile.OfUser().Running())
        .FirstOrDefault(server => server.Store == PathOfStore && Ask(token => RunningServer.AnswersAsync(server.Url, s_patience, token)));

    private TaskDefinitionServer Started(string region) => StartServer(new ServerStart
    {
        Program = ServerStart.FindProgram(),
        DotNet = DotNetHost.Find(),
        Port = 0,
        Store = PathOfStore,
        Region = region,
        Account = AccountAskedFor,
        Patience = ServerStart.DefaultPatience,
    });
}
