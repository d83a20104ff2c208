using EcsTaskDef.PowerShell.Completion;
using EcsTaskDef.PowerShell.Pipeline;
using EcsTaskDef.PowerShell.Serving;

namespace EcsTaskDef.PowerShell.Commands;

/// <summary>Starts the endpoint on a store, for any ECS client.</summary>
[Cmdlet(VerbsLifecycle.Start, "TaskDefinitionServer", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(TaskDefinitionServer))]
public sealed class StartTaskDefinitionServerCommand : ServingCommand
{
    [Parameter(Position = 0)]
    [ArgumentCompleter(typeof(MemberValueCompleter))]
    [ValidateRange(0, 65535)]
    public int Port { get; set; }

    [Parameter]
    [ValidatePattern("^[0-9]{12}$")]
    [ArgumentCompleter(typeof(MemberValueCompleter))]
    public string? Account { get; set; }

    [Parameter]
    [DurationTransformation]
    [ArgumentCompleter(typeof(MemberValueCompleter))]
    public TimeSpan? RemovalDelay { get; set; }

    [Parameter]
    [ArgumentCompleter(typeof(MemberValueCompleter))]
    public string? Clock { get; set; }

    [Parameter]
    [DurationTransformation]
    [ArgumentCompleter(typeof(MemberValueCompleter))]
    public TimeSpan? Timeout { get; set; }

    [Parameter]
    public SwitchParameter SetEnvironment { get; set; }

    [Parameter]
    public SwitchParameter Force { get; set; }

    private protected override string? AccountAskedFor => Account ?? base.AccountAskedFor;

    protected override void ProcessRecord()
    {
        base.ProcessRecord();
        string region = Registry.Region;
        if (!Try(Store, () => Own(PathOfStore), out _)) return;
        if (!Confirmed(PathOfStore, $"Start task definition server in {region}")) return;
        if (!Try(Store, () => StartServer(Start(region)), out TaskDefinitionServer server)) return;
        if (SetEnvironment) RunningServer.SetVariables(server, VariablesFor(server));
        WriteObject(server);
    }

    private ServerStart Start(string region) => new()
    {
        Program = ServerStart.FindProgram(),
        DotNet = DotNetHost.Find(),
        Port = Port,
        Store = PathOfStore,
        Region = region,
        Account = AccountAskedFor,
        RemovalDelay = RemovalDelay,
        Clock = Clock,
        Patience = Timeout ?? ServerStart.DefaultPatience,
    };

    private static SdkVariables VariablesFor(TaskDefinitionServer server)
    {
        string home = HostEnvironment.Variable(HostEnvironment.IsWindows ? "USERPROFILE" : "HOME") ?? "";
        bool hasProfile = new[] { "credentials", "config" }.Any(name => File.Exists(Path.Combine(home, ".aws", name)));
        return SdkVariables.Set(server.Url, server.Region, hasProfile, HostEnvironment.Variable, HostEnvironment.SetVariable);
    }
}
