using EcsTaskDef.Server.Tests.Hosting;

namespace EcsTaskDef.Server.Tests;

public abstract partial class EndpointSuite
{
    [Fact]
    public async Task A_refusal_is_ECSs_code_and_text_and_nothing_of_our_advice()
    {
        await using EndpointUnderTest server = await StartFailingAsync(new EcsException(
            EcsErrorKind.Refusal, "ClientException", "No.", advice: "Ask again.", jsonPath: "$.x"));
        (await server.CallAsync("ListTaskDefinitions", "{}")).Refused("ClientException", "No.");
    }

    [Fact]
    public async Task A_refusal_without_a_text_has_no_message()
    {
        await using EndpointUnderTest server = await StartFailingAsync(
            new EcsException(EcsErrorKind.Refusal, "ServiceNotFoundException", ""));
        (await server.CallAsync("ListTaskDefinitions", "{}")).Refused("ServiceNotFoundException", null);
    }

    [Fact]
    public async Task A_conflict_names_its_resources()
    {
        await using EndpointUnderTest server = await StartFailingAsync(
            new EcsException(EcsErrorKind.Refusal, "ConflictException", "Taken.") { ResourceIds = ["arn:one", "arn:two"] });
        Answer answer = await server.CallAsync("ListTaskDefinitions", "{}");
        Assert.Equal(400, answer.Status);
        Assert.Equal("""{"__type":"ConflictException","message":"Taken.","resourceIds":["arn:one","arn:two"]}""", answer.Text);
    }

    [Theory]
    [InlineData("StoreWriteFailed", "The change could not be written. Nothing was changed, and all that was acknowledged before is kept.")]
    [InlineData(
        "StoreSyncFailed",
        "The disk did not confirm that the change is kept. Whether it took place is not known: look before you repeat it.")]
    [InlineData("StoreBusy", "Another process has kept the store locked for too long. Nothing was changed. Try again.")]
    [InlineData("StoreOfTomorrow", "The store cannot be used.")]
    public async Task A_fault_of_the_store_names_no_file_to_the_caller_and_where_to_find_the_rest(string code, string text)
    {
        using StringWriter log = new();
        await using EndpointUnderTest server = await EndpointUnderTest.StartAsync(
            Transport,
            new FakeRegistries((_, _, _) => throw new EcsException(
                EcsErrorKind.Fault, code, "/srv/store/us-east-1/journal-1.jsonl is damaged at line 7.", advice: "Restore it.",
                innerException: new IOException("/srv/store"))),
            log: log);
        Answer answer = await server.CallAsync("ListTaskDefinitions", "{}");
        string id = answer.Headers["x-amzn-RequestId"];
        answer.Refused("ServerException", $"{code}: {text} The server's log has the details under request id {id}.", 500);
        Assert.Contains(
            $"request id {id}: /srv/store/us-east-1/journal-1.jsonl is damaged at line 7.", log.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bug_is_a_server_error_that_tells_nothing_and_the_server_lives_on()
    {
        int calls = 0;
        await using EndpointUnderTest server = await EndpointUnderTest.StartAsync(
            Transport,
            new FakeRegistries((_, _, _) => ++calls == 1 ? throw new InvalidCastException("secret") : new(["arn"])));
        Answer answer = await server.CallAsync("ListTaskDefinitions", "{}");
        answer.Refused(
            "ServerException",
            $"EcsTaskDef failed unexpectedly. The server's log has the details under request id {answer.Headers["x-amzn-RequestId"]}.",
            500);
        Assert.Equal("""{"taskDefinitionArns":["arn"]}""", (await server.CallAsync("ListTaskDefinitions", "{}")).Ok().Text);
    }

    [Fact]
    public async Task Requests_in_flight_are_answered_when_the_server_stops()
    {
        var entered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var leave = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using EndpointUnderTest server = await EndpointUnderTest.StartAsync(
            Transport,
            new FakeRegistries(async (_, _, _) =>
            {
                entered.SetResult();
                await leave.Task;
                return ["arn"];
            }));
        Task<Answer> call = server.CallAsync("ListTaskDefinitions", "{}");
        await entered.Task;
        Task stopping = server.StopAsync();
        await Task.Delay(100);
        leave.SetResult();
        Assert.Equal("""{"taskDefinitionArns":["arn"]}""", (await call).Ok().Text);
        await stopping;
    }

    [Theory]
    [InlineData(
        "AWS4-HMAC-SHA256 Credential=AKID/20260102/eu-west-1/ecs/aws4_request, SignedHeaders=host, Signature=0", "eu-west-1", "AKID")]
    [InlineData("AWS4-HMAC-SHA256 Credential=AKID/20260102/eu-west-1/ecs/aws4_request,SignedHeaders=host,Signature=0", "eu-west-1", "AKID")]
    [InlineData("AWS4-HMAC-SHA256 SignedHeaders=host, Credential=AKID/20260102/eu-west-1/ecs/aws4_request", "eu-west-1", "AKID")]
    [InlineData("AWS4-ECDSA-P256-SHA256 Credential=AKID/20260102/ecs/aws4_request, Signature=0", "us-east-1", "AKID")]
    [InlineData("AWS4-HMAC-SHA256 Credential=A KID/20260102/eu-west-1/ecs/aws4_request", "eu-west-1", "anonymous")]
    [InlineData("AWS4-HMAC-SHA256 Credential=/20260102/eu-west-1/ecs/aws4_request", "eu-west-1", "anonymous")]
    [InlineData("AWS4-HMAC-SHA256 Credential=AKID/20260102/eu-west-1/ecs", "us-east-1", "anonymous")]
    [InlineData("AWS4-HMAC-SHA256 Credential=a/b/c/20260102/eu-west-1/ecs/aws4_request", "us-east-1", "anonymous")]
    [InlineData("AWS4-HMAC-SHA256", "us-east-1", "anonymous")]
    [InlineData("Bearer Credential=AKID/20260102/eu-west-1/ecs/aws4_request", "us-east-1", "anonymous")]
    [InlineData("Basic dXNlcjpwYXNz", "us-east-1", "anonymous")]
    [InlineData(null, "us-east-1", "anonymous")]
    public async Task The_caller_is_read_from_the_credential_scope(string? authorization, string region, string user)
    {
        await using EndpointUnderTest server = await EndpointUnderTest.StartAsync(
            Transport, new FakeRegistries((givenRegion, givenUser, _) => new([givenRegion, givenUser])));
        Answer answer = await server.SendAsync(Wire.WireEndpoint.TargetPrefix + "ListTaskDefinitions", [], authorization);
        Assert.Equal($$"""{"taskDefinitionArns":["{{region}}","{{user}}"]}""", answer.Ok().Text);
    }

    [Fact]
    public async Task An_access_key_id_too_long_for_an_ARN_is_anonymous()
    {
        await using EndpointUnderTest server = await EndpointUnderTest.StartAsync(
            Transport, new FakeRegistries((_, user, _) => new([user])));
        Answer at64 = await server.CallAsync("ListTaskDefinitions", "{}", user: new string('A', 64));
        Assert.Contains(new string('A', 64), at64.Text, StringComparison.Ordinal);
        Answer at65 = await server.CallAsync("ListTaskDefinitions", "{}", user: new string('A', 65));
        Assert.Equal("""{"taskDefinitionArns":["anonymous"]}""", at65.Text);
    }

    private Task<EndpointUnderTest> StartFailingAsync(EcsException error) =>
        EndpointUnderTest.StartAsync(Transport, new FakeRegistries((_, _, _) => throw error));
}
