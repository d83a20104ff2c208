using EcsTaskDef.Server.Tests.Hosting;
using EcsTaskDef.Wire;
using Newtonsoft.Json.Linq;

namespace EcsTaskDef.Server.Tests;

public abstract partial class EndpointSuite
{
    [Theory]
    [MemberData(nameof(GoldenFiles.Scenarios), MemberType = typeof(GoldenFiles))]
    public async Task A_scenario_is_answered_as_its_golden_files_say(string scenario)
    {
        await using EndpointUnderTest server = await StartAsync();
        foreach ((string operation, byte[] body, string answerPath) in GoldenFiles.Requests(scenario))
        {
            server.Clock.Advance(TimeSpan.FromMilliseconds(1500));
            Answer answer = await server.CallAsync(operation, System.Text.Encoding.UTF8.GetString(body), user: "AKIDEXAMPLE");
            Repository.DemandApproved(answerPath, GoldenFiles.Readable(answer));
        }
    }

    [Theory]
    [MemberData(nameof(GoldenFiles.Scenarios), MemberType = typeof(GoldenFiles))]
    public async Task Every_answer_is_compact_with_members_in_alphabetical_order_and_ECSs_headers(string scenario)
    {
        await using EndpointUnderTest server = await StartAsync();
        foreach ((string operation, byte[] body, _) in GoldenFiles.Requests(scenario))
        {
            Answer answer = await server.CallAsync(operation, System.Text.Encoding.UTF8.GetString(body));
            Assert.Equal(WireResponse.JsonContentType, answer.Headers["Content-Type"]);
            Assert.True(Guid.TryParseExact(answer.Headers[WireResponse.RequestIdHeader], "D", out _));
            Assert.Equal(
                System.Text.Encoding.UTF8.GetByteCount(answer.Text),
                int.Parse(answer.Headers["Content-Length"], System.Globalization.CultureInfo.InvariantCulture));
            Assert.DoesNotContain("\n", answer.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("\": ", answer.Text, StringComparison.Ordinal);
            foreach (JObject item in ((JContainer)answer.Json).DescendantsAndSelf().OfType<JObject>().Where(static o => !IsMap(o)))
            {
                string[] members = item.Properties().Select(static p => p.Name).ToArray();
                Assert.Equal(members.Order(StringComparer.Ordinal), members);
                Assert.DoesNotContain(item.Properties(), static p => p.Value.Type == JTokenType.Null);
            }
        }
    }

    [Fact]
    public async Task Times_are_numbers_of_seconds_in_the_notation_of_ECS()
    {
        await using EndpointUnderTest server = await StartAsync();
        Answer registered = (await server.CallAsync("RegisterTaskDefinition", Minimal)).Ok();

        // 2026-01-02T03:04:05.678Z
        Assert.Contains("\"registeredAt\":1.767323045678E9,", registered.Text, StringComparison.Ordinal);

        server.Clock.Advance(TimeSpan.FromMilliseconds(22));
        (await server.CallAsync("DeregisterTaskDefinition", """{"taskDefinition":"web:1"}""")).Ok();
        Answer described = (await server.CallAsync("DescribeTaskDefinition", """{"taskDefinition":"web:1"}""")).Ok();
        Assert.Contains("\"deregisteredAt\":1.7673230457E9,", described.Text, StringComparison.Ordinal);
        Assert.True((decimal)described["taskDefinition"]["registeredAt"]! < (decimal)described["taskDefinition"]["deregisteredAt"]!);
    }

    // The members of these are the user's own keys, in the user's order.
    private static bool IsMap(JObject item) =>
        item.Parent is JProperty { Name: "dockerLabels" or "options" or "driverOpts" or "labels" };
}
