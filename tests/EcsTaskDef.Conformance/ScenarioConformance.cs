using Newtonsoft.Json.Linq;

namespace EcsTaskDef.Conformance;

/// <summary>The ready-made scenarios of docs/ECS.md §12, as far as task definitions alone can play them.</summary>
public abstract class ScenarioConformance : RegistrySuite
{
    [Fact]
    public async Task Scenario_01_two_identical_registrations_and_a_deregistration()
    {
        await Register("A", """ "tags":[{"key":"team","value":"x"}] """);
        JObject second = await Register("A", """ "tags":[{"key":"team","value":"x"}] """);
        Assert.Equal(2, (int)second["revision"]!);
        Assert.Equal(3, (int)(await Register("A"))["revision"]!);
        Assert.Equal("", await TagsOf("A:3"));
        await Deregister("A:3");
        Assert.Equal(2, (int)(await Describe("A"))["revision"]!);
        await Deregister("A:2");
        Assert.Equal(1, (int)(await Describe("A"))["revision"]!);
        JObject inactive = await Describe("A:2");
        Assert.Equal("INACTIVE", (string?)inactive["status"]);
        Assert.NotNull(inactive["deregisteredAt"]);
        Assert.Equal("INACTIVE", (string?)(await Deregister("A:2"))["previousStatus"]);
    }

    [Fact]
    public async Task Scenario_02_lists_by_status_and_direction()
    {
        await Register("B", 3);
        await Deregister("B:2");
        Assert.Equal("B:1 B:3", await List("B", "ACTIVE"));
        Assert.Equal("B:2", await List("B", "INACTIVE"));
        Assert.Equal("B:3 B:1", await List("B", sort: "DESC"));
    }

    [Fact]
    public async Task Scenario_03_pages_of_one()
    {
        await Register("B", 2);
        ListTaskDefinitionsResponse first = await Page("B", max: 1);
        Assert.Equal("B::0000000001", first.NextToken);
        ListTaskDefinitionsResponse last = await Page("B", max: 1, token: first.NextToken);
        Assert.Equal([Arn("B:2")], last.TaskDefinitionArns);
        Assert.Null(last.NextToken);
    }

    [Fact]
    public async Task Scenario_04_describing_what_cannot_be_described()
    {
        await Register("B");
        await RefusedClient("Unable to describe task definition.", () => Describe("nobody"));
        await RefusedClient("Unable to describe task definition.", () => Describe("B:9"));
        await RefusedParameter("Invalid task definition: Invalid revision number.", () => Describe("B:x"));
        await RefusedClient(
            "BOGUS is not a valid value for include. The value must be one of [[TAGS]]",
            async () =>
                await Registry.DescribeTaskDefinitionAsync(
                    new DescribeTaskDefinitionRequest { TaskDefinition = "nobody", Include = ["BOGUS"] }));
    }

    [Fact]
    public async Task Scenario_05_deleting_what_cannot_be_deleted()
    {
        await Register("B");
        DeleteTaskDefinitionsResponse answer = await Delete("B:1", "nobody:1", "B");
        Assert.Empty(answer.TaskDefinitions);
        Assert.Equal(
            [
                "The specified task definition is still in ACTIVE status. Please deregister the target and try again.",
                "The specified task definition does not exist. Specify a valid account, family, revision and try again.",
                "The specified task definition identifier is invalid. Specify a valid name or ARN and try again.",
            ],
            answer.Failures.Select(static f => f.Reason));
        Assert.Equal(["B:1", "nobody:1", "B"], answer.Failures.Select(static f => f.Arn));
    }

    [Fact]
    public async Task Scenario_06_a_family_goes_INACTIVE_and_comes_back()
    {
        await Register("B", 3);
        foreach (string name in new[] { "B:1", "B:2", "B:3" }) await Deregister(name);
        Assert.Equal("B", await Families(status: "INACTIVE"));
        Assert.Equal("", await Families(status: "ACTIVE"));
        Assert.Equal(4, (int)(await Register("B"))["revision"]!);
        Assert.Equal("B", await Families(status: "ACTIVE"));
        Assert.Equal("", await Families(status: "INACTIVE"));
    }

    [Fact]
    public async Task Scenario_07_deletion_and_what_comes_after()
    {
        await Register("B", 2);
        await Deregister("B:1");
        JObject deleted = Parse(Assert.Single((await Delete("B:1")).TaskDefinitions));
        Assert.Equal("DELETE_IN_PROGRESS", (string?)deleted["status"]);
        Assert.Equal("INACTIVE", (string?)deleted["previousStatus"]);
        Assert.Equal("DELETE_IN_PROGRESS", (string?)(await Describe("B:1"))["status"]);
        await RefusedClient(
            "The task definition could not be deregistered because it is in the process of being deleted.", () => Deregister("B:1"));
        JObject again = Parse(Assert.Single((await Delete("B:1")).TaskDefinitions));
        Assert.Equal("DELETE_IN_PROGRESS", (string?)again["previousStatus"]);
        await DeregisterAndDelete("B:2");
        Assert.Equal("B", await Families(status: "INACTIVE"));
        Assert.Equal(3, (int)(await Register("B"))["revision"]!);
    }

    [Fact]
    public async Task Scenario_10_sizes_with_units_are_answered_in_units()
    {
        JObject answer = await Register("B", "\"cpu\":\"0.25 vCPU\",\"memory\":\"0.5 GB\"");
        Assert.Equal("256", (string?)answer["cpu"]);
        Assert.Equal("512", (string?)answer["memory"]);
    }

    [Fact]
    public async Task Scenario_11_host_ports_by_network_mode()
    {
        const string Ports = "\"portMappings\":[{\"containerPort\":80}]";
        JObject bridge = await Register("B", "\"networkMode\":\"bridge\"", Ports);
        Assert.Equal(0, (int)bridge["containerDefinitions"]![0]!["portMappings"]![0]!["hostPort"]!);
        JObject awsvpc = await Register("B", "\"networkMode\":\"awsvpc\"", Ports);
        Assert.Equal(80, (int)awsvpc["containerDefinitions"]![0]!["portMappings"]![0]!["hostPort"]!);
    }

    [Fact]
    public async Task Scenario_12_tags()
    {
        await Register("B", """ "tags":[{"key":"b","value":"1"},{"key":"a","value":"2"}] """);
        Assert.Equal("b=1 a=2", await ListTags("B:1"));
        await RefusedClient("Tag value can not be null.", async () => await Tag("B:1", ("c", null)));
        await Untag("B:1", "unknown");
        Assert.Equal("b=1 a=2", await ListTags("B:1"));
        await Deregister("B:1");
        await Tag("B:1", ("c", "3"));
        Assert.Equal("b=1 a=2 c=3", await ListTags("B:1"));
    }

    [Fact]
    public async Task Scenario_15_times_are_numbers_and_in_order()
    {
        await Register("B");
        Clock.Advance(TimeSpan.FromMilliseconds(900));
        JObject first = await Deregister("B:1");
        Assert.NotNull(first["previousStatus"]);
        JObject described = await Describe("B:1");
        Assert.True(Milliseconds(described["registeredAt"]) < Milliseconds(described["deregisteredAt"]));
    }
}
