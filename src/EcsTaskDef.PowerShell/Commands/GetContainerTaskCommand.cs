using EcsTaskDef.Model.Workloads;
using EcsTaskDef.PowerShell.Completion;
using EcsTaskDef.PowerShell.Pipeline;
using EcsTaskDef.PowerShell.Queries;

namespace EcsTaskDef.PowerShell.Commands;

/// <summary>Returns tasks of a cluster: those whose desired status is RUNNING, those that a filter chooses, or named ones.</summary>
[Cmdlet(VerbsCommon.Get, "ContainerTask", DefaultParameterSetName = FilterSet)]
[OutputType(typeof(ContainerTask))]
public sealed class GetContainerTaskCommand : ClusterCommand
{
    private const string FilterSet = "Filter";
    private const string TaskSet = "Task";
    private const int BatchSize = 100;

    [Parameter(
        ParameterSetName = TaskSet, Mandatory = true, Position = 0,
        ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("TaskArn")]
    [WorkloadNameTransformation("TaskArn")]
    [ArgumentCompleter(typeof(NameCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] Task { get; set; } = null!;

    [Parameter(ParameterSetName = FilterSet)]
    [ArgumentCompleter(typeof(NameCompleter))]
    public string? Family { get; set; }

    [Parameter(ParameterSetName = FilterSet, ValueFromPipelineByPropertyName = true)]
    [Alias("Service", "ServiceArn")]
    [WorkloadNameTransformation("ServiceArn")]
    [ArgumentCompleter(typeof(NameCompleter))]
    public string? ServiceName { get; set; }

    [Parameter(ParameterSetName = FilterSet)]
    [ArgumentCompleter(typeof(MemberValueCompleter))]
    public string? StartedBy { get; set; }

    [Parameter(ParameterSetName = FilterSet)]
    [ArgumentCompleter(typeof(MemberValueCompleter))]
    public string? DesiredStatus { get; set; }

    [Parameter(ParameterSetName = FilterSet)]
    [ArgumentCompleter(typeof(MemberValueCompleter))]
    public string? LaunchType { get; set; }

    [Parameter(ParameterSetName = FilterSet)]
    [ArgumentCompleter(typeof(MemberValueCompleter))]
    public string? ContainerInstance { get; set; }

    [Parameter]
    [Alias("IncludeTags")]
    public SwitchParameter IncludeTag { get; set; }

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
        if (ParameterSetName == TaskSet)
        {
            foreach (string name in Placed(Task, Cluster)) WriteOne(name);
            return;
        }

        if (!AsksForAll(ServiceName, Cluster)) return;
        foreach (string? name in Placed([ServiceName ?? Cluster], Cluster)) WriteEach(name, "tasks", Listed());
    }

    private void WriteOne(string name)
    {
        if (!Try(name, () => Ask(token => DescribeAsync(ClusterOf(name), new[] { name }, token)), out DescribeTasksResponse answer)) return;
        foreach (ContainerTask task in answer.Tasks) WriteObject(task);
        WriteFailures(
            name,
            answer.Failures,
            $"Get-ContainerTask -Cluster {PowerShellText.Argument(NameOf(ClusterOf(name)))} lists the tasks there are; "
                + "stopped ones can be seen for an hour.");
    }

    private IEnumerable<ContainerTask> Listed()
    {
        string? cluster = string.IsNullOrEmpty(Cluster) && ServiceName is { } service ? WorkloadName.ClusterIn(service) : Cluster;
        return WorkloadListing.Of(
            this,
            async (next, token) =>
            {
                var request = new ListTasksRequest
                {
                    Cluster = cluster,
                    ContainerInstance = ContainerInstance,
                    DesiredStatus = DesiredStatus?.ToUpperInvariant(),
                    Family = Family,
                    LaunchType = LaunchType,
                    NextToken = next,
                    ServiceName = ServiceName,
                    StartedBy = StartedBy,
                };
                ListTasksResponse page = await Registry.ListTasksAsync(request, token).ConfigureAwait(false);
                return (page.TaskArns, page.NextToken);
            },
            static _ => true,
            BatchSize,
            async (arns, token) => (await DescribeAsync(cluster, arns, token).ConfigureAwait(false)).Tasks);
    }

    private ValueTask<DescribeTasksResponse> DescribeAsync(string? cluster, IReadOnlyList<string> names, CancellationToken token)
    {
        var request = new DescribeTasksRequest { Cluster = cluster, Tasks = names, Include = IncludeTag ? new[] { "TAGS" } : null };
        return Registry.DescribeTasksAsync(request, token);
    }
}
