using EcsTaskDef.Model.Workloads;
using EcsTaskDef.PowerShell.Completion;
using EcsTaskDef.PowerShell.Pipeline;
using EcsTaskDef.PowerShell.Queries;

namespace EcsTaskDef.PowerShell.Commands;

/// <summary>Creates a service on an ACTIVE revision.</summary>
[Cmdlet(VerbsCommon.New, "ContainerService", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(ContainerService))]
public sealed class NewContainerServiceCommand : ServiceSettingsCommand
{
    [Parameter(Mandatory = true, Position = 0)]
    [Alias("Name")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(MemberValueCompleter))]
    public string ServiceName { get; set; } = null!;

    [Parameter(Position = 1, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("TaskDefinitionArn")]
    [RevisionNameTransformation]
    [ArgumentCompleter(typeof(NameCompleter))]
    public string? TaskDefinition { get; set; }

    [Parameter]
    [ArgumentCompleter(typeof(MemberValueCompleter))]
    public string? ClientToken { get; set; }

    [Parameter]
    [ArgumentCompleter(typeof(MemberValueCompleter))]
    public string? LaunchType { get; set; }

    [Parameter]
    [ArgumentCompleter(typeof(MemberValueCompleter))]
    public string? Role { get; set; }

    [Parameter]
    [ArgumentCompleter(typeof(MemberValueCompleter))]
    public string? SchedulingStrategy { get; set; }

    [Parameter]
    [Alias("Tags")]
    [TagTransformation]
    [ArgumentCompleter(typeof(MemberValueCompleter))]
    public Tag[]? Tag { get; set; }

    protected override void ProcessRecord()
    {
        base.ProcessRecord();
        foreach (string? _ in Placed([TaskDefinition], Cluster)) Create();
    }

    private void Create()
    {
        if (!Try(ServiceName, () => RequestOf<CreateServiceRequest>(), out CreateServiceRequest request)) return;
        CreateServiceResponse? answer = Change(
            ServiceName,
            ServiceName,
            $"Create service in cluster {NameOf(Cluster)} in {PlaceName}",
            registry => RunInCluster(registry, token => registry.CreateServiceAsync(request, token))!);
        if (answer is null) return;
        if (Wait) AwaitService(ServiceName, request.Cluster, ServiceWait.Steady, answer.Service.TaskDefinition);
        else WriteObject(answer.Service);
    }
}
