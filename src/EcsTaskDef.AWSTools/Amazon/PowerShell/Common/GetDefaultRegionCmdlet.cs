namespace Amazon.PowerShell.Common;

/// <summary>Gets the session's region; nothing where none is set.</summary>
[Cmdlet(VerbsCommon.Get, "DefaultAWSRegion")]
[OutputType(typeof(AWSRegion))]
public sealed class GetDefaultRegionCmdlet : RegionCommand
{
    protected override void ProcessRecord()
    {
        if (Stored is { } region) WriteObject(Describe(region));
    }
}
