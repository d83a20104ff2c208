namespace EcsTaskDef.Core.Tests.Model;

[Trait("Category", "Fast")]
public sealed class RegionsTests
{
    [Theory]
    [InlineData("eu-west-1", "aws")]
    [InlineData("mx-central-1", "aws")]
    [InlineData("eu-north-77", "aws")]
    [InlineData("cn-northwest-1", "aws-cn")]
    [InlineData("us-gov-east-1", "aws-us-gov")]
    [InlineData("us-iso-west-1", "aws-iso")]
    [InlineData("us-isob-west-1", "aws-iso-b")]
    [InlineData("eu-isoe-west-1", "aws-iso-e")]
    [InlineData("us-isof-south-1", "aws-iso-f")]
    [InlineData("eusc-de-east-1", "aws-eusc")]
    [InlineData("local", "aws")]
    public void A_region_belongs_to_the_partition_whose_pattern_it_matches(string region, string partition) =>
        Assert.Equal(partition, Regions.PartitionOf(region));

    [Fact]
    public void Every_listed_region_is_safe_matches_its_own_partition_alone_and_is_there_once()
    {
        Assert.All(
            Regions.All,
            static r => Assert.True(Regions.IsSafeName(r.Name) && Regions.MatchesPartition(r.Name) && Regions.IsListed(r.Name)));
        Assert.All(Regions.All, static r => Assert.Equal(r.Partition, Regions.PartitionOf(r.Name)));
        Assert.Equal(Regions.All.Count, Regions.All.Select(static r => r.Name).Distinct().Count());
        Assert.Equal(46, Regions.All.Count);
    }

    [Theory]
    [InlineData("local", false)]
    [InlineData("eu-wst-1", true)]
    [InlineData("eu-west", false)]
    [InlineData("xx-west-1", false)]
    public void Some_names_match_no_partition(string region, bool matches) => Assert.Equal(matches, Regions.MatchesPartition(region));

    [Theory]
    [InlineData("eu-wst-1", "eu-west-1")]
    [InlineData("us-est-1", "us-east-1")]
    [InlineData("eucentral-1", "eu-central-1")]
    public void A_mistyped_region_has_its_nearest_first(string region, string nearest)
    {
        Assert.False(Regions.IsListed(region));
        Assert.Equal(nearest, Regions.Nearest(region)[0]);
        Assert.Equal(3, Regions.Nearest(region).Count);
    }
}
