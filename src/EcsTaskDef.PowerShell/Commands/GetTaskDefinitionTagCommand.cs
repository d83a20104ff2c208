using EcsTaskDef.PowerShell.Input;
using EcsTaskDef.PowerShell.Pipeline;

namespace EcsTaskDef.PowerShell.Commands;

/// <summary>Gives the tags of revisions.</summary>
[Cmdlet(VerbsCommon.Get, "TaskDefinitionTag")]
[OutputType(typeof(TaskDefinitionTag))]
public sealed class GetTaskDefinitionTagCommand : TagCommand
{
    private protected override string Activity => "Reading tags";

    private protected override void Process(string name)
    {
        if (Try(name, () => TagsOf(ArnOf(name)), out IReadOnlyList<TaskDefinitionTag> tags))
            WriteObject(tags, enumerateCollection: true);
    }
}
