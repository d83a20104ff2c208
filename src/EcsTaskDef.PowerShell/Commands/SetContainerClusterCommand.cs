using EcsTaskDef.Model.Workloads;
using EcsTaskDef.PowerShell.Completion;
using EcsTaskDef.PowerShell.Pipeline;

namespace EcsTaskDef.PowerShell.Commands;

/// <summary>Sets the capacity providers of clusters, and their default strategy.</summary>
[Cmdlet(VerbsCommon.Set, "ContainerCluster", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(ContainerCluster))]
public sealed class SetContainerClusterCommand : WorkloadCommand
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("ClusterArn", "ClusterName", "Name")]
    [WorkloadNameTransformation("ClusterArn")]
    [ArgumentCompleter(typeof(NameCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] Cluster { get; set; } = null!;

    [Parameter]
    [Alias("CapacityProviders")]
    [ArgumentCompleter(typeof(NameCompleter))]
    [AllowEmptyCollection]
    public string[]? CapacityProvider { get; set; }

    [Parameter]
    [StructureTransformation(typeof(CapacityProviderStrategyItem), IsList = true)]
    [ArgumentCompleter(typeof(MemberValueCompleter))]
    [AllowEmptyCollection]
    public CapacityProviderStrategyItem[]? DefaultCapacityProviderStrategy { get; set; }

    [Parameter]
    public SwitchParameter Force { get; set; }

    protected override void ProcessRecord()
    {
        base.ProcessRecord();
        foreach (string name in Placed(Cluster)) Put(name);
    }

    private void Put(string name)
    {
        if (!Try(
            name, () => RequestOf<PutClusterCapacityProvidersRequest>(nameof(Cluster)), out PutClusterCapacityProvidersRequest request))
            return;

        // ECS wants both: what is not given stays as it is.
        if (request.CapacityProviders is null || request.DefaultCapacityProviderStrategy is null)
        {
            var asked = new DescribeClustersRequest { Clusters = [name] };
            if (!Try(name, () => Ask(token => Registry.DescribeClustersAsync(asked, token)), out DescribeClustersResponse answered)) return;
            ContainerCluster? before = answered.Clusters.Count > 0 ? answered.Clusters[0] : null;
            request = request with
            {
                CapacityProviders = request.CapacityProviders ?? before?.CapacityProviders ?? [],
                DefaultCapacityProviderStrategy =
                    request.DefaultCapacityProviderStrategy ?? before?.DefaultCapacityProviderStrategy ?? [],
            };
        }

        request = request with { Cluster = name };
        UpdateClusterResponse? answer = Change(
            name,
            WorkloadName.Last(name),
            $"Set capacity providers of cluster in {PlaceName}",
            registry => Run(token => registry.CallAsync(request, token)));
        if (answer is not null) WriteObject(answer.Cluster);
    }
}
