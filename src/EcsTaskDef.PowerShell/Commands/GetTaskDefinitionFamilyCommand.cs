using EcsTaskDef.PowerShell.Completion;
using EcsTaskDef.PowerShell.Errors;
using EcsTaskDef.PowerShell.Pipeline;
using EcsTaskDef.PowerShell.Progress;
using EcsTaskDef.PowerShell.Queries;
using EcsTaskDef.Registry;

namespace EcsTaskDef.PowerShell.Commands;

/// <summary>Gives families with their status, latest revisions and counts.</summary>
[Cmdlet(VerbsCommon.Get, "TaskDefinitionFamily")]
[OutputType(typeof(FamilySummary))]
public sealed class GetTaskDefinitionFamilyCommand : RegistryCommand
{
    private const string Everything = "*";

    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Family")]
    [ArgumentCompleter(typeof(FamilyCompleter))]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Name { get; set; } = { Everything };

    [Parameter]
    [ValidateSet(FamilyStatuses.Active, FamilyStatuses.Inactive, FamilyStatuses.Any)]
    public string Status { get; set; } = FamilyStatuses.Any;

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(RegionCompleter))]
    public override string? Region { get; set; }

    private protected override void Process()
    {
        foreach (string name in Name)
        {
            if (!TryWildcard(name, out Func<string, bool>? matches)) continue;
            if (matches is not null) GiveMatches(name, matches);
            else GiveOne(name);
        }
    }

    private void GiveOne(string name)
    {
        bool found = Try(
            name,
            () => Wait(token => Registry.GetFamilyAsync(name, token)) ?? throw Faults.FamilyNotFound(name, RegionName),
            out FamilySummary family);
        string status = Status.ToUpperInvariant();
        if (found && (status == FamilyStatuses.Any || family.Status == status)) WriteObject(family);
    }

    private void GiveMatches(string pattern, Func<string, bool> matches)
    {
        IEnumerator<FamilySummary>? families = null;
        var count = new ProgressCount("Reading families", "families", () => pattern == Everything && Status == FamilyStatuses.Any ? DescribeRegion()?.FamilyCount : null);
        while (Try(pattern, Next, out FamilySummary? family) && family is not null)
        {
            if (matches(family.Family)) WriteObject(family);
            Advance(count);
        }

        families?.Dispose();

        FamilySummary? Next()
        {
            families ??= FamilyStream
                .Of(Registry, FamilyStream.PrefixOf(pattern), Status.ToUpperInvariant(), this)
                .GetEnumerator();
            return families.MoveNext() ? families.Current : null;
        }
    }
}
