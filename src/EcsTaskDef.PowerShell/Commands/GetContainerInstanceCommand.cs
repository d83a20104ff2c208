using EcsTaskDef.Model.Workloads;
using EcsTaskDef.PowerShell.Completion;
using EcsTaskDef.PowerShell.Pipeline;
using EcsTaskDef.PowerShell.Queries;

namespace EcsTaskDef.PowerShell.Commands;

/// <summary>Returns container instances of a cluster: all that are registered, those that a filter chooses, or named ones.</summary>
[Cmdlet(VerbsCommon.Get, "ContainerInstance")]
[OutputType(typeof(ContainerInstance))]
public sealed class GetContainerInstanceCommand : ClusterCommand
{
    private const int BatchSize = 100;

    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("ContainerInstanceArn")]
    [WorkloadNameTransformation("ContainerInstanceArn")]
    [ArgumentCompleter(typeof(NameCompleter))]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[]? ContainerInstance { get; set; }

    [Parameter]
    [ValidateSet("ACTIVE", "DRAINING")]
    public string? Status { get; set; }

    [Parameter]
    [ArgumentCompleter(typeof(MemberValueCompleter))]
    public string? Filter { get; set; }

    [Parameter]
    [Alias("IncludeTags")]
    public SwitchParameter IncludeTag { get; set; }

    protected override void ProcessRecord()
    {
        base.ProcessRecord();
        if (ContainerInstance is null)
        {
            if (!AsksForAll(Cluster)) return;
            foreach (string? cluster in Placed([Cluster])) WriteEach(cluster, "container instances", Matches(static _ => true));
            return;
        }

        foreach (string name in Placed(ContainerInstance, Cluster))
        {
            if (!TryWildcard(name, out Func<string, bool>? matches)) continue;
            if (matches is not null) WriteEach(name, "container instances", Matches(matches));
            else WriteOne(name);
        }
    }

    private void WriteOne(string name)
    {
        string? cluster = ClusterOf(name);
        if (!Try(name, () => Ask(token => DescribeAsync(cluster, [name], token)), out DescribeContainerInstancesResponse answer)) return;
        foreach (ContainerInstance instance in answer.ContainerInstances) WriteObject(instance);
        WriteFailures(
            name,
            answer.Failures,
            $"Get-ContainerInstance -Cluster {PowerShellText.Argument(NameOf(cluster))} lists the container instances there are.");
    }

    private IEnumerable<ContainerInstance> Matches(Func<string, bool> matches) => WorkloadListing.Of(
        this,
        async (next, token) =>
        {
            var request = new ListContainerInstancesRequest
            {
                Cluster = Cluster, Filter = Filter, NextToken = next, Status = Status?.ToUpperInvariant(),
            };
            ListContainerInstancesResponse page = await Registry.ListContainerInstancesAsync(request, token).ConfigureAwait(false);
            return (page.ContainerInstanceArns, page.NextToken);
        },
        arn => matches(WorkloadName.Last(arn)),
        BatchSize,
        async (arns, token) => (await DescribeAsync(Cluster, arns, token).ConfigureAwait(false)).ContainerInstances);

    private ValueTask<DescribeContainerInstancesResponse> DescribeAsync(
        string? cluster, IReadOnlyList<string> names, CancellationToken token)
    {
        var request = new DescribeContainerInstancesRequest
        {
            Cluster = cluster, ContainerInstances = names, Include = IncludeTag ? new[] { "TAGS" } : null,
        };
        return Registry.DescribeContainerInstancesAsync(request, token);
    }
}
