namespace EcsTaskDef.PowerShell.Pipeline;

/// <summary>
/// A cmdlet about the files of a store that need not open. <c>-Region</c> limits it to one region; the session's region does not count.
/// </summary>
public abstract class StoreMaintenanceCommand : StoreCommand
{
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("Path")]
    public override string? Store { get; set; }
}
