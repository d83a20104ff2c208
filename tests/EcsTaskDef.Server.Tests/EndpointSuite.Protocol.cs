using System.Net.Http;
using EcsTaskDef.Server.Tests.Hosting;
using EcsTaskDef.Wire;
using Newtonsoft.Json.Linq;

namespace EcsTaskDef.Server.Tests;

public abstract partial class EndpointSuite
{
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("ListTaskDefinitions")]
    [InlineData("AmazonEC2ContainerServiceV20141113.")]
    [InlineData("AmazonEC2ContainerServiceV20141113.MakeCoffee")]
    [InlineData("AmazonEC2ContainerServiceV20141113.listTaskDefinitions")]
    [InlineData("AmazonEC2ContainerServiceV20991231.ListTaskDefinitions")]
    public async Task A_target_that_names_no_operation_is_an_unknown_operation(string? target)
    {
        await using EndpointUnderTest server = await StartAsync();
        (await server.SendAsync(target, "{}"u8.ToArray())).Refused("UnknownOperationException", null);
    }

    [Fact]
    public async Task An_operation_of_ECS_that_is_not_offered_says_so()
    {
        await using EndpointUnderTest server = await StartAsync();
        Answer answer = await server.CallAsync("UpdateContainerAgent", "{}");
        Assert.Equal(400, answer.Status);
        Assert.Equal("ClientException", (string?)answer["__type"]);
        Assert.StartsWith(
            "UpdateContainerAgent is not offered by EcsTaskDef. There are no agents. It offers ContinueServiceDeployment, "
                + "CreateCapacityProvider, ",
            (string?)answer["message"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_body_stands_for_an_empty_object()
    {
        await using EndpointUnderTest server = await StartAsync();
        Answer answer = await server.CallAsync("ListTaskDefinitionFamilies", "");
        Assert.Equal("""{"families":[]}""", answer.Ok().Text);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("{\"family\":")]
    [InlineData("nonsense")]
    [InlineData("{} {}")]
    [InlineData("   ")]
    [InlineData("{\"a\":1,}")]
    [InlineData("{'family':'x'}")]
    [InlineData("\u0000")]
    [InlineData("{\"family\":\"a\u0000b\"}")]
    [InlineData("{\"\\udc00\":1}")]
    [InlineData("{\"maxResults\":01}")]
    [InlineData("{\"maxResults\":NaN}")]
    public async Task A_body_that_is_not_JSON_is_a_serialization_error(string body)
    {
        await using EndpointUnderTest server = await StartAsync();
        foreach (string operation in new[] { "RegisterTaskDefinition", "ListTaskDefinitions" })
        {
            Answer answer = await server.CallAsync(operation, body);
            Assert.Equal("SerializationException", (string?)answer["__type"]);
            Assert.Equal(400, answer.Status);
        }
    }

    [Fact]
    public async Task Half_a_surrogate_pair_is_a_serialization_error()
    {
        await using EndpointUnderTest server = await StartAsync();
        foreach ((string operation, string body) in new[]
        {
            ("RegisterTaskDefinition", """{"family":"\ud800"}"""),
            ("RegisterTaskDefinition", """{"family":"x","future":"\udc00"}"""),
            (
                "RegisterTaskDefinition",
                """{"family":"x","containerDefinitions":[{"name":"web","image":"i","memory":4,"command":["\ud83d"]}]}"""),
            ("DescribeTaskDefinition", """{"taskDefinition":"\udc00\ud800"}"""),
            ("DeleteTaskDefinitions", """{"taskDefinitions":["\ud800"]}"""),
        })
        {
            Answer answer = await server.CallAsync(operation, body);
            Assert.Equal("SerializationException", (string?)answer["__type"]);
            Assert.Equal(400, answer.Status);
        }
    }

    [Fact]
    public async Task Bytes_that_are_not_UTF8_are_a_serialization_error()
    {
        await using EndpointUnderTest server = await StartAsync();
        foreach (byte[] body in new[] { "{\"family\":\"\xff\xfe\"}", "{\"\xc0\xaf\":1}", "\xff\xfe{\0}\0" }
            .Select(Encoding.Latin1.GetBytes))
        {
            Answer answer = await server.SendAsync(WireEndpoint.TargetPrefix + "RegisterTaskDefinition", body);
            Assert.Equal("SerializationException", (string?)answer["__type"]);
            Assert.Equal(400, answer.Status);
        }
    }

    [Theory]
    [InlineData("RegisterTaskDefinition")]
    [InlineData("DescribeTaskDefinition")]
    [InlineData("ListTaskDefinitionFamilies")]
    public async Task A_body_that_is_an_array_names_the_request_type(string operation)
    {
        await using EndpointUnderTest server = await StartAsync();
        (await server.CallAsync(operation, "[]")).Refused(
            "SerializationException", $"Unrecognized collection type class com.amazonaws.madison.frontend.{operation}Request");
    }

    [Theory]
    [InlineData("ListTaskDefinitions", """{"maxResults":"10"}""", "STRING_VALUE cannot be converted to Integer")]
    [InlineData("DescribeTaskDefinition", """{"taskDefinition":7}""", "NUMBER_VALUE cannot be converted to String")]
    [InlineData("DescribeTaskDefinition", """{"taskDefinition":true}""", "TRUE_VALUE cannot be converted to String")]
    [InlineData("DescribeTaskDefinition", """{"taskDefinition":false}""", "FALSE_VALUE cannot be converted to String")]
    [InlineData("DescribeTaskDefinition", """{"taskDefinition":{}}""", "Start of structure or map found where not expected.")]
    [InlineData(
        "RegisterTaskDefinition", """{"family":"x","containerDefinitions":[{"cpu":"256"}]}""",
        "STRING_VALUE cannot be converted to Integer")]
    [InlineData("RegisterTaskDefinition", """{"family":"x","cpu":256}""", "NUMBER_VALUE cannot be converted to String")]
    public async Task A_member_of_the_wrong_type_gets_ECSs_text(string operation, string body, string message)
    {
        await using EndpointUnderTest server = await StartAsync();
        (await server.CallAsync(operation, body)).Refused("SerializationException", message);
    }

    [Theory]
    [InlineData("1e999")]
    [InlineData("-1e999")]
    [InlineData("99999999999999999999")]
    [InlineData("2147483648")]
    public async Task A_number_beyond_all_bounds_is_refused_cleanly(string number)
    {
        await using EndpointUnderTest server = await StartAsync();
        foreach (string body in new[] { $$"""{"maxResults":{{number}}}""" })
        {
            Answer answer = await server.CallAsync("ListTaskDefinitions", body);
            Assert.Equal(400, answer.Status);
        }

        Answer registered = await server.CallAsync(
            "RegisterTaskDefinition", Minimal.Replace("64", number, StringComparison.Ordinal));
        Assert.Equal(400, registered.Status);
    }

    [Fact]
    public async Task Nesting_without_end_is_refused_cleanly()
    {
        await using EndpointUnderTest server = await StartAsync();
        foreach (string body in new[]
        {
            new string('[', 10_000),
            $$"""{"family":"x","future":{{new string('[', 10_000)}}{{new string(']', 10_000)}}}""",
            string.Concat(Enumerable.Repeat("{\"a\":", 10_000)) + "1" + new string('}', 10_000),
        })
        {
            foreach (string operation in new[] { "RegisterTaskDefinition", "DescribeTaskDefinition" })
            {
                Answer answer = await server.CallAsync(operation, body);
                Assert.Equal(400, answer.Status);
            }
        }

        (await server.CallAsync("ListTaskDefinitions", "{}")).Ok();
    }

    [Fact]
    public async Task Members_that_ECS_does_not_know_are_ignored_in_requests_other_than_a_registration()
    {
        await using EndpointUnderTest server = await StartAsync();
        (await server.CallAsync("ListTaskDefinitions", """{"future":{"deep":[1,2]},"status":null}""")).Ok();
    }

    [Fact]
    public async Task Output_members_in_a_registration_decide_nothing()
    {
        await using EndpointUnderTest server = await StartAsync();
        string body = Minimal[..^1]
            + ""","revision":41,"status":"INACTIVE","registeredAt":1.5E9"""
            + ""","registeredBy":"somebody","taskDefinitionArn":"x","compatibilities":["FARGATE"]"""
            + ""","requiresAttributes":[{"name":"x"}]}""";
        JToken definition = (await server.CallAsync("RegisterTaskDefinition", body)).Ok()["taskDefinition"];
        Assert.Equal(1, (int)definition["revision"]!);
        Assert.Equal("ACTIVE", (string?)definition["status"]);
        Assert.Equal("arn:aws:iam::000000000000:user/anonymous", (string?)definition["registeredBy"]);
        Assert.Equal("arn:aws:ecs:us-east-1:000000000000:task-definition/web:1", (string?)definition["taskDefinitionArn"]);
    }

    [Fact]
    public async Task A_definition_of_more_than_64_KiB_is_refused_with_its_length()
    {
        await using EndpointUnderTest server = await StartAsync();
        string body =
            $$"""{"family":"web","containerDefinitions":[{"name":"web","image":"i","memory":64"""
                + $$""","command":[{{Quote(new string('x', 70_000))}}]}]}""";
        Answer answer = await server.CallAsync("RegisterTaskDefinition", body);
        Assert.Equal("ClientException", (string?)answer["__type"]);
        Assert.Matches(@"\AActual length: '7\d{4}'\. Max allowed length is '65536' bytes\.\z", (string?)answer["message"]);
    }

    [Fact]
    public async Task A_body_of_almost_a_mebibyte_is_looked_at()
    {
        await using EndpointUnderTest server = await StartAsync();
        string body = Minimal + new string(' ', 1024 * 1024 - Minimal.Length);
        (await server.CallAsync("RegisterTaskDefinition", body)).Ok();
    }

    [Fact]
    public async Task A_body_of_more_than_a_mebibyte_is_refused_and_the_server_lives_on()
    {
        await using EndpointUnderTest server = await StartAsync();
        foreach (int length in new[] { 1024 * 1024 + 1, 2 * 1024 * 1024, 8 * 1024 * 1024 })
        {
            Answer answer = await server.SendAsync(
                WireEndpoint.TargetPrefix + "RegisterTaskDefinition", Encoding.ASCII.GetBytes(new string(' ', length)));
            answer.Refused("RequestEntityTooLargeException", "The request body is longer than 1048576 bytes.", 413);
        }

        (await server.CallAsync("ListTaskDefinitions", "{}")).Ok();
    }

    [Fact]
    public async Task A_body_of_unknown_length_is_read_and_bounded()
    {
        await using EndpointUnderTest server = await StartAsync();
        foreach ((int padding, int status) in new[] { (0, 200), (900_000, 200), (3_000_000, 413) })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/")
            {
                Content = new ChunkedContent(Minimal + new string(' ', padding)),
            };
            request.Headers.TryAddWithoutValidation("X-Amz-Target", WireEndpoint.TargetPrefix + "RegisterTaskDefinition");
            using HttpResponseMessage response = await server.Client.SendAsync(request);
            Assert.Equal(status, (await Answer.ReadAsync(response)).Status);
        }
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("text/plain; charset=utf-8")]
    [InlineData(null)]
    public async Task The_content_type_does_not_matter(string? contentType)
    {
        await using EndpointUnderTest server = await StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/") { Content = new ByteArrayContent("{}"u8.ToArray()) };
        if (contentType is not null) request.Content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        request.Headers.TryAddWithoutValidation("X-Amz-Target", WireEndpoint.TargetPrefix + "ListTaskDefinitions");
        using HttpResponseMessage response = await server.Client.SendAsync(request);
        Assert.Equal("""{"taskDefinitionArns":[]}""", (await Answer.ReadAsync(response)).Ok().Text);
    }

    [Fact]
    public async Task Health_answers_while_the_server_is_up()
    {
        await using EndpointUnderTest server = await StartAsync();
        using HttpResponseMessage response = await server.Client.GetAsync(new Uri("/health", UriKind.Relative));
        Answer answer = (await Answer.ReadAsync(response)).Ok();
        Assert.Equal("ok", (string?)answer["status"]);
        Assert.Equal("000000000000", (string?)answer["account"]);
        Assert.Equal("us-east-1", (string?)answer["region"]);
        Assert.Equal("application/json", answer.Headers["Content-Type"]);

        using var head = new HttpRequestMessage(HttpMethod.Head, "/health");
        using HttpResponseMessage headResponse = await server.Client.SendAsync(head);
        Assert.Equal(200, (int)headResponse.StatusCode);
        Assert.Equal("", await headResponse.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("GET", "/", 405, "POST")]
    [InlineData("PUT", "/", 405, "POST")]
    [InlineData("OPTIONS", "/", 405, "POST")]
    [InlineData("POST", "/health", 405, "GET,HEAD")]
    [InlineData("GET", "/favicon.ico", 404, null)]
    [InlineData("POST", "/ecs", 404, null)]
    [InlineData("GET", "/a/b/c", 404, null)]
    public async Task Everything_else_is_refused_in_JSON(string method, string path, int status, string? allow)
    {
        await using EndpointUnderTest server = await StartAsync();
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        using HttpResponseMessage response = await server.Client.SendAsync(request);
        Answer answer = await Answer.ReadAsync(response);
        Assert.Equal(status, answer.Status);
        Assert.Equal(allow, answer.Headers.GetValueOrDefault("Allow"));
        Assert.Equal("UnknownOperationException", (string?)answer["__type"]);
        Assert.NotEqual("", (string?)answer["message"]);
    }

    [Theory]
    [InlineData("http://evil.example", 403)]
    [InlineData("http://evil.example:4580", 403)]
    [InlineData("http://192.0.2.7", 403)]
    [InlineData("http://127.0.0.1:1", 403)]
    [InlineData("null", 403)]
    [InlineData("own", 200)]
    public async Task Web_pages_of_other_hosts_are_kept_out(string origin, int status)
    {
        await using EndpointUnderTest server = await StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/") { Content = new StringContent("{}") };
        request.Headers.TryAddWithoutValidation("X-Amz-Target", WireEndpoint.TargetPrefix + "ListTaskDefinitions");
        request.Headers.TryAddWithoutValidation(
            "Origin", origin == "own" ? server.Client.BaseAddress!.GetLeftPart(UriPartial.Authority) : origin);
        using HttpResponseMessage response = await server.Client.SendAsync(request);
        Answer answer = await Answer.ReadAsync(response);
        Assert.Equal(status, answer.Status);
        if (status == 403) Assert.Equal("AccessDeniedException", (string?)answer["__type"]);
    }

    [Theory]
    [InlineData("Host", "evil.example:4580")]
    [InlineData("Host", "192.0.2.7")]
    [InlineData("Origin", "http://evil.example")]
    [InlineData("X-Forwarded-For", "203.0.113.9")]
    public async Task Health_tells_outsiders_only_that_the_server_is_alive(string header, string value)
    {
        await using EndpointUnderTest server = await StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/health");
        request.Headers.TryAddWithoutValidation(header, value);
        using HttpResponseMessage response = await server.Client.SendAsync(request);
        Assert.Equal("""{"status":"ok"}""", (await Answer.ReadAsync(response)).Ok().Text);
    }

    [Fact]
    public async Task Every_answer_has_a_request_id_of_its_own()
    {
        await using EndpointUnderTest server = await StartAsync();
        var ids = new HashSet<string>();
        for (int i = 0; i < 5; i++)
            Assert.True(ids.Add((await server.CallAsync("ListTaskDefinitions", "{}")).Headers[WireResponse.RequestIdHeader]));
        Assert.True(ids.Add((await server.SendAsync(null, [])).Headers[WireResponse.RequestIdHeader]));
    }
}
