using EcsTaskDef.Model.Workloads;
using EcsTaskDef.PowerShell.Completion;
using EcsTaskDef.PowerShell.Errors;
using EcsTaskDef.PowerShell.Input;
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
    [ArgumentCompleter(typeof(ServiceCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] Service { get; set; } = null!;

    [Parameter]
    public SwitchParameter Enforce { get; set; }

    private protected override void Process()
    {
        foreach (string name in Service) Remove(name);
    }

    private void Remove(string name)
    {
        string? cluster = ClusterOf(name);
        var request = new DeleteServiceRequest { Cluster = cluster, Force = Enforce.IsPresent, Service = name };
        if (TryChange(
            name,
            WorkloadName.Last(name),
            $"Delete service in cluster {NameOf(cluster)} in {RegionName}",
            (registry, token) => registry.DeleteServiceAsync(request, token),
            out DeleteServiceResponse answer,
            error => error.Code == EcsErrorCodes.InvalidParameter
                ? $"Stop its tasks first with: Update-ContainerService {PowerShellText.Argument(WorkloadName.Last(name))} "
                    + $"-Cluster {PowerShellText.Argument(NameOf(cluster))} -DesiredCount 0, or add -Enforce."
                : null))
            WriteObject(answer.Service);
    }
}
