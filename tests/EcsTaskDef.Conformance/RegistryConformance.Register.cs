using Newtonsoft.Json.Linq;

namespace EcsTaskDef.Conformance;

/// <summary>
/// Every rule of the task definition operations, row by row (docs/ECS.md §2, §3.3 as far as the engine judges, §3.4,
/// §3.6, §4). Literal texts stand here only where their evidence is better than [guess]; of the others the code counts.
/// </summary>
public abstract partial class RegistryConformance : RegistrySuite
{
    [Fact]
    public async Task The_first_registration_of_a_family_is_revision_1()
    {
        JObject answer = await Register("web");
        Assert.Equal(1, (int)answer["revision"]!);
        Assert.Equal(Arn("web:1"), (string?)answer["taskDefinitionArn"]);
        Assert.Equal("ACTIVE", (string?)answer["status"]);
    }

    [Fact]
    public async Task Registering_an_existing_family_takes_the_next_revision()
    {
        await Register("web");
        Assert.Equal(2, (int)(await Register("web"))["revision"]!);
        Assert.Equal(3, (int)(await Register("web"))["revision"]!);
    }

    [Fact]
    public async Task Families_count_their_revisions_apart()
    {
        await Register("web", 2);
        Assert.Equal(1, (int)(await Register("web2"))["revision"]!);
        Assert.Equal(1, (int)(await Register("Web"))["revision"]!);
    }

    [Fact]
    public async Task Regions_count_their_revisions_apart()
    {
        await Register("web", 2);
        RegisterTaskDefinitionResponse other =
            await House.GetRegistry("us-east-1", User).RegisterTaskDefinitionAsync(Request(Body("web")));
        Assert.Equal(1, (int)Parse(other.TaskDefinition)["revision"]!);
        Assert.Equal(Arn("web:1", "us-east-1"), (string?)Parse(other.TaskDefinition)["taskDefinitionArn"]);
    }

    [Fact]
    public async Task A_minimal_registration_answers_exactly_what_ECS_was_seen_to_answer()
    {
        Clock.Now = DateTimeOffset.FromUnixTimeMilliseconds(1789551556693);
        RegisterTaskDefinitionResponse answer = await House.GetRegistry("us-east-1", "Delegated").RegisterTaskDefinitionAsync(
            Request(Body("main").Replace("busybox:1", "public.ecr.aws/docker/library/busybox:latest", StringComparison.Ordinal)));

        Assert.Equal(
            Lax.OneLine("""
                {"compatibilities":["EXTERNAL","EC2"],"containerDefinitions":[{"cpu":0,"environment":[],"essential":true,
                "image":"public.ecr.aws/docker/library/busybox:latest","memory":64,"mountPoints":[],"name":"app","portMappings":[],
                "systemControls":[],"volumesFrom":[]}],"family":"main","placementConstraints":[],"registeredAt":1.789551556693E9,
                "registeredBy":"arn:aws:iam::000000000000:user/Delegated","revision":1,"status":"ACTIVE",
                "taskDefinitionArn":"arn:aws:ecs:us-east-1:000000000000:task-definition/main:1","volumes":[]}
                """),
            Encoding.UTF8.GetString(answer.TaskDefinition.Utf8Json.Span));
        Assert.Null(answer.Tags);
    }

    [Fact]
    public async Task Members_are_answered_in_alphabetical_order_at_every_level()
    {
        JObject answer = await RegisterJson(
            """
            {"zeta":1,"family":"web","Alpha":{"b":1,"a":[{"d":1,"c":2}]},"containerDefinitions":[
              {"name":"app","image":"i","memory":64,"beta":true,"logConfiguration":{"options":{"tag":"1","env":"2"},"logDriver":"syslog"}}]}
            """);
        foreach (JObject value in answer.DescendantsAndSelf().OfType<JObject>())
        {
            string[] names = value.Properties().Select(static p => p.Name).ToArray();
            Assert.Equal(names.OrderBy(static n => n, StringComparer.Ordinal), names);
        }
    }

