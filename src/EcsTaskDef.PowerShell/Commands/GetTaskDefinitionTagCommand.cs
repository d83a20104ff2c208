using EcsTaskDef.PowerShell.Completion;
using EcsTaskDef.PowerShell.Pipeline;

namespace EcsTaskDef.PowerShell.Commands;

/// <summary>Returns the tags of revisions.</summary>
[Cmdlet(VerbsCommon.Get, "TaskDefinitionTag")]
[OutputType(typeof(TaskDefinitionTag))]
public sealed class GetTaskDefinitionTagCommand : TagCommand
{
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
            foreach (string name in Placed(Counted(Names, "Reading tags", "revisions")))
            {
                if (Try(name, () => TagsOf(ArnOf(name)), out IReadOnlyList<TaskDefinitionTag> tags))
                    WriteObject(tags, enumerateCollection: true);
            }
        });
    }
}
