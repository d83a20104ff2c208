namespace Amazon.PowerShell.Common;

/// <summary>Forgets the session's region.</summary>
[Cmdlet(VerbsCommon.Clear, "DefaultAWSRegion")]
public sealed class ClearDefaultRegionCmdlet : RegionCommand
{
    /// <summary>Accepted, and not used.</summary>
    [Parameter]
    public SwitchParameter SkipProfileStore { get; set; }

    protected override void ProcessRecord() => Stored = null;
}