    [Fact]
    public async Task The_typed_answer_says_what_the_bytes_say()
    {
        RegisterTaskDefinitionResponse answer = await Registry.RegisterTaskDefinitionAsync(Request(Body("web", "\"cpu\":\"256\"")));
        TaskDefinition value = answer.TaskDefinition.Value;
        Assert.Equal("web:1", value.ToString());
        Assert.Equal("256", value.Cpu);
        Assert.Equal(Clock.Now, value.RegisteredAt);
        Assert.Equal($"arn:aws:iam::{Account}:user/{User}", value.RegisteredBy);
        Assert.Equal("app", Assert.Single(value.ContainerDefinitions!).Name);
    }

    [Fact]
    public async Task Nothing_is_inherited_from_the_revision_before()
    {
        await RegisterJson(
            """{"family":"web","taskRoleArn":"r","tags":[{"key":"a","value":"1"}]"""
                + ""","containerDefinitions":[{"name":"app","image":"i","memory":64}]}""");
        JObject second = await Register("web");
        Assert.Null(second["taskRoleArn"]);
        Assert.Equal("", await TagsOf("web:2"));
    }

    [Fact]
    public async Task Tags_are_answered_only_when_the_request_carried_some()
    {
        RegisterTaskDefinitionResponse with = await Registry.RegisterTaskDefinitionAsync(
            Request(Body("web", """ "tags":[{"key":"b","value":"1"},{"key":"a","value":""}] """)));
        Assert.Equal("b=1 a=", string.Join(" ", with.Tags!));
        Assert.Null(Parse(with.TaskDefinition)["tags"]);
        RegisterTaskDefinitionResponse without = await Registry.RegisterTaskDefinitionAsync(Request(Body("web")));
        Assert.Null(without.Tags);
    }

    [Theory]
    [InlineData(null, 0)]
    [InlineData("bridge", 0)]
    [InlineData("awsvpc", 80)]
    [InlineData("host", 80)]
    public async Task A_host_port_that_was_not_sent_follows_the_network_mode(string? mode, int expected)
    {
        JObject answer = await Register(
            "web", mode is null ? null : $"\"networkMode\":\"{mode}\"", """ "portMappings":[{"containerPort":80}] """);
        Assert.Equal(
            $$"""{"containerPort":80,"hostPort":{{expected}},"protocol":"tcp"}""",
            Text(answer["containerDefinitions"]![0]!["portMappings"]![0]));
        Assert.Equal(mode, (string?)answer["networkMode"]);
    }

    [Fact]
    public async Task A_host_port_and_protocol_that_were_sent_stay()
    {
        JObject answer = await Register("web", null, """ "portMappings":[{"containerPort":53,"hostPort":5353,"protocol":"udp"}] """);
        Assert.Equal(
            """{"containerPort":53,"hostPort":5353,"protocol":"udp"}""",
            Text(answer["containerDefinitions"]![0]!["portMappings"]![0]));
    }

    [Fact]
    public async Task A_container_has_its_defaults_and_nothing_else_that_was_not_sent()
    {
        JObject answer = await Register("web");
        Assert.Equal(
            "cpu environment essential image memory mountPoints name portMappings systemControls volumesFrom",
            Names((JObject)answer["containerDefinitions"]![0]!));
        Assert.Equal(0, (int)answer["containerDefinitions"]![0]!["cpu"]!);
        Assert.True((bool)answer["containerDefinitions"]![0]!["essential"]!);
    }

    [Fact]
    public async Task Empty_lists_that_were_sent_are_echoed()
    {
        JObject answer = await Register("web", null, """ "environmentFiles":[],"command":[] """);
        Assert.Equal("[]", Text(answer["containerDefinitions"]![0]!["environmentFiles"]));
        Assert.Equal("[]", Text(answer["containerDefinitions"]![0]!["command"]));
    }

    [Fact]
    public async Task A_health_check_is_completed()
    {
        JObject answer = await Register("web", null, """ "healthCheck":{"command":["CMD","true"],"retries":9} """);
        Assert.Equal(
            """{"command":["CMD","true"],"interval":30,"retries":9,"timeout":5}""",
            Text(answer["containerDefinitions"]![0]!["healthCheck"]));
    }

