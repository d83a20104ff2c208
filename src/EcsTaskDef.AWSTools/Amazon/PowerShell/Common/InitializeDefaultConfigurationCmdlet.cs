namespace Amazon.PowerShell.Common;

/// <summary>Sets the session's region, and accepts credentials.</summary>
[Cmdlet(VerbsData.Initialize, "AWSDefaultConfiguration")]
[Alias("Initialize-AWSDefaults")]
public sealed class InitializeDefaultConfigurationCmdlet : RegionCommand
{
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public object? Region { get; set; }

    [Parameter(ValueFromRemainingArguments = true)]
    public object[]? Argument { get; set; }

    protected override void ProcessRecord()
    {
        if (Region is not null) Stored = StoredRegion.Read(Region);
    }
}
