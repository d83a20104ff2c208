using EcsTaskDef.Server.Tests.Hosting;
using EcsTaskDef.Wire;
using Newtonsoft.Json.Linq;

namespace EcsTaskDef.Server.Tests;

public abstract partial class EndpointSuite
{
    [Theory]
    [InlineData("eu-west-1", "aws")]
    [InlineData("mx-central-1", "aws")]
    [InlineData("ap-east-9", "aws")]
    [InlineData("cn-north-1", "aws-cn")]
    [InlineData("us-gov-west-1", "aws-us-gov")]
    [InlineData("us-iso-east-1", "aws-iso")]
    [InlineData("us-isob-east-1", "aws-iso-b")]
    [InlineData("eu-isoe-west-1", "aws-iso-e")]
    [InlineData("us-isof-south-1", "aws-iso-f")]
    [InlineData("eusc-de-east-1", "aws-eusc")]
    public async Task The_region_of_the_signature_decides_the_ARNs(string region, string partition)
    {
        await using EndpointUnderTest server = await StartAsync();
        JToken definition = (await server.CallAsync("RegisterTaskDefinition", Minimal, region, "AKIDEXAMPLE")).Ok()["taskDefinition"];
        Assert.Equal($"arn:{partition}:ecs:{region}:000000000000:task-definition/web:1", (string?)definition["taskDefinitionArn"]);
        Assert.Equal($"arn:{partition}:iam::000000000000:user/AKIDEXAMPLE", (string?)definition["registeredBy"]);
    }

    [Fact]
    public async Task Every_region_is_a_registry_of_its_own()
    {
        await using EndpointUnderTest server = await StartAsync();
        (await server.CallAsync("RegisterTaskDefinition", Minimal, "eu-west-1")).Ok();
        (await server.CallAsync("RegisterTaskDefinition", Minimal, "eu-west-1")).Ok();
        Assert.Equal(1, (int)(await server.CallAsync("RegisterTaskDefinition", Minimal, "us-west-2")).Ok()["taskDefinition"]["revision"]!);
        Assert.Equal("""{"families":[]}""", (await server.CallAsync("ListTaskDefinitionFamilies", "{}", "eu-west-2")).Ok().Text);
        Assert.Equal(2, ((JArray)(await server.CallAsync("ListTaskDefinitions", "{}", "eu-west-1")).Ok()["taskDefinitionArns"]).Count);

        // An ARN of another region is refused (second reading of 2026-11-28, nr 2).
        (await server.CallAsync(
            "DescribeTaskDefinition", """{"taskDefinition":"arn:aws:ecs:eu-west-1:000000000000:task-definition/web:2"}""", "us-west-2"))
            .Refused("InvalidParameterException", "Invalid Region in ARN");
    }