    [Fact]
    public async Task An_EFS_volume_without_a_root_has_the_root()
    {
        JObject answer = await Register("web", """ "volumes":[{"name":"v","efsVolumeConfiguration":{"fileSystemId":"fs-1"}}] """);
        Assert.Equal("/", (string?)answer["volumes"]![0]!["efsVolumeConfiguration"]!["rootDirectory"]);
        Assert.Null(answer["volumes"]![0]!["host"]);
    }

    [Fact]
    public async Task A_scratch_volume_has_an_empty_host()
    {
        JObject answer = await Register(
            "web", """ "volumes":[{"name":"a"},{"name":"b","host":{}},{"name":"c","host":{"sourcePath":"/x"}}] """);
        Assert.Equal(
            """[{"host":{},"name":"a"},{"host":{},"name":"b"},{"host":{"sourcePath":"/x"},"name":"c"}]""", Text(answer["volumes"]));
    }

    [Theory]
    [InlineData("cpu", "256", "256")]
    [InlineData("cpu", "0.25 vCPU", "256")]
    [InlineData("cpu", ".25 vcpu", "256")]
    [InlineData("cpu", "1 vCPU", "1024")]
    [InlineData("cpu", "2vCPU", "2048")]
    [InlineData("memory", "512", "512")]
    [InlineData("memory", "0.5 GB", "512")]
    [InlineData("memory", "2GB", "2048")]
    public async Task Task_sizes_are_answered_as_decimal_text_of_units(string member, string sent, string answered)
    {
        JObject answer = await Register("web", $"\"{member}\":\"{sent}\"");
        Assert.Equal(JTokenType.String, answer[member]!.Type);
        Assert.Equal(answered, (string?)answer[member]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("lots")]
    [InlineData("1 GB")]
    [InlineData("-1")]
    [InlineData("1e3")]
    public async Task A_cpu_that_is_no_size_is_refused(string cpu) =>
        await RefusedParameter("Invalid 'cpu' setting for task.", () => Register("web", $"\"cpu\":\"{cpu}\""));

    [Fact]
    public async Task A_memory_that_is_no_size_is_refused() =>
        await RefusedParameter(null, () => Register("web", "\"memory\":\"much\""));

    [Theory]
    [InlineData("we b")]
    [InlineData("web:1")]
    [InlineData("wéb")]
    [InlineData("a/b")]
    [InlineData("a.b")]
    public async Task A_family_of_other_characters_is_refused(string family) =>
        await RefusedClient("Family contains invalid characters.", () => Register(family));

    [Fact]
    public async Task A_family_has_1_to_255_characters()
    {
        await Refused(
            "InvalidParameterException", "Family can not be blank.",
            () => RegisterJson("""{"containerDefinitions":[{"name":"app","image":"i","memory":64}]}"""));
        await Refused("InvalidParameterException", "Family can not be blank.", () => Register(""));
        await RefusedClient(null, () => Register(new string('a', 256)));
        Assert.Equal(1, (int)(await Register(new string('a', 255)))["revision"]!);
        Assert.Equal(1, (int)(await Register("a"))["revision"]!);
        Assert.Equal(1, (int)(await Register("-_-"))["revision"]!);
    }

    [Fact]
    public async Task At_least_one_container_is_demanded()
    {
        await RefusedClient("Container list cannot be empty", () => RegisterJson("""{"family":"web"}"""));
        await RefusedClient("Container list cannot be empty", () => RegisterJson("""{"family":"web","containerDefinitions":[]}"""));
    }

    [Fact]
    public async Task Ten_containers_are_taken_and_eleven_refused()
    {
        Assert.Equal(1, (int)(await RegisterJson(Containers(10)))["revision"]!);
        await RefusedClient("Too many containers.", () => RegisterJson(Containers(11)));

        static string Containers(int count) => "{\"family\":\"web\",\"containerDefinitions\":[" + string.Join(
            ",", Enumerable.Range(0, count).Select(static i => $$"""{"name":"c{{i}}","image":"i","memory":64}""")) + "]}";
    }

    [Theory]
    [InlineData("""{"image":"i","memory":64}""", "Container.name should not be null or empty.")]
    [InlineData("""{"name":"","image":"i","memory":64}""", "Container.name should not be null or empty.")]
    [InlineData("""{"name":"a b","image":"i","memory":64}""", "Container.name contains invalid characters.")]
    [InlineData("""{"name":"app","memory":64}""", "Container.image should not be null or empty.")]
    [InlineData("""{"name":"app","image":" ","memory":64}""", "Container.image should not be null or empty.")]
    [InlineData("""{"name":"app","image":"a b","memory":64}""", "Container.image contains invalid characters.")]
    [InlineData("""{"name":"app","image":"$IMAGE","memory":64}""", "Container.image contains invalid characters.")]
    [InlineData("""{"name":"app","image":"i","memory":64,"essential":false}""", "Task definition doesn't have any essential container.")]
    public async Task A_container_without_what_it_needs_is_refused(string container, string message) =>
        await RefusedClient(message, () => RegisterJson($$"""{"family":"web","containerDefinitions":[{{container}}]}"""));

    [Fact]
    public async Task An_image_has_at_most_255_characters_before_its_digest()
    {
        string digest = "@sha256:" + new string('0', 64);
        await RefusedClient("Container.image should be 255 characters or less", () => Image(new string('a', 256)));
        await RefusedClient("Container.image should be 255 characters or less", () => Image(new string('a', 256) + digest));
        await Image(new string('a', 255));
        await Image(new string('a', 255) + digest);

        Task<JObject> Image(string image) =>
            RegisterJson($$"""{"family":"web","containerDefinitions":[{"name":"app","image":"{{image}}","memory":64}]}""");
    }

    [Fact]
    public async Task Container_names_are_unique() => await RefusedClient(
        "Container names must be unique within a task definition",
        () =>
            RegisterJson(
                """{"family":"web","containerDefinitions":[{"name":"a","image":"i","memory":64},{"name":"a","image":"i","memory":64}]}"""));

    [Fact]
    public async Task One_essential_container_is_enough()
    {
        JObject answer = await RegisterJson(
            """{"family":"web","containerDefinitions":[{"name":"a","image":"i","memory":64,"essential":false}"""
                + """,{"name":"b","image":"i","memory":64}]}""");
        Assert.Equal("False True", string.Join(" ", answer["containerDefinitions"]!.Select(static c => (bool)c["essential"]!)));
    }

    [Fact]
    public async Task A_definition_of_65536_bytes_is_taken_and_one_byte_more_refused()
    {
        const int TooMany = 70_000;
        Errors.EcsException refusal = await Assert.ThrowsAsync<Errors.EcsException>(() => RegisterUser(TooMany));
        int length = int.Parse(refusal.Message.Split('\'')[1], System.Globalization.CultureInfo.InvariantCulture);
        int room = TooMany - (length - 65536);
        await RegisterUser(room);
        await RefusedClient("Actual length: '65537'. Max allowed length is '65536' bytes.", () => RegisterUser(room + 1));

        // Neither the number nor the time, which is printed without zeros at its end, moves the limit.
        Clock.Advance(TimeSpan.FromMilliseconds(1000 - (Clock.GetUtcNow().Millisecond % 1000)));
        await RegisterUser(room);
        await RefusedClient("Actual length: '65537'. Max allowed length is '65536' bytes.", () => RegisterUser(room + 1));

        Task<JObject> RegisterUser(int characters) => Register("web", null, $"\"user\":\"{new string('x', characters)}\"");
    }

    [Fact]
    public async Task A_refused_registration_takes_no_number()
    {
        await Register("web");
        await Assert.ThrowsAsync<Errors.EcsException>(() => Register("web", "\"cpu\":\"x\""));
        await Assert.ThrowsAsync<Errors.EcsException>(() => Register("web", null, $"\"user\":\"{new string('x', 70000)}\""));
        Assert.Equal(2, (int)(await Register("web"))["revision"]!);
    }

    [Fact]
    public async Task Sizes_are_judged_before_containers_names_and_essential_ones() => await RefusedParameter(
        "Invalid 'cpu' setting for task.",
        () =>
            RegisterJson("""{"family":"web","cpu":"x","containerDefinitions":[{"name":"a","image":"i","memory":64,"essential":false}]}"""));

    [Fact]
    public async Task Numbers_are_never_used_again_after_everything_was_deregistered_or_deleted()
    {
        await Register("web", 2);
        await Deregister("web:1");
        await Deregister("web:2");
        Assert.Equal(3, (int)(await Register("web"))["revision"]!);
        await Deregister("web:3");
        await Delete("web:1", "web:2", "web:3");
        Assert.Equal(4, (int)(await Register("web"))["revision"]!);
        await DeregisterAndDelete("web:4");
        Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal("", await Families());
        Assert.Equal(5, (int)(await Register("web"))["revision"]!);
    }

    [Fact]
    public async Task Members_newer_than_this_software_are_kept_and_returned()
    {
        JObject answer = await Register("web", """ "newThing":{"deep":[1.50,null,{"x":"y"}]} """, """ "newToo":"v" """);
        JObject described = await Describe("web");
        Assert.Equal("""{"deep":[1.50,null,{"x":"y"}]}""", Text(answer["newThing"]));
        Assert.Equal(Text(answer), Text(described));
        Assert.Equal("v", (string?)described["containerDefinitions"]![0]!["newToo"]);
    }

    [Fact]
    public async Task What_ECS_answered_can_be_registered_again()
    {
        JObject first = await Register("web", "\"cpu\":\"256\"");
        await Deregister("web:1");
        JObject described = await Describe("web:1");
        Assert.NotNull(described["deregisteredAt"]);
        JObject again = await RegisterJson(described.ToString());
        Assert.Equal(2, (int)again["revision"]!);
        Assert.Equal("ACTIVE", (string?)again["status"]);
        Assert.Null(again["deregisteredAt"]);
        Assert.Equal(Text(first["containerDefinitions"]), Text(again["containerDefinitions"]));
    }

    [Fact]
    public async Task Null_is_absence()
    {
        JObject answer = await Register("web", "\"cpu\":null,\"tags\":null,\"volumes\":[null]", "\"user\":null");
        Assert.Null(answer["cpu"]);
        Assert.Equal("[]", Text(answer["volumes"]));
        Assert.Null(answer["containerDefinitions"]![0]!["user"]);
    }

    [Fact]
    public async Task Texts_of_every_kind_come_back_unchanged()
    {
        string text = "quote \" back \\ tab \t newline \n nul \0 é 漢字 😀 </script> \u2028";
        string json = Newtonsoft.Json.JsonConvert.ToString(text);
        JObject answer = await Register("web", null, $"\"environment\":[{{\"name\":\"N\",\"value\":{json}}}]");
        Assert.Equal(text, (string?)answer["containerDefinitions"]![0]!["environment"]![0]!["value"]);
        Assert.Equal(text, (string?)(await Describe("web"))["containerDefinitions"]![0]!["environment"]![0]!["value"]);
    }

    [Theory]
    [InlineData("cn-north-1", "aws-cn")]
    [InlineData("us-gov-west-1", "aws-us-gov")]
    [InlineData("eusc-de-east-1", "aws-eusc")]
    [InlineData("us-iso-east-1", "aws-iso")]
    public async Task Arns_carry_the_partition_of_their_region(string region, string partition)
    {
        RegisterTaskDefinitionResponse answer = await House.GetRegistry(region, User).RegisterTaskDefinitionAsync(Request(Body("web")));
        JObject document = Parse(answer.TaskDefinition);
        Assert.Equal(Arn("web:1", region, partition), (string?)document["taskDefinitionArn"]);
        Assert.Equal($"arn:{partition}:iam::{Account}:user/{User}", (string?)document["registeredBy"]);
    }
}
