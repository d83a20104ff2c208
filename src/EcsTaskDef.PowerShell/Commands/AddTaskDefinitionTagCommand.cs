using EcsTaskDef.PowerShell.Completion;
using EcsTaskDef.PowerShell.Pipeline;

namespace EcsTaskDef.PowerShell.Commands;

/// <summary>Adds tags to revisions, or gives the keys they have new values.</summary>
[Cmdlet(VerbsCommon.Add, "TaskDefinitionTag", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(TaskDefinitionTag))]
public sealed class AddTaskDefinitionTagCommand : TagCommand
{
    [Parameter(Mandatory = true, Position = 1)]
    [Alias("Tags")]
    [TagTransformation]
    [ArgumentCompleter(typeof(MemberValueCompleter))]
    public Tag[] Tag { get; set; } = null!;

    [Parameter]
    public SwitchParameter Force { get; set; }

    protected override void ProcessRecord()
    {
        base.ProcessRecord();
        string action = $"Add tag {string.Join(", ", Tag.Select(static tag => tag.Key))}";
        foreach (string name in Placed(Counted(Names, "Adding tags", "revisions")))
        {
            ChangeTags(name, action, (registry, arn, token) =>
                registry.TagResourceAsync(new TagResourceRequest { ResourceArn = arn, Tags = Tag }, token));
        }
    }
}
