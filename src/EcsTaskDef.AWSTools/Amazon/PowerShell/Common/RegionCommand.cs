using EcsTaskDef.Model;

namespace Amazon.PowerShell.Common;

/// <summary>A cmdlet about the session's region: AWS.Tools keeps it in $StoredAWSRegion, and EcsTaskDef looks there.</summary>
public abstract class RegionCommand : PSCmdlet
{
    private protected string? Stored
    {
        get => StoredRegion.Read(GetVariableValue(StoredRegion.VariableName));
        set => SessionState.PSVariable.Set(StoredRegion.VariableName, value);
    }

    private protected AWSRegion Describe(string region) => new(
        region, Regions.All.FirstOrDefault(known => known.Name == region)?.Description ?? "Unknown", region == Stored);
}
