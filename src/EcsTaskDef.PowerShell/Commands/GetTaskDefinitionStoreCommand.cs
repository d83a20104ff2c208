using EcsTaskDef.PowerShell.Completion;
using EcsTaskDef.PowerShell.Pipeline;

namespace EcsTaskDef.PowerShell.Commands;

/// <summary>Shows which store the session uses, and what it holds.</summary>
[Cmdlet(VerbsCommon.Get, "TaskDefinitionStore")]
[OutputType(typeof(StoreDescription), typeof(RemoteDescription))]
public sealed class GetTaskDefinitionStoreCommand : RegistryCommand
{
    [Parameter]
    [ArgumentCompleter(typeof(NameCompleter))]
    [SupportsWildcards]
    public new string[]? Region { get; set; }

    private protected override IReadOnlyList<string>? RegionsGiven => Region;

    // Not the base's: the session's region need not be valid to look at a store.
    protected override void ProcessRecord()
    {
        if (Try(Store, () => DescribeStore(RegionsNow()?.Names), out object? description)) WriteObject(description);
    }
}
