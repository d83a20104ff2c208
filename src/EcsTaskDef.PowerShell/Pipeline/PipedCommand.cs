using EcsTaskDef.PowerShell.Completion;

namespace EcsTaskDef.PowerShell.Pipeline;

/// <summary>A cmdlet whose objects from the pipeline bring their store and region.</summary>
public abstract class PipedCommand : RegistryCommand
{
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(NameCompleter))]
    public override string? Region { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    public override string? Store { get; set; }

    private protected override bool BringsPlace => MyInvocation.ExpectingInput;
}
