using EcsTaskDef.PowerShell.Pipeline;

namespace EcsTaskDef.PowerShell.Commands;

/// <summary>Returns the tags of revisions.</summary>
[Cmdlet(VerbsCommon.Get, "TaskDefinitionTag")]
[OutputType(typeof(TaskDefinitionTag))]
public sealed class GetTaskDefinitionTagCommand : TagCommand
{
    protected override void ProcessRecord()
    {
        base.ProcessRecord();
        foreach (string name in Counted(Names, "Reading tags", "revisions"))
        {
            if (Try(name, () => TagsOf(ArnOf(name)), out IReadOnlyList<TaskDefinitionTag> tags))
                WriteObject(tags, enumerateCollection: true);
        }
    }
}
