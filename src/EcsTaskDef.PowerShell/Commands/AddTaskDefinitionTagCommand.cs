using EcsTaskDef.PowerShell.Input;
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
    public Tag[] Tag { get; set; } = null!;

    private protected override string Activity => "Adding tags";

    private protected override void Process(string name)
    {
        if (!Try(name, () => ArnOf(name), out string arn)) return;
        var request = new TagResourceRequest { ResourceArn = arn, Tags = Tag };
        string keys = string.Join(", ", Tag.Select(static tag => tag.Key));
        if (TryChange(
            name,
            RevisionName.Parse(arn).Short,
            $"Add tag {keys} in {RegionName}",
            registry => Change(registry, arn, (one, token) => one.TagResourceAsync(request, token)),
            out IReadOnlyList<TaskDefinitionTag> tags))
            WriteObject(tags, enumerateCollection: true);
    }
}
