namespace Amazon.PowerShell.Common;

/// <summary>Sets the session's region.</summary>
[Cmdlet(VerbsCommon.Set, "DefaultAWSRegion")]
public sealed class SetDefaultRegionCmdlet : RegionCommand
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("SystemName")]
    public object? Region { get; set; }

    /// <summary>Accepted, and not used.</summary>
    [Parameter]
    public object? Scope { get; set; }

    protected override void ProcessRecord() => Stored = StoredRegion.Read(Region);
}
