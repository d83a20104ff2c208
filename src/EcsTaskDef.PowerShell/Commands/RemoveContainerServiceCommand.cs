using EcsTaskDef.Model.Workloads;
using EcsTaskDef.PowerShell.Completion;
using EcsTaskDef.PowerShell.Pipeline;

namespace EcsTaskDef.PowerShell.Commands;

/// <summary>Deletes services. <c>-Enforce</c> is ECS's force.</summary>
[Cmdlet(VerbsCommon.Remove, "ContainerService", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(ContainerService))]
public sealed class RemoveContainerServiceCommand : ClusterCommand
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("ServiceArn", "ServiceName", "Name")]
    [WorkloadNameTransformation("ServiceArn")]
    [ArgumentCompleter(typeof(NameCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] Service { get; set; } = null!;

    [Parameter]
    public SwitchParameter Enforce { get; set; }

    [Parameter]
    public SwitchParameter Force { get; set; }

    protected override void ProcessRecord()
    {
        base.ProcessRecord();
        foreach (string name in Placed(Service, Cluster)) Remove(name);
    }

    private void Remove(string name)
    {
        string? cluster = ClusterOf(name);
        var request = new DeleteServiceRequest { Cluster = cluster, Force = Enforce.IsPresent, Service = name };
        DeleteServiceResponse? answer = Change(
            name,
            WorkloadName.Last(name),
            $"Delete service in cluster {NameOf(cluster)} in {PlaceName}",
            registry => Run(token => registry.DeleteServiceAsync(request, token)),
            error => error.Code == EcsErrorCodes.InvalidParameter
                ? $"Stop its tasks first with: Update-ContainerService {PowerShellText.Argument(WorkloadName.Last(name))} "
                    + $"-Cluster {PowerShellText.Argument(NameOf(cluster))} -DesiredCount 0, or add -Enforce."
                : null);
        if (answer is not null) WriteObject(answer.Service);
    }
}
