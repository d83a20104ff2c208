using EcsTaskDef.PowerShell.Pipeline;

namespace EcsTaskDef.PowerShell.Commands;

/// <summary>Shows which store the session uses, and what it holds.</summary>
[Cmdlet(VerbsCommon.Get, "TaskDefinitionStore")]
[OutputType(typeof(StoreDescription))]
public sealed class GetTaskDefinitionStoreCommand : StoreCommand
{
    private protected override void Process() => WriteDescription(onlyRegion: Region is { Length: > 0 } region ? region : null);
}
