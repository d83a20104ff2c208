using EcsTaskDef.PowerShell.Completion;
using EcsTaskDef.PowerShell.Errors;
using EcsTaskDef.PowerShell.Input;
using EcsTaskDef.PowerShell.Pipeline;
using EcsTaskDef.PowerShell.Progress;
using EcsTaskDef.PowerShell.Queries;
using EcsTaskDef.Registry;

namespace EcsTaskDef.PowerShell.Commands;

/// <summary>Gives revisions with the tasks and services that use them, and what could be done with them.</summary>
[Cmdlet(VerbsCommon.Get, "TaskDefinitionUsage", DefaultParameterSetName = NameSet)]
[OutputType(typeof(TaskDefinitionUsage))]
public sealed class GetTaskDefinitionUsageCommand : RegistryCommand
{
    private const string NameSet = "Name";
    private const string FamilySet = "Family";

    [Parameter(ParameterSetName = NameSet, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("TaskDefinitionArn", "Arn")]
    [RevisionNameTransformation]
    [ArgumentCompleter(typeof(RevisionCompleter))]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[]? TaskDefinition { get; set; }

    [Parameter(ParameterSetName = FamilySet, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(FamilyCompleter))]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[]? Family { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(RegionCompleter))]
    public override string? Region { get; set; }

    private protected override void Process()
    {
        foreach (string name in (ParameterSetName == FamilySet ? Family : TaskDefinition) ?? new[] { "*" }) Give(name);
    }

    private void Give(string name)
    {
        IEnumerator<TaskDefinitionUsage>? usages = null;
        var count = new ProgressCount("Reading who uses what", "revisions");
        while (Try(name, Next, out TaskDefinitionUsage? usage) && usage is not null)
        {
            WriteObject(usage);
            Advance(count);
        }

        usages?.Dispose();

        TaskDefinitionUsage? Next()
        {
            usages ??= Find(name).GetEnumerator();
            return usages.MoveNext() ? usages.Current : null;
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
            ? new[] { Wait(token => Registry.GetUsageAsync(text, token)) }
            : UsageStream.OfFamily(Registry, text, this).DefaultIfEmpty(null!)
                .Select(usage => usage ?? throw Faults.FamilyNotFound(text, RegionName));
    }
}
