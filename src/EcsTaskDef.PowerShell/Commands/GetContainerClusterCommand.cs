using EcsTaskDef.Model.Workloads;
using EcsTaskDef.PowerShell.Completion;
using EcsTaskDef.PowerShell.Pipeline;
using EcsTaskDef.PowerShell.Queries;

namespace EcsTaskDef.PowerShell.Commands;

/// <summary>Returns clusters: all that are ACTIVE, or named ones.</summary>
[Cmdlet(VerbsCommon.Get, "ContainerCluster")]
[OutputType(typeof(ContainerCluster))]
public sealed class GetContainerClusterCommand : WorkloadCommand
{
    private const string Tags = "TAGS";
    private const int BatchSize = 100;

    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("ClusterArn", "ClusterName", "Name")]
    [WorkloadNameTransformation("ClusterArn")]
    [ArgumentCompleter(typeof(NameCompleter))]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[]? Cluster { get; set; }

    [Parameter]
    [ValidateSet("ATTACHMENTS", "CONFIGURATIONS", "SETTINGS", "STATISTICS", Tags)]
    public string[]? Include { get; set; }

    [Parameter]
    [Alias("IncludeTags")]
    public SwitchParameter IncludeTag { get; set; }

    private string[] Fields =>
        (Include ?? Array.Empty<string>()).Select(static name => name.ToUpperInvariant())
        .Concat(IncludeTag ? new[] { Tags } : Array.Empty<string>()).Distinct().ToArray();

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(NameCompleter))]
    [SupportsWildcards]
    public new string[]? Region { get; set; }

    private protected override IReadOnlyList<string>? RegionsGiven => Region;

    protected override void ProcessRecord()
    {
        base.ProcessRecord();
        InEachRegion(WriteRegion);
    }

    private void WriteRegion()
    {
        if (Cluster is null)
        {
            if (AsksForAll()) WriteEach(null, "clusters", Matches(static _ => true));
            return;
        }

        foreach (string name in Placed(Cluster))
        {
            if (!TryWildcard(name, out Func<string, bool>? matches)) continue;
            if (matches is not null) WriteEach(name, "clusters", Matches(matches));
            else WriteOne(name);
        }
    }

    private void WriteOne(string name)
    {
        if (!Try(name, () => Ask(token => DescribeAsync(new[] { name }, token)), out DescribeClustersResponse answer)) return;
        foreach (ContainerCluster cluster in answer.Clusters) WriteObject(cluster);
        WriteFailures(name, answer.Failures, "Get-ContainerCluster lists the clusters there are; New-ContainerCluster creates one.");
    }

    private IEnumerable<ContainerCluster> Matches(Func<string, bool> matches) => WorkloadListing.Of(
        this,
        async (next, token) =>
        {
            ListClustersResponse page = await Registry
                .ListClustersAsync(new ListClustersRequest { NextToken = next }, token).ConfigureAwait(false);
            return (page.ClusterArns, page.NextToken);
        },
        arn => matches(WorkloadName.Last(arn)),
        BatchSize,
        async (arns, token) => (await DescribeAsync(arns, token).ConfigureAwait(false)).Clusters);

    private ValueTask<DescribeClustersResponse> DescribeAsync(IReadOnlyList<string> names, CancellationToken token) =>
        Registry.DescribeClustersAsync(new DescribeClustersRequest { Clusters = names, Include = Fields }, token);
}
