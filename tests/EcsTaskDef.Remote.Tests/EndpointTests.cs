using EcsTaskDef.Remote.Calls;
using EcsTaskDef.Remote.Tests.Hosting;

namespace EcsTaskDef.Remote.Tests;

/// <summary>Where requests go, by region and settings.</summary>
[Trait("Category", "Fast")]
public sealed class EndpointTests
{
    [Theory]
    [InlineData("eu-west-1", false, false, "https://ecs.eu-west-1.amazonaws.com")]
    [InlineData("us-east-1", true, false, "https://ecs-fips.us-east-1.amazonaws.com")]
    [InlineData("us-gov-west-1", true, false, "https://ecs-fips.us-gov-west-1.amazonaws.com")]
    [InlineData("eu-west-1", false, true, "https://ecs.eu-west-1.api.aws")]
    [InlineData("cn-north-1", false, false, "https://ecs.cn-north-1.amazonaws.com.cn")]
    [InlineData("xx-new-9", false, false, "https://ecs.xx-new-9.amazonaws.com")]
    public void An_endpoint_follows_region_partition_and_settings(string region, bool fips, bool dualStack, string expected) =>
        Assert.Equal(
            expected,
            new EcsEndpointProvider().ResolveEndpoint(new EcsEndpointParameters
            {
                Prefix = "ecs", Region = region, UseFips = fips, UseDualStack = dualStack,
            }).URL);

    [Fact]
    public void An_address_is_taken_as_it_is()
    {
        using EcsConnection connection = new(
            Remotes.Options(RegistryLocation.Parse("http://127.0.0.1:4580")) with { Key = static () => new AccessKey("a", "b", null) },
            "eu-west-1", "tester");
        Assert.Equal("http://127.0.0.1:4580/", connection.Endpoint);
    }

    [Theory]
    [InlineData("DescribeTasks", nameof(CallNature.Read))]
    [InlineData("RegisterTaskDefinition", nameof(CallNature.Once))]
    [InlineData("DeregisterTaskDefinition", nameof(CallNature.Repeatable))]
    [InlineData("RunTask", nameof(CallNature.Once))]
    public void Each_operation_has_a_nature(string operation, string nature) =>
        Assert.Equal(nature, CallNatures.Of(operation, new object()).ToString());

    [Fact]
    public void A_pace_falls_with_complaints_and_rises_again()
    {
        TestClock clock = new();
        Pace pace = new(clock, null, 20);
        Assert.Null(pace.Rate);
        pace.Slow();
        Assert.Equal(10, pace.Rate);
        pace.Slow();
        Assert.Equal(10, pace.Rate);
        clock.Advance(TimeSpan.FromSeconds(2));
        pace.Slow();
        Assert.Equal(6, pace.Rate);
        pace.Ease();
        Assert.Equal(6.1, pace.Rate!.Value, 3);
    }
}
