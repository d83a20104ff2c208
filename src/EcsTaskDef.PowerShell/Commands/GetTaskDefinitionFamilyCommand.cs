using EcsTaskDef.PowerShell.Completion;
using EcsTaskDef.PowerShell.Pipeline;
using EcsTaskDef.PowerShell.Progress;
using EcsTaskDef.PowerShell.Queries;

namespace EcsTaskDef.PowerShell.Commands;

/// <summary>Returns families with their status, latest revisions and counts.</summary>
[Cmdlet(VerbsCommon.Get, "TaskDefinitionFamily")]
[OutputType(typeof(FamilySummary))]
public sealed class GetTaskDefinitionFamilyCommand : PipedCommand
{
    private const string Everything = "*";

    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Name")]
    [FamilyNameTransformation]
    [ArgumentCompleter(typeof(NameCompleter))]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Family { get; set; } = { Everything };

    [Parameter]
    [ValidateSet(FamilyStatuses.Active, FamilyStatuses.Inactive, FamilyStatuses.Any)]
    public string Status { get; set; } = FamilyStatuses.Any;

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(NameCompleter))]
    [SupportsWildcards]
    public new string[]? Region { get; set; }

    private protected override IReadOnlyList<string>? RegionsGiven => Region;

    protected override void ProcessRecord()
    {
        base.ProcessRecord();
        InEachRegion(() =>
        {
            foreach (string name in Placed(Family))
            {
                if (!TryWildcard(name, out Func<string, bool>? matches)) continue;
                if (matches is not null) WriteMatches(name, matches);
                else WriteOne(name);
            }
        });
    }

    private void WriteOne(string name)
    {
        bool found = Try(
            name,
            () => Ask(token => Registry.GetFamilyAsync(name, token)) ?? throw Faults.FamilyNotFound(name, RegionName),
            out FamilySummary family);
        string status = Status.ToUpperInvariant();
        if (found && (status == FamilyStatuses.Any || family.Status == status)) WriteObject(family);
    }

    private void WriteMatches(string pattern, Func<string, bool> matches)
    {
        bool isAll = pattern == Everything && Status == FamilyStatuses.Any;
        var count = new ProgressCount("Reading families", "families", () => isAll ? DescribeRegion()?.FamilyCount : null);
        string prefix = FamilyStream.PrefixOf(pattern);
        foreach (FamilySummary family in Each(pattern, () => FamilyStream.Of(Registry, prefix, Status.ToUpperInvariant(), this)))
        {
            if (matches(family.Family)) WriteObject(family);
            Advance(count);
        }
    }
}
