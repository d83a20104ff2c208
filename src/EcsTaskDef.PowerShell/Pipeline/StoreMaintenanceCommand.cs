namespace EcsTaskDef.PowerShell.Pipeline;

/// <summary>
/// A cmdlet about the files of a store that need not open, which it takes first. <c>-Region</c> is only this region; without it all that
/// the store has, whatever the session's region is.
/// </summary>
public abstract class StoreMaintenanceCommand : StoreCommand
{
    /// <inheritdoc/>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("Path")]
    public override string? Store { get; set; }
}
