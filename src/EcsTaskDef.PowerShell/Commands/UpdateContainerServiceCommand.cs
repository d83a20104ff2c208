using EcsTaskDef.Model.Workloads;
using EcsTaskDef.PowerShell.Completion;
using EcsTaskDef.PowerShell.Pipeline;
using EcsTaskDef.PowerShell.Queries;

namespace EcsTaskDef.PowerShell.Commands;

/// <summary>Scales services, or starts new deployments.</summary>
[Cmdlet(
    VerbsData.Update, "ContainerService", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium,
    DefaultParameterSetName = ServiceSet)]
[OutputType(typeof(ContainerService))]
public sealed class UpdateContainerServiceCommand : ServiceSettingsCommand
{
    private const string ServiceSet = "Service";
    private const string TaskDefinitionSet = "TaskDefinition";

    [Parameter(
        ParameterSetName = ServiceSet, Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = TaskDefinitionSet, Mandatory = true, Position = 0)]
    [Alias("ServiceArn", "ServiceName", "Name")]
    [WorkloadNameTransformation("ServiceArn")]
    [ArgumentCompleter(typeof(NameCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] Service { get; set; } = null!;

    // Only where the service is named: a service of the pipeline must not pass its own on, which would start a new deployment.
    [Parameter(ParameterSetName = ServiceSet)]
    [Parameter(ParameterSetName = TaskDefinitionSet, Mandatory = true, ValueFromPipeline = true)]
    [RevisionNameTransformation(TakesUsers = false, UserRefusal =
        "is no revision. To let a service run what another one runs, pipe its revision: Get-TaskDefinition $_.TaskDefinition.")]
    [ArgumentCompleter(typeof(NameCompleter))]
    public string? TaskDefinition { get; set; }

    [Parameter]
    public SwitchParameter ForceNewDeployment { get; set; }

    protected override void ProcessRecord()
    {
        base.ProcessRecord();
        foreach (string name in Placed(Service, Cluster, TaskDefinition)) Update(name);
    }

    private void Update(string name)
    {
        if (!Try(name, () => RequestOf<UpdateServiceRequest>(nameof(Service), nameof(Cluster)), out UpdateServiceRequest request)) return;
        request = request with { Cluster = ClusterOf(name), Service = name };
        UpdateServiceResponse? answer = Change(
            name,
            WorkloadName.Last(name),
            $"Update service in cluster {NameOf(request.Cluster)} in {PlaceName}",
            registry => Run(token => registry.UpdateServiceAsync(request, token)));
        if (answer is null) return;
        string? deployed = request.TaskDefinition is null ? null : answer.Service.TaskDefinition;
        if (Wait) AwaitService(name, request.Cluster, ServiceWait.Steady, deployed);
        else WriteObject(answer.Service);
    }
}
