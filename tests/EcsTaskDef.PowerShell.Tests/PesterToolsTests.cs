namespace EcsTaskDef.PowerShell.Tests;

/// <summary>When the Pester suite may be skipped: only where the registry cannot be reached.</summary>
[Trait("Category", "Fast")]
public sealed class PesterToolsTests
{
    [Theory]
    [InlineData("Unhandled exception: Unable to load the service index for source https://api.nuget.org/v3/index.json.\n")]
    [InlineData("Pester.csproj : error NU1301: Unable to load the service index for source https://api.nuget.org/v3/index.json.\n"
        + "Pester.csproj : error NU1301:   Connection refused\n")]
    public void A_registry_that_cannot_be_reached_is_named(string output) => Assert.Equal(
        "Pester is not in the cache of NuGet, and the registry cannot be reached: "
        + "Unable to load the service index for source https://api.nuget.org/v3/index.json",
        Restored.WhyNot("Pester", new Ended(1, output, "")));

    [Theory]
    [InlineData("Version 7.6.998 of package powershell is not found in NuGet feeds https://api.nuget.org/v3/index.json.")]
    [InlineData("tests/pester/Pester.csproj : error : The package Pester 5.9.1 has no folder 'tools'.")]
    [InlineData("")]
    public void Anything_else_that_goes_wrong_is_no_reason_to_skip(string output)
    {
        InvalidOperationException failure = Assert.Throws<InvalidOperationException>(
            () => Restored.WhyNot("Pester", new Ended(1, output, "")));
        Assert.EndsWith(output, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_restored_is_no_reason_to_skip() =>
        Assert.Null(Restored.WhyNot("Pester", new Ended(0, "Restore was successful.", "")));
}
