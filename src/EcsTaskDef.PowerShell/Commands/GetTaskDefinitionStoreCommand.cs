using EcsTaskDef.PowerShell.Pipeline;
using EcsTaskDef.Storage;

namespace EcsTaskDef.PowerShell.Commands;

/// <summary>Shows which store the session uses, and what it holds.</summary>
[Cmdlet(VerbsCommon.Get, "TaskDefinitionStore")]
[OutputType(typeof(StoreDescription))]
public sealed class GetTaskDefinitionStoreCommand : RegistryCommand
{
    // The store has other regions than the session's, which is not judged.
    protected override void ProcessRecord()
    {
        if (Try(Store, () => Ask(token => OpenStore.DescribeAsync(token)), out StoreDescription description))
            WriteObject(DescribedStore.Of(description, RegionName, OpenStore.RuntimeSettings, RegionAsked));
    }
}
