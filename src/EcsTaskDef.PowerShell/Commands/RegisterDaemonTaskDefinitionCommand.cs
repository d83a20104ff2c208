using EcsTaskDef.Model.Workloads;
using EcsTaskDef.PowerShell.Completion;
using EcsTaskDef.PowerShell.Pipeline;

namespace EcsTaskDef.PowerShell.Commands;

/// <summary>Registers the next revision of what a daemon runs.</summary>
[Cmdlet(VerbsLifecycle.Register, "DaemonTaskDefinition", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(DaemonTaskDefinition))]
public sealed class RegisterDaemonTaskDefinitionCommand : WorkloadCommand
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(NameCompleter))]
    [ValidateNotNullOrEmpty]
    public string Family { get; set; } = null!;

    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [Alias("ContainerDefinitions")]
    [StructureTransformation(typeof(ContainerDefinition), IsList = true)]
    [ArgumentCompleter(typeof(MemberValueCompleter))]
    public ContainerDefinition[] ContainerDefinition { get; set; } = null!;

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(MemberValueCompleter))]
    public string? Cpu { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(MemberValueCompleter))]
    public string? Memory { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(MemberValueCompleter))]
    public string? ExecutionRoleArn { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(MemberValueCompleter))]
    public string? TaskRoleArn { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(MemberValueCompleter))]
    public string? IpcMode { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(MemberValueCompleter))]
    public string? PidMode { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Volumes")]
    [StructureTransformation(typeof(Volume), IsList = true)]
    [ArgumentCompleter(typeof(MemberValueCompleter))]
    public Volume[]? Volume { get; set; }

    [Parameter]
    [Alias("Tags")]
    [TagTransformation]
    [ArgumentCompleter(typeof(MemberValueCompleter))]
    public Tag[]? Tag { get; set; }

    [Parameter]
    public SwitchParameter Force { get; set; }

    protected override void ProcessRecord()
    {
        base.ProcessRecord();
        if (!Try(Family, () => RequestOf<RegisterDaemonTaskDefinitionRequest>(), out RegisterDaemonTaskDefinitionRequest request)) return;
        DaemonTaskDefinitionArnResponse? answer = Change(
            Family, Family, $"Register daemon task definition in {PlaceName}",
            registry => Run(token => registry.CallAsync(request, token)));
        if (answer is null) return;
        var asked = new DescribeDaemonTaskDefinitionRequest { DaemonTaskDefinition = answer.DaemonTaskDefinitionArn };
        if (Try(Family, () => Ask(token => Registry.CallAsync(asked, token)), out DescribeDaemonTaskDefinitionResponse described))
            WriteObject(described.DaemonTaskDefinition);
    }
}
