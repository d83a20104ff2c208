using EcsTaskDef.Registry;

namespace EcsTaskDef.Conformance;

/// <summary>What a registry of our own does with a registration beyond ECS's call.</summary>
public abstract class RegistrarConformance : RegistrySuite
{
    private static readonly RegistrationOptions s_ifChanged = new() { IfChanged = true };

    [Fact]
    public async Task Nothing_is_registered_when_nothing_changed()
    {
        Assert.Equal("web:1 True ", await Register(Body("web"), s_ifChanged));
        Assert.Equal("web:1 False ", await Register(Body("web"), s_ifChanged));
        Assert.Equal("web:1 False ", await Register(Body("web", "\"networkMode\":\"bridge\"", "\"essential\":true"), s_ifChanged));
        Assert.Equal("web:2 True ", await Register(Body("web", container: "\"essential\":true,\"cpu\":1"), s_ifChanged));
        Assert.Equal("web:3 True ", await Register(Body("web"), s_ifChanged));
        Assert.Equal("web:1 web:2 web:3", await List("web"));
    }

    [Fact]
    public async Task It_is_the_latest_ACTIVE_revision_that_counts()
    {
        await Register("web");
        await Register("web", "\"cpu\":\"256\"");
        await Deregister("web:2");
        Assert.Equal("web:1 False ", await Register(Body("web"), s_ifChanged));
        await Deregister("web:1");
        Assert.Equal("web:3 True ", await Register(Body("web"), s_ifChanged));
    }

    [Fact]
    public async Task A_definition_that_ECS_refuses_is_refused_all_the_same()
    {
        await Register("web");
        EcsException refusal = await Assert.ThrowsAsync<EcsException>(() => Register(Body("web", "\"cpu\":\"much\""), s_ifChanged));
        Assert.Equal(EcsErrorCodes.InvalidParameter, refusal.Code);
    }

    [Fact]
    public async Task Tags_count_when_the_request_has_some()
    {
        await Register("web", "\"tags\":[{\"key\":\"a\",\"value\":\"1\"},{\"key\":\"b\",\"value\":\"2\"}]");
        Assert.Equal("web:1 False a=1 b=2", await Register(Body("web"), s_ifChanged));
        Assert.Equal(
            "web:1 False a=1 b=2",
            await Register(Body("web", "\"tags\":[{\"key\":\"b\",\"value\":\"2\"},{\"key\":\"a\",\"value\":\"1\"}]"), s_ifChanged));
        Assert.Equal("web:2 True a=1", await Register(Body("web", "\"tags\":[{\"key\":\"a\",\"value\":\"1\"}]"), s_ifChanged));
        await Tag("web:2", ("c", "3"));
        Assert.Equal("web:2 False a=1 c=3", await Register(Body("web"), s_ifChanged));
    }

    [Fact]
    public async Task Tags_are_taken_over_and_new_ones_win()
    {
        RegistrationOptions copy = new() { CopyTags = true };
        Assert.Equal("web:1 True a=0", await Register(Body("web", "\"tags\":[{\"key\":\"a\",\"value\":\"0\"}]"), copy));
        await Tag("web:1", ("b", "2"));
        Assert.Equal("web:2 True a=0 b=2", await Register(Body("web"), copy));
        Assert.Equal("web:3 True a=9 b=2 c=3", await Register(
            Body("web", "\"tags\":[{\"key\":\"c\",\"value\":\"3\"},{\"key\":\"a\",\"value\":\"9\"}]"), copy));
        Assert.Equal("a=9 b=2 c=3", await TagsOf("web:3"));
        Assert.Equal(
            "web:3 False a=9 b=2 c=3",
            await Register(Body("web", "\"tags\":[{\"key\":\"a\",\"value\":\"9\"}]"), copy with { IfChanged = true }));
        Assert.Equal(
            "web:4 True a=1 b=2 c=3",
            await Register(Body("web", "\"tags\":[{\"key\":\"a\",\"value\":\"1\"}]"), copy with { IfChanged = true }));
        await Deregister("web:1");
        foreach (int revision in Enumerable.Range(2, 3)) await Deregister($"web:{revision}");
        Assert.Equal("web:5 True ", await Register(Body("web"), copy));
    }

    [Fact]
    public async Task Tags_taken_over_count_against_the_limit()
    {
        string Tags(string prefix, int count) =>
            "\"tags\":[" + string.Join(",", Enumerable.Range(0, count).Select(i => $$"""{"key":"{{prefix}}{{i}}","value":""}""")) + "]";
        await Register("web", Tags("a", 40));
        EcsException refusal = await Assert.ThrowsAsync<EcsException>(
            () => Register(Body("web", Tags("b", 11)), new RegistrationOptions { CopyTags = true }));
        Assert.Equal(EcsErrorKind.Refusal, refusal.Kind);
        Assert.Equal("web:1", await List("web"));
    }

    [Fact]
    public async Task A_note_has_a_limit()
    {
        string longest = new('x', RegistrationOptions.MaxNoteLength);
        Assert.Equal("web:1 True ", await Register(Body("web"), new RegistrationOptions { Note = longest }));
        EcsException fault = await Assert.ThrowsAsync<EcsException>(
            () => Register(Body("web"), new RegistrationOptions { Note = longest + "x" }));
        Assert.Equal("NoteTooLong", fault.Code);
        Assert.Equal("web:1", await List("web"));
    }

