using EcsTaskDef.Model.Workloads;
using EcsTaskDef.PowerShell.Completion;
using EcsTaskDef.PowerShell.Pipeline;
using EcsTaskDef.PowerShell.Queries;

namespace EcsTaskDef.PowerShell.Commands;

/// <summary>Returns what daemons run: daemon task definitions, all that are ACTIVE or named ones.</summary>
[Cmdlet(VerbsCommon.Get, "DaemonTaskDefinition")]
[OutputType(typeof(DaemonTaskDefinition))]
public sealed class GetDaemonTaskDefinitionCommand : WorkloadCommand
{
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("DaemonTaskDefinitionArn", "Name")]
    [WorkloadNameTransformation("DaemonTaskDefinitionArn")]
    [ArgumentCompleter(typeof(NameCompleter))]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[]? DaemonTaskDefinition { get; set; }

    [Parameter]
    [ValidateSet("ACTIVE", "DELETE_IN_PROGRESS", "ALL")]
    public string? Status { get; set; }

    protected override void ProcessRecord()
    {
        base.ProcessRecord();
        if (DaemonTaskDefinition is null)
        {
            if (AsksForAll()) WriteEach(null, "daemon task definitions", Matches(static _ => true));
            return;
        }

        foreach (string name in Placed(DaemonTaskDefinition))
        {
            if (!TryWildcard(name, out Func<string, bool>? matches)) continue;
            if (matches is not null) WriteEach(name, "daemon task definitions", Matches(matches));
            else if (Try(name, () => Ask(token => DescribeAsync(name, token)), out DaemonTaskDefinition one)) WriteObject(one);
        }
    }

    // A wildcard is for families: all their revisions match.
    private IEnumerable<DaemonTaskDefinition> Matches(Func<string, bool> matches) => WorkloadListing.Of<DaemonTaskDefinition>(
        this,
        async (next, token) =>
        {
            var request = new ListDaemonTaskDefinitionsRequest { NextToken = next, Status = Status?.ToUpperInvariant() };
            ListDaemonTaskDefinitionsResponse page = await Registry.CallAsync(request, token).ConfigureAwait(false);
            return ((IReadOnlyList<string>)[.. page.DaemonTaskDefinitions.Select(static one => one.Arn!)], page.NextToken);
        },
        arn => WorkloadName.Last(arn) is var name && (matches(name) || matches(name.Split(':')[0])),
        batchSize: 1,
        async (arns, token) => new[] { await DescribeAsync(arns[0], token).ConfigureAwait(false) });

    private async ValueTask<DaemonTaskDefinition> DescribeAsync(string name, CancellationToken token) =>
        (await Registry.CallAsync(new DescribeDaemonTaskDefinitionRequest { DaemonTaskDefinition = name }, token).ConfigureAwait(false))
        .DaemonTaskDefinition;
}
