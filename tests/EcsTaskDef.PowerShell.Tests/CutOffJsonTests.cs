using EcsTaskDef.PowerShell.Input;

namespace EcsTaskDef.PowerShell.Tests;

/// <summary>What ConvertTo-Json cut off is found where a definition has no text.</summary>
[Trait("Category", "Fast")]
public sealed class CutOffJsonTests
{
    [Theory]
    [InlineData(
        """{"containerDefinitions":[{"name":"a","portMappings":["@{containerPort=80}"]}]}""",
        "$.containerDefinitions[0].portMappings[0]")]
    [InlineData(
        """{"containerDefinitions":["@{name=a}"]}""",
        "$.containerDefinitions[0]")]
    [InlineData(
        """{"containerDefinitions":"System.Object[]"}""",
        "$.containerDefinitions")]
    [InlineData(
        """{"containerDefinitions":[{"logConfiguration":"System.Collections.Hashtable"}]}""",
        "$.containerDefinitions[0].logConfiguration")]
    [InlineData(
        """{"containerDefinitions":[{"environment":[{"name":"A","value":"@{a=1}"}],"dockerLabels":{"x":"@{a=1}"}}]}""",
        null)]
    [InlineData(
        """{"family":"@{a=1}","unknown":"@{a=1}"}""",
        null)]
    [InlineData(
        """{"containerDefinitions":"none"}""",
        null)]
    [InlineData("{", null)]
    public void Its_place_is_named(string json, string? place) =>
        Assert.Equal(place, CutOffJson.PlaceIn(Encoding.UTF8.GetBytes(json)));
}
