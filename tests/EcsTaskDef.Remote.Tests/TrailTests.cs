using System.Text.Json.Nodes;
using EcsTaskDef.Remote.Tests.Hosting;

namespace EcsTaskDef.Remote.Tests;

/// <summary>The history of an account from CloudTrail, over a stand-in: events of its form, newest first, in pages.</summary>
[Collection(nameof(KeyTests))]
public sealed class TrailTests : IDisposable
{
    private static readonly DateTimeOffset s_start = new(2026, 11, 1, 8, 0, 0, TimeSpan.Zero);

    private readonly List<JsonObject> _events = [];
    private readonly StandIn _trail;
    private bool _mayNot;

    public TrailTests()
    {
        _trail = new StandIn(Answer);
        Environment.SetEnvironmentVariable("AWS_ENDPOINT_URL_CLOUDTRAIL", _trail.Address.AbsoluteUri);
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        Environment.SetEnvironmentVariable("AWS_ENDPOINT_URL_CLOUDTRAIL", null);
        _trail.Dispose();
    }

    [Fact]
    public async Task Events_become_the_records_of_a_history()
    {
        Fill();
        IReadOnlyList<HistoryRecord> records = await AllAsync(new HistoryQuery { NewestFirst = true });
        Assert.Equal(
            [
                "DeleteRequested web:1", "DeleteRequested web:2", "Tagged web:2", "Tagged web:2", "Deregistered web:2",
                "Deregistered web:1", "Registered web:2", "Registered web:1",
            ],
            records.Select(static one => one.ToString()));
        HistoryRecord first = records[^1];
        Assert.Equal(
            ("web", 1, "arn:aws:ecs:eu-west-1:123456789012:task-definition/web:1", "arn:aws:iam::123456789012:user/ada", "192.0.2.7"),
            (first.Family, first.Revision, first.TaskDefinitionArn, first.By, first.Host));
        Assert.Equal((s_start, "eu-west-1"), (first.Time, first.Region));
        Assert.Equal("team=a", Assert.Single(first.Tags!).ToString());
    }

    [Fact]
    public async Task The_oldest_come_first_when_asked_and_later_only_what_is_new()
    {
        Fill();
        IRegistry registry = Open(out RemoteRegistryHost host);
        using (host)
        {
            HistoryPage page = await registry.GetHistoryAsync(new HistoryQuery { Family = "web" }, null, Stop);
            Assert.True(page.IsEnd);
            Assert.Equal("Registered web:1", page.Records[0].ToString());
            Add("RegisterTaskDefinition", 11, null, Definition("web", 3));
            Add("RegisterTaskDefinition", 12, null, Definition("api", 1));
            page = await registry.GetHistoryAsync(new HistoryQuery { Family = "web" }, page.Cursor, Stop);
            Assert.Equal(["Registered web:3"], page.Records.Select(static one => one.ToString()));
            page = await registry.GetHistoryAsync(new HistoryQuery { Family = "web" }, page.Cursor, Stop);
            Assert.Empty(page.Records);
        }
    }

