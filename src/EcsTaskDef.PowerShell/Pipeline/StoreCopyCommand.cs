namespace EcsTaskDef.PowerShell.Pipeline;

/// <summary>A cmdlet that copies a store, whole or as it was.</summary>
public abstract class StoreCopyCommand : StoreCommand
{
    /// <summary>Copies changes before this time.</summary>
    [Parameter]
    public DateTimeOffset? Before { get; set; }

    /// <summary>Copies changes of one region up to this one.</summary>
    [Parameter]
    [ValidateRange(0L, long.MaxValue)]
    public long? Sequence { get; set; }
}
