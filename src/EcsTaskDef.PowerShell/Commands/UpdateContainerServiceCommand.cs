using EcsTaskDef.Model.Workloads;
using EcsTaskDef.PowerShell.Completion;
using EcsTaskDef.PowerShell.Pipeline;

namespace EcsTaskDef.PowerShell.Commands;

/// <summary>Scales services, or starts new deployments.</summary>
[Cmdlet(VerbsData.Update, "ContainerService", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(ContainerService))]
public sealed class UpdateContainerServiceCommand : ServiceSettingsCommand
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("ServiceArn", "ServiceName", "Name")]
    [WorkloadNameTransformation("ServiceArn")]
    [ArgumentCompleter(typeof(NameCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] Service { get; set; } = null!;

    // Never from the pipeline: naming the service's own definition again would start a new deployment.
    [Parameter]
    [RevisionNameTransformation]
    [ArgumentCompleter(typeof(NameCompleter))]
    public string? TaskDefinition { get; set; }

    [Parameter]
    public SwitchParameter ForceNewDeployment { get; set; }

    protected override void ProcessRecord()
    {
        base.ProcessRecord();
        foreach (string name in Service) Update(name);
    }

    private void Update(string name)
    {
        if (!Try(name, () => RequestOf<UpdateServiceRequest>(nameof(Service), nameof(Cluster)), out UpdateServiceRequest request)) return;
        request = request with { Cluster = ClusterOf(name), Service = name };
        UpdateServiceResponse? answer = Change(
            name,
            WorkloadName.Last(name),
            $"Update service in cluster {NameOf(request.Cluster)} in {RegionName}",
            registry => Run(token => registry.UpdateServiceAsync(request, token)));
        if (answer is not null) WriteObject(answer.Service);
    }
}
