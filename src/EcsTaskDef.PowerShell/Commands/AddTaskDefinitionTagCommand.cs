using System.Globalization;
using System.Management.Automation;
using EcsTaskDef.Model;
using EcsTaskDef.PowerShell.Parameters;
using EcsTaskDef.PowerShell.Pipeline;
using EcsTaskDef.Registry.Messages;

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
        string action = string.Format(CultureInfo.InvariantCulture, "Add {0} tag(s) in {1}", Tag.Length, RegionName);
        if (!Confirmed(RevisionName.Parse(arn).Short, action)) return;

        var request = new TagResourceRequest { ResourceArn = arn, Tags = Tag };
        if (Try(name, () => Change(arn, (registry, token) => registry.TagResourceAsync(request, token)), out var tags))
            WriteObject(tags, enumerateCollection: true);
    }
}
