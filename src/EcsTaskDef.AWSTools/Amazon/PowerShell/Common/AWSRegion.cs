namespace Amazon.PowerShell.Common;

/// <summary>A region, as Get-AWSRegion gives it.</summary>
public sealed class AWSRegion
{
    internal AWSRegion(string region, string name, bool isShellDefault) => (Region, Name, IsShellDefault) = (region, name, isShellDefault);

    public string Region { get; }

    public string Name { get; }

    public bool IsShellDefault { get; }

    public override string ToString() => Region;
}
