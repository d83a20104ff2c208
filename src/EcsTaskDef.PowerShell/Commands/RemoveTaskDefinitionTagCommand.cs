using EcsTaskDef.PowerShell.Completion;
using EcsTaskDef.PowerShell.Pipeline;

namespace EcsTaskDef.PowerShell.Commands;

/// <summary>Removes tags from revisions by their keys.</summary>
[Cmdlet(VerbsCommon.Remove, "TaskDefinitionTag", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(TaskDefinitionTag))]
public sealed class RemoveTaskDefinitionTagCommand : TagCommand
{
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [Alias("TagKey")]
    [ArgumentCompleter(typeof(NameCompleter))]
    [ValidateNotNull]
    public string[] Key { get; set; } = null!;

    [Parameter]
    public SwitchParameter Force { get; set; }

    protected override void ProcessRecord()
    {
        base.ProcessRecord();
        foreach (string name in Placed(Counted(Names, "Removing tags", "revisions")))
        {
            ChangeTags(name, $"Remove tag {string.Join(", ", Key)}", (registry, arn, token) =>
                registry.UntagResourceAsync(new UntagResourceRequest { ResourceArn = arn, TagKeys = Key }, token));
        }
    }
}