    [Theory]
    [InlineData("moon-base-1")]
    [InlineData("us-east")]
    [InlineData("..")]
    [InlineData("US-EAST-1")]
    [InlineData("us-east-1%2F..")]
    [InlineData("")]
    public async Task A_region_of_no_partition_is_refused(string region)
    {
        await using EndpointUnderTest server = await StartAsync();
        Answer answer = await server.CallAsync("ListTaskDefinitions", "{}", region);
        Assert.Equal(400, answer.Status);
        Assert.Equal("InvalidParameterException", (string?)answer["__type"]);
        Assert.StartsWith(
            $"Region '{region}' matches the pattern of no AWS partition. Sign the request for a region like ",
            (string?)answer["message"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Requests_without_a_region_go_to_the_default_one_as_anonymous()
    {
        await using EndpointUnderTest server = await EndpointUnderTest.StartAsync(Transport, region: "cn-northwest-1");
        JToken definition = (await server.CallAsync("RegisterTaskDefinition", Minimal)).Ok()["taskDefinition"];
        Assert.Equal("arn:aws-cn:ecs:cn-northwest-1:000000000000:task-definition/web:1", (string?)definition["taskDefinitionArn"]);
        Assert.Equal("arn:aws-cn:iam::000000000000:user/anonymous", (string?)definition["registeredBy"]);
    }

    [Fact]
    public async Task A_presigned_request_carries_its_region_in_the_query()
    {
        await using EndpointUnderTest server = await StartAsync();
        JToken definition = (await server.SendAsync(
            WireEndpoint.TargetPrefix + "RegisterTaskDefinition",
            System.Text.Encoding.UTF8.GetBytes(Minimal),
            path: "/?X-Amz-Algorithm=AWS4-HMAC-SHA256"
                + "&X-Amz-Credential=AKIDQUERY%2F20260102%2Feu-north-1%2Fecs%2Faws4_request&X-Amz-Signature=00"))
            .Ok()["taskDefinition"];
        Assert.Equal("arn:aws:ecs:eu-north-1:000000000000:task-definition/web:1", (string?)definition["taskDefinitionArn"]);
        Assert.Equal("arn:aws:iam::000000000000:user/AKIDQUERY", (string?)definition["registeredBy"]);
    }

    [Fact]
    public async Task The_account_stands_in_every_ARN()
    {
        await using EndpointUnderTest server = await EndpointUnderTest.StartAsync(Transport, account: "123456789012");
        JToken definition = (await server.CallAsync("RegisterTaskDefinition", Minimal, "eu-west-1")).Ok()["taskDefinition"];
        Assert.Equal("arn:aws:ecs:eu-west-1:123456789012:task-definition/web:1", (string?)definition["taskDefinitionArn"]);
        (
            await server.CallAsync(
                "DescribeTaskDefinition", """{"taskDefinition":"arn:aws:ecs:eu-west-1:000000000000:task-definition/web:1"}""", "eu-west-1"))
            .Refused("InvalidParameterException", "AccountIDs mismatch");
    }

    [Fact]
    public async Task A_restart_keeps_everything_and_the_account()
    {
        using var folder = new TemporaryFolder(mayStayInUse: true);
        string store = folder.Combine("store");
        var clock = new TestClock(EndpointUnderTest.Start);
        string before;
        await using (EndpointUnderTest server = await EndpointUnderTest.StartAsync(Transport, store, "123456789012", clock: clock))
        {
            (await server.CallAsync("RegisterTaskDefinition", Minimal[..^1] + ""","tags":[{"key":"a","value":"b"}]}""", "eu-west-1")).Ok();
            (await server.CallAsync("RegisterTaskDefinition", Minimal, "eu-west-1")).Ok();
            (await server.CallAsync("DeregisterTaskDefinition", """{"taskDefinition":"web:2"}""", "eu-west-1")).Ok();
            before = await StateAsync(server);
            await server.StopAsync();
        }

        await using (EndpointUnderTest server = await EndpointUnderTest.StartAsync(Transport, store, clock: clock))
        {
            Assert.Equal(before, await StateAsync(server));
            Assert.Equal(
                3, (int)(await server.CallAsync("RegisterTaskDefinition", Minimal, "eu-west-1")).Ok()["taskDefinition"]["revision"]!);
        }

        static async Task<string> StateAsync(EndpointUnderTest server) => string.Join('\n',
            (await server.CallAsync("DescribeTaskDefinition", """{"taskDefinition":"web","include":["TAGS"]}""", "eu-west-1")).Ok().Text,
            (await server.CallAsync("DescribeTaskDefinition", """{"taskDefinition":"web:2","include":["TAGS"]}""", "eu-west-1")).Ok().Text,
            (await server.CallAsync("ListTaskDefinitions", "{}", "eu-west-1")).Ok().Text);
    }

    [Fact]
    public async Task A_deleted_revision_is_gone_after_the_removal_delay_and_its_number_is_not_given_again()
    {
        await using EndpointUnderTest server = await StartAsync();
        (await server.CallAsync("RegisterTaskDefinition", Minimal)).Ok();
        (await server.CallAsync("DeregisterTaskDefinition", """{"taskDefinition":"web:1"}""")).Ok();
        (await server.CallAsync("DeleteTaskDefinitions", """{"taskDefinitions":["web:1"]}""")).Ok();

        server.Clock.Advance(TimeSpan.FromMinutes(4));
        (await server.CallAsync("DescribeTaskDefinition", """{"taskDefinition":"web:1"}""")).Ok();

        server.Clock.Advance(TimeSpan.FromMinutes(2));
        (await server.CallAsync("DescribeTaskDefinition", """{"taskDefinition":"web:1"}"""))
            .Refused("ClientException", "Unable to describe task definition.");
        Assert.Equal("""{"families":[]}""", (await server.CallAsync("ListTaskDefinitionFamilies", "{}")).Ok().Text);
        Assert.Equal(2, (int)(await server.CallAsync("RegisterTaskDefinition", Minimal)).Ok()["taskDefinition"]["revision"]!);
    }
}