    [Fact]
    public async Task Pages_of_several_names_come_in_one_order_and_each_is_read_once()
    {
        for (int i = 1; i <= 120; i++)
            Add(i % 3 == 0 ? "DeregisterTaskDefinition" : "RegisterTaskDefinition", i, null, Definition("web", i));
        IReadOnlyList<HistoryRecord> records = await AllAsync(new HistoryQuery { NewestFirst = true });
        Assert.Equal(Enumerable.Range(1, 120).Reverse(), records.Select(static one => one.Revision!.Value));
        Assert.Equal(6, _trail.Asked.Count);
        Assert.All(_trail.Asked, static request =>
        {
            Assert.Equal(
                "com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101.LookupEvents", request.Headers["X-Amz-Target"]);
            Assert.Contains("/eu-west-1/cloudtrail/aws4_request", request.Headers["Authorization"], StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task What_runs_is_there_on_request()
    {
        Add("CreateService", 1, null, """
            {"service":{"clusterArn":"arn:x","serviceArn":"arn:aws:ecs:eu-west-1:123456789012:service/blue/shop"}}
            """);
        Add("RunTask", 2, null, """{"failures":[],"tasks":[{"taskArn":"arn:aws:ecs:eu-west-1:123456789012:task/blue/0123"}]}""");
        Assert.Empty(await AllAsync(new HistoryQuery { NewestFirst = true }));
        Assert.Equal(
            ["RuntimeChanged task/blue/0123", "RuntimeChanged service/blue/shop"],
            (await AllAsync(new HistoryQuery { NewestFirst = true, IncludeRuntime = true })).Select(static one => one.ToString()));
    }

    [Fact]
    public async Task Who_may_not_look_is_given_the_permission_that_is_missing()
    {
        _mayNot = true;
        EcsException error = await Assert.ThrowsAsync<EcsException>(() => AllAsync(new HistoryQuery { NewestFirst = true }));
        Assert.Equal("AccessDeniedException", error.Code);
        Assert.Contains("cloudtrail:LookupEvents", error.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_endpoint_has_no_history()
    {
        using RemoteRegistryHost host = Remotes.Open(_trail.Address);
        EcsException error = await Assert.ThrowsAsync<EcsException>(
            async () => await host.GetRegistry("eu-west-1", "x").GetHistoryAsync(new HistoryQuery(), null, Stop));
        Assert.Equal("NotAvailableHere", error.Code);
    }

    private static IRegistry Open(out RemoteRegistryHost host)
    {
        host = new RemoteRegistryHost(Remotes.Options(RegistryLocation.Parse("aws:prod")));
        return host.GetRegistry("eu-west-1", "x");
    }

    private static async Task<IReadOnlyList<HistoryRecord>> AllAsync(HistoryQuery query)
    {
        IRegistry registry = Open(out RemoteRegistryHost host);
        using RemoteRegistryHost opened = host;
        List<HistoryRecord> records = [];
        HistoryCursor? cursor = null;
        HistoryPage page;
        do
        {
            page = await registry.GetHistoryAsync(query, cursor, Stop);
            records.AddRange(page.Records);
            cursor = page.Cursor;
        }
        while (!page.IsEnd);
        return records;
    }

    private void Fill()
    {
        Add("RegisterTaskDefinition", 0, """{"family":"web","tags":[{"key":"team","value":"a"}]}""", Definition("web", 1));
        Add("RegisterTaskDefinition", 1, """{"family":"web"}""", Definition("web", 2));
        Add("DeregisterTaskDefinition", 2, """{"taskDefinition":"web:1"}""", Definition("web", 1));
        Add("DeregisterTaskDefinition", 3, """{"taskDefinition":"web:2"}""", null);
        Add("TagResource", 4, Resource("task-definition/web:2"), null);
        Add("TagResource", 5, Resource("cluster/blue"), null);
        Add("TagResource", 6, Resource("function:f"), null, source: "lambda.amazonaws.com");
        Add("UntagResource", 7, Resource("task-definition/web:2"), null);
        Add("RegisterTaskDefinition", 8, """{"family":"web"}""", null, error: "ClientException");
        Add("DeleteTaskDefinitions", 9, null, $"{{\"failures\":[],\"taskDefinitions\":[{One("web", 1)},{One("web", 2)}]}}");
    }

    private static string One(string family, int revision) =>
        $"{{\"taskDefinitionArn\":\"arn:aws:ecs:eu-west-1:123456789012:task-definition/{family}:{revision}\"}}";

    private static string Definition(string family, int revision) => $"{{\"taskDefinition\":{One(family, revision)}}}";

    private static string Resource(string name) =>
        $"{{\"resourceArn\":\"arn:aws:ecs:eu-west-1:123456789012:{name}\",\"tags\":[],\"tagKeys\":[\"a\"]}}";

    private void Add(
        string name, int minute, string? asked, string? answered, string source = "ecs.amazonaws.com", string? error = null)
    {
        DateTimeOffset time = s_start.AddMinutes(minute);
        JsonObject one = new()
        {
            ["eventVersion"] = "1.11",
            ["userIdentity"] = new JsonObject { ["type"] = "IAMUser", ["arn"] = "arn:aws:iam::123456789012:user/ada" },
            ["eventTime"] = time.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            ["eventSource"] = source,
            ["eventName"] = name,
            ["awsRegion"] = "eu-west-1",
            ["sourceIPAddress"] = "192.0.2.7",
            ["requestParameters"] = asked is null ? null : JsonNode.Parse(asked),
            ["responseElements"] = answered is null ? null : JsonNode.Parse(answered),
        };
        if (error is not null) one["errorCode"] = error;
        _events.Insert(0, new JsonObject
        {
            ["EventId"] = $"{name}-{minute}", ["EventName"] = name, ["EventTime"] = time.ToUnixTimeSeconds(), ["EventSource"] = source,
            ["CloudTrailEvent"] = one.ToJsonString(),
        });
    }

    private (int, string) Answer(StandInRequest request)
    {
        if (_mayNot)
        {
            return (400, """
                {"__type":"AccessDeniedException","Message":"User: arn:aws:iam::123456789012:user/ada is not authorized to perform this"}
                """);
        }

        JsonNode asked = request.Json;
        string name = (string)asked["LookupAttributes"]![0]!["AttributeValue"]!;
        int size = (int)asked["MaxResults"]!, from = int.Parse((string?)asked["NextToken"] ?? "0", CultureInfo.InvariantCulture);
        long start = (long?)asked["StartTime"] ?? 0;
        JsonObject[] all = [.. _events.Where(one => (string)one["EventName"]! == name && (long)one["EventTime"]! >= start)];
        JsonObject answer = new() { ["Events"] = new JsonArray([.. all.Skip(from).Take(size).Select(static one => one.DeepClone())]) };
        if (all.Length > from + size) answer["NextToken"] = (from + size).ToString(CultureInfo.InvariantCulture);
        return (200, answer.ToJsonString());
    }
}
