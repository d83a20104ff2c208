namespace EcsTaskDef.PowerShell.Pipeline;

/// <summary>A cmdlet that copies a store, whole or as it was.</summary>
public abstract class StoreCopyCommand : StoreCommand
{
    /// <summary>Only what was done up to then.</summary>
    [Parameter]
    public DateTimeOffset? Before { get; set; }

    /// <summary>Only changes up to this one, of one region.</summary>
    [Parameter]
    [ValidateRange(0L, long.MaxValue)]
    public long? Sequence { get; set; }
}
