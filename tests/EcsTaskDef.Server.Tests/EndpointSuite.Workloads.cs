using EcsTaskDef.Server.Tests.Hosting;

namespace EcsTaskDef.Server.Tests;

public abstract partial class EndpointSuite
{
    private const string Fargate = """{"family":"web","networkMode":"awsvpc","requiresCompatibilities":["FARGATE"]"""
        + ""","cpu":"256","memory":"512","containerDefinitions":[{"name":"web","image":"registry.example/web:1"}]}""";

    private const string OnFargate =
        "\"launchType\":\"FARGATE\",\"networkConfiguration\":{\"awsvpcConfiguration\":{\"subnets\":[\"subnet-1\"]}}";

    [Fact]
    public async Task A_conflict_names_its_resources_and_a_missing_service_has_no_text()
    {
        await using EndpointUnderTest server = await StartAsync();
        (await server.CallAsync("CreateCluster", "{}")).Ok();
        (await server.CallAsync("RegisterTaskDefinition", Fargate)).Ok();
        Answer task = (await server.CallAsync("RunTask", $$"""{"taskDefinition":"web","clientToken":"t",{{OnFargate}}}""")).Ok();
        Answer conflict = await server.CallAsync("RunTask", $$"""{"taskDefinition":"web:1","clientToken":"t",{{OnFargate}}}""");
        Assert.Equal(
            "{\"__type\":\"ConflictException\",\"message\":\"The RunTask request could not be processed due to conflicts. The provided "
                + "clientToken is already in use with a different request.\",\"resourceIds\":[\""
            + task["tasks"][0]!["taskArn"] + "\"]}",
            conflict.Text);
        (await server.CallAsync("DeleteService", """{"service":"nope"}""")).Refused("ServiceNotFoundException", null);
    }

    [Fact]
    public async Task Without_instances_the_endpoint_refuses_EC2_as_ECS_does()
    {
        await using EndpointUnderTest server = await StartAsync();
        (await server.CallAsync("CreateCluster", "{}")).Ok();
        (await server.CallAsync("RegisterTaskDefinition", Minimal)).Ok();
        (await server.CallAsync("RunTask", """{"taskDefinition":"web"}"""))
            .Refused("InvalidParameterException", "No Container Instances were found in your cluster.");
        (await server.CallAsync("RegisterContainerInstance", "{}")).Ok();
        Answer task = (await server.CallAsync("RunTask", """{"taskDefinition":"web"}""")).Ok();
        Assert.Equal("EC2", (string?)task["tasks"][0]!["launchType"]);
    }
}
