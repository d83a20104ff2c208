using EcsTaskDef.PowerShell.Input;

namespace EcsTaskDef.PowerShell.Tests;

[Trait("Category", "Fast")]
public sealed class OriginTests
{
    private static readonly Origin s_place = new("/data/a", "eu-west-1", "000000000000");

    public static TheoryData<string?, string?, string?, bool> Origins => new()
    {
        { "/data/a", "eu-west-1", "000000000000", true },
        { "./a", "eu-west-1", "000000000000", true },
        { null, "eu-west-1", null, true },
        { "/data/a", null, null, true },
        { "/data/b", "eu-west-1", "000000000000", false },
        { "/data/a", "us-east-1", "000000000000", false },
        { "/data/a", "eu-west-1", "123456789012", false },
        { null, "us-east-1", null, false },
    };

    [Theory]
    [MemberData(nameof(Origins))]
    public void An_object_is_from_a_place_unless_it_says_otherwise(string? store, string? region, string? account, bool expected) =>
        Assert.Equal(expected, new Origin(store, region, account).IsAt(s_place, FullPath));

    [Theory]
    [InlineData("/data/b", "eu-west-1", "1", "eu-west-1 in the store /data/b")]
    [InlineData("/data/a", "us-east-1", "1", "us-east-1 in the store /data/a")]
    [InlineData("/data/a", "eu-west-1", "1", "eu-west-1 in the store /data/a of account 1")]
    [InlineData(null, "us-east-1", null, "us-east-1")]
    [InlineData("/data/b", null, null, "the store /data/b")]
    public void A_place_is_named_by_what_differs(string? store, string? region, string? account, string expected) =>
        Assert.Equal(expected, new Origin(store, region, account).Beside(s_place));

    private static string FullPath(string path) => path.Replace("./", "/data/", StringComparison.Ordinal);

    [Theory]
    [InlineData("Store", true)]
    [InlineData("account", true)]
    [InlineData("Region", false)]
    [InlineData("family", false)]
    public void A_registration_has_none_of_its_members(string name, bool expected) => Assert.Equal(expected, Origin.IsMember(name));
}
