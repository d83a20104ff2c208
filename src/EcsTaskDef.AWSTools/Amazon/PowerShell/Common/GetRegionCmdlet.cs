using EcsTaskDef.Model;

namespace Amazon.PowerShell.Common;

/// <summary>Lists the regions.</summary>
[Cmdlet(VerbsCommon.Get, "AWSRegion")]
[OutputType(typeof(AWSRegion))]
public sealed class GetRegionCmdlet : RegionCommand
{
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    public string? SystemName { get; set; }

    [Parameter]
    public SwitchParameter IncludeChina { get; set; }

    [Parameter]
    public SwitchParameter IncludeGovCloud { get; set; }

    protected override void ProcessRecord()
    {
        if (SystemName is { Length: > 0 } one)
        {
            WriteObject(Describe(one));
            return;
        }

        foreach (EcsTaskDef.Model.RegionInfo region in Regions.All)
        {
            bool isListed = region.Partition switch
            {
                "aws" => true,
                "aws-cn" => IncludeChina,
                "aws-us-gov" => IncludeGovCloud,
                _ => false,
            };
            if (isListed) WriteObject(Describe(region.Name));
        }
    }
}
