using EcsTaskDef.Server.Tests.Hosting;
using Newtonsoft.Json.Linq;

namespace EcsTaskDef.Server.Tests;

public abstract partial class EndpointSuite
{
    private const string Fargate = """{"family":"web","networkMode":"awsvpc","requiresCompatibilities":["FARGATE"]"""
        + ""","cpu":"256","memory":"512","containerDefinitions":[{"name":"web","image":"registry.example/web:1"}]}""";

    private const string OnFargate =
        "\"launchType\":\"FARGATE\",\"networkConfiguration\":{\"awsvpcConfiguration\":{\"subnets\":[\"subnet-1\"]}}";

    [Fact]
    public async Task The_whole_story_of_the_page_on_deregistering()
    {
        await using EndpointUnderTest server = await StartAsync();
        async Task<JToken> Call(string operation, string body)
        {
            server.Clock.Advance(TimeSpan.FromSeconds(1));
            return (await server.CallAsync(operation, body)).Ok().Json;
        }

        async Task<string> Names(string operation, string body, string member) =>
            string.Join(" ", (await Call(operation, body))[member]!.Select(static v => ((string)v!).Split('/')[^1]));
        async Task<string> Service(string member) =>
            (string)(await Call("DescribeServices", """{"services":["svc"]}"""))["services"]![0]![member]!;
        async Task Refused(string operation, string body, string code, string message)
        {
            server.Clock.Advance(TimeSpan.FromSeconds(1));
            (await server.CallAsync(operation, body)).Refused(code, message);
        }

        await Call("CreateCluster", "{}");
        for (int i = 0; i < 3; i++) await Call("RegisterTaskDefinition", Fargate);
        string task = (string)(await Call("RunTask", $$"""{"taskDefinition":"web:3",{{OnFargate}}}"""))["tasks"]![0]!["taskArn"]!;
        await Call("CreateService", $$"""{"serviceName":"svc","taskDefinition":"web:3","desiredCount":1,{{OnFargate}}}""");
        Assert.Equal("1", await Service("runningCount"));

        await Call("DeregisterTaskDefinition", """{"taskDefinition":"web:3"}""");
        Assert.Equal("web:1 web:2", await Names("ListTaskDefinitions", "{}", "taskDefinitionArns"));
        Assert.Equal(
            "INACTIVE", (string?)(await Call("DescribeTaskDefinition", """{"taskDefinition":"web:3"}"""))["taskDefinition"]!["status"]);
        Assert.Equal("RUNNING", (string?)(await Call("DescribeTasks", $$"""{"tasks":["{{task}}"]}"""))["tasks"]![0]!["lastStatus"]);
        foreach (string count in new[] { "3", "0", "2" })
        {
            await Call("UpdateService", $$"""{"service":"svc","desiredCount":{{count}}}""");
            Assert.Equal(count, await Service("runningCount"));
        }

        await Refused(
            "RunTask", $$"""{"taskDefinition":"web:3",{{OnFargate}}}""", "InvalidParameterException", "TaskDefinition is inactive");
        await Refused(
            "CreateService", $$"""{"serviceName":"two","taskDefinition":"web:3","desiredCount":1,{{OnFargate}}}""", "ClientException",
            "TaskDefinition is inactive");
        await Refused("UpdateService", """{"service":"svc","taskDefinition":"web:3"}""", "ClientException", "TaskDefinition is inactive");

        await Call("DeregisterTaskDefinition", """{"taskDefinition":"web:1"}""");
        await Call("DeregisterTaskDefinition", """{"taskDefinition":"web:2"}""");
        Assert.Equal("web", await Names("ListTaskDefinitionFamilies", """{"status":"INACTIVE"}""", "families"));
        Assert.Equal(4, (int)(await Call("RegisterTaskDefinition", Fargate))["taskDefinition"]!["revision"]!);
        Assert.Equal("web", await Names("ListTaskDefinitionFamilies", """{"status":"ACTIVE"}""", "families"));

        await Call("DeleteTaskDefinitions", """{"taskDefinitions":["web:1","web:2","web:3"]}""");
        await Refused(
            "RunTask", $$"""{"taskDefinition":"web:3",{{OnFargate}}}""", "InvalidParameterException", "TaskDefinition is being deleted");
        server.Clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal("web:3", await Names("ListTaskDefinitions", """{"status":"DELETE_IN_PROGRESS"}""", "taskDefinitionArns"));
        await Call("DeleteService", """{"service":"svc","force":true}""");
        Assert.Equal("INACTIVE", await Service("status"));
        Assert.Equal("web:3", await Names("ListTaskDefinitions", """{"status":"DELETE_IN_PROGRESS"}""", "taskDefinitionArns"));
        await Call("StopTask", $$"""{"task":"{{task}}"}""");
        Assert.Equal("", await Names("ListTaskDefinitions", """{"status":"DELETE_IN_PROGRESS"}""", "taskDefinitionArns"));
        await Refused("DescribeTaskDefinition", """{"taskDefinition":"web:3"}""", "ClientException", "Unable to describe task definition.");
    }

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
