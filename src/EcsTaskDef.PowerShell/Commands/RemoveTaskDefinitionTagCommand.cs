using EcsTaskDef.PowerShell.Completion;
using EcsTaskDef.PowerShell.Input;
using EcsTaskDef.PowerShell.Pipeline;

namespace EcsTaskDef.PowerShell.Commands;

/// <summary>Removes tags from revisions by their keys.</summary>
[Cmdlet(VerbsCommon.Remove, "TaskDefinitionTag", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(TaskDefinitionTag))]
public sealed class RemoveTaskDefinitionTagCommand : TagCommand
{
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [Alias("TagKey")]
    [ArgumentCompleter(typeof(TagKeyCompleter))]
    [ValidateNotNull]
    public string[] Key { get; set; } = null!;

    private protected override string Activity => "Removing tags";

    private protected override void Process(string name)
    {
        if (!Try(name, () => ArnOf(name), out string arn)) return;
        var request = new UntagResourceRequest { ResourceArn = arn, TagKeys = Key };
        if (TryChange(
            name,
            RevisionName.Parse(arn).Short,
            $"Remove tag {string.Join(", ", Key)} in {RegionName}",
            registry => Change(registry, arn, (one, token) => one.UntagResourceAsync(request, token)),
            out IReadOnlyList<TaskDefinitionTag> tags))
            WriteObject(tags, enumerateCollection: true);
    }
}
