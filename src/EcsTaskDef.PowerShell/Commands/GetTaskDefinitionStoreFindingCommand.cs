using EcsTaskDef.Maintenance;
using EcsTaskDef.PowerShell.Pipeline;

namespace EcsTaskDef.PowerShell.Commands;

/// <summary>Returns what is wrong with a store's files.</summary>
[Cmdlet(VerbsCommon.Get, "TaskDefinitionStoreFinding")]
[OutputType(typeof(StoreFinding))]
public sealed class GetTaskDefinitionStoreFindingCommand : StoreFindingCommand
{
    protected override void ProcessRecord()
    {
        if (TryTest(out IReadOnlyList<StoreFinding> findings)) WriteObject(findings, enumerateCollection: true);
    }
}
