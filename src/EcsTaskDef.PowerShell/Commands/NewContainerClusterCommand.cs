using EcsTaskDef.PowerShell.Completion;
using EcsTaskDef.Model.Workloads;
using EcsTaskDef.PowerShell.Pipeline;

namespace EcsTaskDef.PowerShell.Commands;

/// <summary>Creates a cluster.</summary>
[Cmdlet(VerbsCommon.New, "ContainerCluster", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(ContainerCluster))]
public sealed class NewContainerClusterCommand : WorkloadCommand
{
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Name")]
    [WorkloadNameTransformation("ClusterName")]
    [ArgumentCompleter(typeof(MemberValueCompleter))]
    public string? ClusterName { get; set; }

    [Parameter]
    [Alias("CapacityProviders")]
    [ArgumentCompleter(typeof(NameCompleter))]
    public string[]? CapacityProvider { get; set; }

    [Parameter]
    [ArgumentCompleter(typeof(MemberValueCompleter))]
    public object? Configuration { get; set; }

    [Parameter]
    [StructureTransformation(typeof(CapacityProviderStrategyItem), IsList = true)]
    [ArgumentCompleter(typeof(MemberValueCompleter))]
    public CapacityProviderStrategyItem[]? DefaultCapacityProviderStrategy { get; set; }

    [Parameter]
    [Alias("ServiceConnectDefaults")]
    [ArgumentCompleter(typeof(MemberValueCompleter))]
    public object? ServiceConnectDefault { get; set; }

    [Parameter]
    [Alias("Settings")]
    [StructureTransformation(typeof(ClusterSetting), IsList = true)]
    [ArgumentCompleter(typeof(MemberValueCompleter))]
    public ClusterSetting[]? Setting { get; set; }

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
        foreach (string? name in Placed([ClusterName])) Create(string.IsNullOrEmpty(name) ? "default" : name!);
    }

    private void Create(string name)
    {
        if (!Try(name, () => RequestOf<CreateClusterRequest>(), out CreateClusterRequest request)) return;
        CreateClusterResponse? answer = Change(
            name, name, $"Create cluster in {PlaceName}", registry => Run(token => registry.CreateClusterAsync(request, token)));
        if (answer is not null) WriteObject(answer.Cluster);
    }
}