    [Fact]
    public async Task Many_at_once_give_one_revision()
    {
        // Made before, or two of them would make one each.
        _ = Registry;
        string[] answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => Register(Body("web"), s_ifChanged))));
        Assert.Single(answers, "web:1 True ");
        Assert.Equal(15, answers.Count(static a => a == "web:1 False "));
    }

    [Fact]
    public async Task A_batch_is_one_change_and_each_definition_follows_those_before_it()
    {
        await Register("web", "\"cpu\":\"256\"");
        IReadOnlyList<string> answers = await RegisterMany(
            new RegistrationOptions { Note = "nightly" }, Body("web"), Body("api", "\"tags\":[{\"key\":\"a\",\"value\":\"1\"}]"),
            Body("web"), Body("web", "\"cpu\":\"much\""), Body("web"));
        Assert.Equal(["web:2 True ", "api:1 True a=1", "web:3 True ", "InvalidParameterException", "web:4 True "], answers);
        Assert.Equal("web:1 web:2 web:3 web:4", await List("web"));
        Assert.Equal("a=1", await TagsOf("api:1"));

        HistoryPage history = await ((IRegistry)Registry).GetHistoryAsync(new HistoryQuery(), null, TestContext.Current.CancellationToken);
        Assert.Equal(4, history.Records.Count(static record => record.Note == "nightly"));
        Assert.Single(history.Records.Where(static record => record.Note == "nightly").Select(static record => record.Sequence).Distinct());
    }

    [Fact]
    public async Task In_a_batch_what_changed_is_told_by_those_before_it()
    {
        string changed = Body("web", container: "\"essential\":true,\"cpu\":1");
        Assert.Equal(
            ["web:1 True ", "web:1 False ", "web:2 True ", "web:2 False ", "web:3 True "],
            await RegisterMany(s_ifChanged, Body("web"), Body("web"), changed, changed, Body("web")));
        Assert.Equal(
            ["web:4 True a=1", "web:5 True a=1 b=2"],
            await RegisterMany(
                new RegistrationOptions { CopyTags = true },
                Body("web", "\"tags\":[{\"key\":\"a\",\"value\":\"1\"}]"), Body("web", "\"tags\":[{\"key\":\"b\",\"value\":\"2\"}]")));
        Assert.Equal("a=1 b=2", await TagsOf("web:5"));
    }

    [Fact]
    public async Task A_batch_ends_with_the_first_error_when_asked_to()
    {
        string bad = Body("web", "\"cpu\":\"much\"");
        Assert.Equal(
            ["web:1 True ", "InvalidParameterException"],
            await RegisterMany(new RegistrationOptions(), true, Body("web"), bad, Body("web")));
        Assert.Equal(["InvalidParameterException"], await RegisterMany(new RegistrationOptions(), true, bad, Body("web")));
        Assert.Equal("web:1", await List("web"));
    }

    [Fact]
    public async Task A_batch_has_at_most_a_thousand_definitions_and_may_have_none()
    {
        Assert.Empty(await RegisterMany(new RegistrationOptions()));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(
            () => RegisterMany(new RegistrationOptions(), [.. Enumerable.Repeat(Body("web"), 1001)]));
        EcsException fault = await Assert.ThrowsAsync<EcsException>(
            () => RegisterMany(new RegistrationOptions { Note = new string('x', 1001) }, Body("web")));
        Assert.Equal(EcsErrorKind.Fault, fault.Kind);
        Assert.Equal("", await List("web"));
        IReadOnlyList<string> all = await RegisterMany(new RegistrationOptions(), [.. Enumerable.Repeat(Body("web"), 1000)]);
        Assert.Equal([.. Enumerable.Range(1, 1000).Select(static n => $"web:{n} True ")], all);
    }

    [Fact]
    public async Task Refusals_within_a_large_batch_stand_where_their_definitions_stood()
    {
        const int Count = 200;
        string[] bodies = [.. Enumerable.Range(0, Count).Select(static n => n % 50 == 40 ? Body("w e b") : Body("web"))];
        IReadOnlyList<string> stopped = await RegisterMany(new RegistrationOptions(), stopAtFirstError: true, bodies);
        Assert.Equal([.. Enumerable.Range(1, 40).Select(static n => $"web:{n} True "), "ClientException"], stopped);

        IReadOnlyList<string> all = await RegisterMany(new RegistrationOptions(), bodies);
        int revision = 40;
        Assert.Equal([.. Enumerable.Range(0, Count).Select(n => n % 50 == 40 ? "ClientException" : $"web:{++revision} True ")], all);

        using CancellationTokenSource cancelled = new();
        cancelled.Cancel();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await ((IRegistry)Registry).RegisterManyAsync(
            [.. bodies.Select(Request)], new RegistrationOptions(), cancellationToken: cancelled.Token));
    }

    private Task<IReadOnlyList<string>> RegisterMany(RegistrationOptions options, params string[] json) =>
        RegisterMany(options, false, json);

    private async Task<IReadOnlyList<string>> RegisterMany(RegistrationOptions options, bool stopAtFirstError, params string[] json)
    {
        IReadOnlyList<RegistrationOutcome> outcomes = await ((IRegistry)Registry).RegisterManyAsync(
            [.. json.Select(Request)], options, stopAtFirstError, TestContext.Current.CancellationToken);
        return [.. outcomes.Select(static one => one.Error?.Code ?? Text(one.Result!))];
    }

    private async Task<string> Register(string json, RegistrationOptions options)
    {
        RegistrationResult result = await ((IRegistry)Registry).RegisterAsync(
            Request(json), options, TestContext.Current.CancellationToken);
        return Text(result);
    }

    private static string Text(RegistrationResult result) =>
        $"{result.TaskDefinition.Value} {result.Registered} {string.Join(" ", result.Tags ?? [])}";
}
