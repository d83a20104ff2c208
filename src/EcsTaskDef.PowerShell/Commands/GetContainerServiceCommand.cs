using EcsTaskDef.Model.Workloads;
using EcsTaskDef.PowerShell.Completion;
using EcsTaskDef.PowerShell.Pipeline;
using EcsTaskDef.PowerShell.Queries;

namespace EcsTaskDef.PowerShell.Commands;

/// <summary>Returns services of a cluster: all that are ACTIVE, those that a filter chooses, or named ones.</summary>
[Cmdlet(VerbsCommon.Get, "ContainerService")]
[OutputType(typeof(ContainerService))]
public sealed class GetContainerServiceCommand : ClusterCommand
{
    private const int BatchSize = 10;
    private const int PageSize = 100;

    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("ServiceArn", "ServiceName", "Name")]
    [WorkloadNameTransformation("ServiceArn")]
    [ArgumentCompleter(typeof(NameCompleter))]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[]? Service { get; set; }

    [Parameter]
    [ArgumentCompleter(typeof(MemberValueCompleter))]
    public string? LaunchType { get; set; }

    [Parameter]
    [ArgumentCompleter(typeof(MemberValueCompleter))]
    public string? SchedulingStrategy { get; set; }

    [Parameter]
    [ArgumentCompleter(typeof(MemberValueCompleter))]
    public string? ResourceManagementType { get; set; }

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
        if (Service is null)
        {
            if (!AsksForAll(Cluster)) return;
            foreach (string? cluster in Placed([Cluster])) WriteEach(cluster, "services", Matches(static _ => true));
            return;
        }

        foreach (string name in Placed(Service, Cluster))
        {
            if (!TryWildcard(name, out Func<string, bool>? matches)) continue;
            if (matches is not null) WriteEach(name, "services", Matches(matches));
            else WriteOne(name);
        }
    }

    private void WriteOne(string name)
    {
        string? cluster = ClusterOf(name);
        if (!Try(name, () => Ask(token => DescribeAsync(cluster, new[] { name }, token)), out DescribeServicesResponse answer)) return;
        foreach (ContainerService service in answer.Services)
        {
            if (Wants(service)) WriteObject(service);
        }

        WriteFailures(
            name,
            answer.Failures,
            $"Get-ContainerService -Cluster {PowerShellText.Argument(NameOf(cluster))} lists the services there are.");
    }

    private bool Wants(ContainerService service) =>
        (LaunchType is null || service.LaunchType == LaunchType)
        && (SchedulingStrategy is null || service.SchedulingStrategy == SchedulingStrategy)
        && (ResourceManagementType is null || service.ResourceManagementType == ResourceManagementType);

    private IEnumerable<ContainerService> Matches(Func<string, bool> matches) => WorkloadListing.Of(
        this,
        async (next, token) =>
        {
            var request = new ListServicesRequest
            {
                Cluster = Cluster,
                LaunchType = LaunchType,
                MaxResults = PageSize,
                NextToken = next,
                ResourceManagementType = ResourceManagementType,
                SchedulingStrategy = SchedulingStrategy,
            };
            ListServicesResponse page = await Registry.ListServicesAsync(request, token).ConfigureAwait(false);
            return (page.ServiceArns, page.NextToken);
        },
        arn => matches(WorkloadName.Last(arn)),
        BatchSize,
        async (arns, token) => (await DescribeAsync(Cluster, arns, token).ConfigureAwait(false)).Services);

    private ValueTask<DescribeServicesResponse> DescribeAsync(string? cluster, IReadOnlyList<string> names, CancellationToken token)
    {
        var request = new DescribeServicesRequest { Cluster = cluster, Services = names, Include = IncludeTag ? new[] { "TAGS" } : null };
        return Registry.DescribeServicesAsync(request, token);
    }
}
