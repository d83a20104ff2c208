using EcsTaskDef.PowerShell.Completion;
using EcsTaskDef.PowerShell.Pipeline;
using EcsTaskDef.PowerShell.Progress;
using EcsTaskDef.PowerShell.Queries;

namespace EcsTaskDef.PowerShell.Commands;

/// <summary>Returns revisions with the tasks and services that use them, and what can be done with them.</summary>
[Cmdlet(VerbsCommon.Get, "TaskDefinitionUsage", DefaultParameterSetName = NameSet)]
[OutputType(typeof(TaskDefinitionUsage))]
public sealed class GetTaskDefinitionUsageCommand : PipedCommand
{
    private const string NameSet = "Name";
    private const string FamilySet = "Family";

    private readonly HashSet<string> _unseen = new(StringComparer.Ordinal);

    [Parameter(ParameterSetName = NameSet, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("TaskDefinitionArn", "Arn")]
    [RevisionNameTransformation]
    [ArgumentCompleter(typeof(NameCompleter))]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[]? TaskDefinition { get; set; }

    [Parameter(ParameterSetName = FamilySet, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(NameCompleter))]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[]? Family { get; set; }

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
            foreach (string name in Placed((ParameterSetName == FamilySet ? Family : TaskDefinition) ?? ["*"])) WriteUsage(name);
        });
    }

    private void WriteUsage(string name)
    {
        var count = new ProgressCount("Reading who uses what", "revisions");
        foreach (TaskDefinitionUsage usage in Each(name, () => Find(name)))
        {
            foreach (string missing in usage.Missing.Where(_unseen.Add)) WriteWarning($"Not all users could be seen: {missing}");
            WriteObject(usage);
            Advance(count);
        }
    }

    private IEnumerable<TaskDefinitionUsage> Find(string text)
    {
        RevisionName name = RevisionName.Parse(text);
        if (!name.IsArn && NameWildcard.Of(name.Family) is { } matches)
        {
            return UsageStream.OfFamilies(Registry, FamilyStream.PrefixOf(name.Family), matches, this)
                .Where(usage => name.Revision is null || usage.Revision == name.Number);
        }

        return name.IsArn || name.Revision is not null
            ? new[] { Ask(token => Registry.GetUsageAsync(text, token)) }
            : UsageStream.OfFamily(Registry, text, this).DefaultIfEmpty(null!)
                .Select(usage => usage ?? throw Faults.FamilyNotFound(text, RegionName));
    }
}
