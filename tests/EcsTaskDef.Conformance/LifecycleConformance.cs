using Newtonsoft.Json.Linq;

namespace EcsTaskDef.Conformance;

/// <summary>Deregister, describe, delete, and what becomes of a deleted revision: docs/ECS.md §2, §4.1 to §4.3, §4.6, §4.8.</summary>
public abstract class LifecycleConformance : RegistrySuite
{
    private const string Unknown = "Unable to describe task definition.";
    private const string BadRevision = "Invalid task definition: Invalid revision number.";
    private const string Blank = "Task Definition can not be blank.";

    [Fact]
    public async Task Deregistering_answers_the_definition_with_its_previous_status_and_no_time_yet()
    {
        JObject registered = await Register("web");
        Clock.Advance(TimeSpan.FromSeconds(1));
        JObject answer = await Deregister("web:1");
        Assert.Equal("ACTIVE", (string?)answer["previousStatus"]);
        Assert.Equal("INACTIVE", (string?)answer["status"]);
        Assert.Null(answer["deregisteredAt"]);
        answer.Remove("previousStatus");
        answer["status"] = "ACTIVE";
        Assert.Equal(Text(registered), Text(answer));
    }

    [Fact]
    public async Task Deregistering_again_changes_nothing_and_answers_the_first_time()
    {
        await Register("web");
        Clock.Advance(TimeSpan.FromSeconds(1));
        DateTimeOffset first = Clock.Now;
        await Deregister("web:1");
        Clock.Advance(TimeSpan.FromSeconds(1));
        JObject answer = await Deregister("web:1");
        Assert.Equal("INACTIVE", (string?)answer["previousStatus"]);
        Assert.Equal("INACTIVE", (string?)answer["status"]);
        Assert.Equal(first.ToUnixTimeMilliseconds(), Milliseconds(answer["deregisteredAt"]));
        Assert.Equal(first.ToUnixTimeMilliseconds(), Milliseconds((await Describe("web:1"))["deregisteredAt"]));
    }

    [Fact]
    public async Task A_revision_that_is_being_deleted_cannot_be_deregistered()
    {
        await Register("web");
        await DeregisterAndDelete("web:1");
        await RefusedClient(
            "The task definition could not be deregistered because it is in the process of being deleted.", () => Deregister("web:1"));
    }

    [Theory]
    [InlineData("web")]
    [InlineData("nobody")]
    [InlineData("arn:aws:ecs:eu-west-1:000000000000:task-definition/web")]
    public async Task A_family_cannot_be_deregistered_at_once(string name)
    {
        await Register("web");
        await RefusedParameter("Revision is missing", () => Deregister(name));
        Assert.Equal("web:1", await List());
    }

    [Theory]
    [InlineData("nobody:1")]
    [InlineData("web:2")]
    public async Task Deregistering_what_is_not_there_is_refused(string name)
    {
        await Register("web");
        await RefusedClient("The specified task definition does not exist.", () => Deregister(name));
    }

    [Theory]
    [InlineData("web:bad")]
    [InlineData("web:0")]
    [InlineData("web:-1")]
    [InlineData("web:1.0")]
    [InlineData("web:")]
    [InlineData("web:99999999999999999999")]
    [InlineData("arn:aws:ecs:eu-west-1:000000000000:task-definition/web:x")]
    public async Task A_revision_that_is_no_number_is_refused(string name)
    {
        await RefusedParameter(BadRevision, () => Describe(name));
        await RefusedParameter(null, () => Deregister(name));
        Failure failure = Assert.Single((await Delete(name)).Failures);
        Assert.Equal("The specified task definition identifier is invalid. Specify a valid name or ARN and try again.", failure.Reason);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    public async Task A_blank_name_is_refused(string? name)
    {
        await RefusedParameter(Blank, () => Describe(name!));
        await RefusedParameter(null, () => Deregister(name!));
    }

    [Fact]
    public async Task An_ARN_of_another_account_is_refused()
    {
        await Register("web");
        string arn = "arn:aws:ecs:eu-west-1:123456789012:task-definition/web:1";
        await RefusedParameter("AccountIDs mismatch", () => Describe(arn));
        await RefusedParameter("AccountIDs mismatch", () => Deregister(arn));
        Assert.Equal(arn, Assert.Single((await Delete(arn)).Failures).Arn);
    }

    // Second reading of 2026-11-28, nr 2 and 48.
    [Theory]
    [InlineData("arn:aws:ecs:us-east-1:000000000000:task-definition/web:1", "InvalidParameterException", "Invalid Region in ARN")]
    [InlineData(
        "arn:aws-cn:ecs:eu-west-1:000000000000:task-definition/web:1", "InvalidParameterException",
        "Task Definition Identifier is invalid")]
    [InlineData(
        "arn:aws:s3:eu-west-1:000000000000:task-definition/web:1", "InvalidParameterException", "Task Definition Identifier is invalid")]
    [InlineData("arn:aws:iam::123456789012:role/task-definition/web:1", "InvalidParameterException", "Invalid Region in ARN")]
    [InlineData("ARN:aws:ecs:us-east-1:123456789012:task-definition/web:1", "ClientException", "Family contains invalid characters.")]
    [InlineData("elsewhere/task-definition/web:1", "ClientException", "Family contains invalid characters.")]
    public async Task A_name_of_something_else_does_not_mean_a_revision_that_is_called_alike(string name, string code, string message)
    {
        await Register("web");
        await Refused(code, message, () => Describe(name));
        await Refused(code, message, () => Deregister(name));
        Assert.Single((await Delete(name)).Failures);
        Assert.Equal("web:1", await List());
        Assert.Equal("ACTIVE", (string?)(await Describe("task-definition/web:1"))["status"]);
    }

    [Fact]
    public async Task A_revision_is_described_by_family_and_number_or_ARN_in_any_state()
    {
        await Register("web", 3);
        await Deregister("web:2");
        await DeregisterAndDelete("web:3");
        foreach (string status in new[] { "1 ACTIVE", "2 INACTIVE", "3 DELETE_IN_PROGRESS" })
        {
            string[] parts = status.Split(' ');
            Assert.Equal(parts[1], (string?)(await Describe("web:" + parts[0]))["status"]);
            JObject byArn = await Describe(Arn("web:" + parts[0]));
            Assert.Equal(parts[1], (string?)byArn["status"]);
            Assert.Null(byArn["previousStatus"]);
            Assert.Null(byArn["deleteRequestedAt"]);
            Assert.Equal(parts[0] != "1", byArn["deregisteredAt"] is not null);
        }
    }

    [Fact]
    public async Task A_bare_family_is_its_highest_ACTIVE_revision()
    {
        await Register("web", 11);
        Assert.Equal(11, (int)(await Describe("web"))["revision"]!);
        Assert.Equal(11, (int)(await Describe(Arn("web")))["revision"]!);
        await Deregister("web:11");
        await Deregister("web:9");
        Assert.Equal(10, (int)(await Describe("web"))["revision"]!);
        await Deregister("web:10");
        Assert.Equal(8, (int)(await Describe("web"))["revision"]!);
    }

    [Theory]
    [InlineData("nobody")]
    [InlineData("nobody:1")]
    [InlineData("web:2")]
    [InlineData("idle")]
    [InlineData("WEB:1")]
    public async Task Describing_what_is_not_there_is_refused(string name)
    {
        await Register("web");
        await Register("idle");
        await Deregister("idle:1");
        await RefusedClient(Unknown, () => Describe(name));
    }

    [Theory]
    [InlineData("web ")]
    [InlineData("we b:1")]
    [InlineData("web\0")]
    [InlineData("web\0\0\0")]
    [InlineData("web\0\0\0:1")]
    [InlineData("\0")]
    [InlineData("\ud800")]
    [InlineData("wéb")]
    public async Task Names_that_no_family_can_have_are_refused(string name)
    {
        await Register("web", 3);
        await RefusedClient("Family contains invalid characters.", () => Describe(name));
        await RefusedClient("Family contains invalid characters.", () => List(name));
        await RefusedClient("Family contains invalid characters.", () => Families(name));
        Assert.Empty((await Delete(name)).TaskDefinitions);
    }

    [Fact]
    public async Task Include_takes_TAGS_alone_and_is_judged_before_anything_else()
    {
        await RefusedClient(
            "BOGUS is not a valid value for include. The value must be one of [[TAGS]]",
            async () => await Registry.DescribeTaskDefinitionAsync(
                new DescribeTaskDefinitionRequest { TaskDefinition = "nobody", Include = ["TAGS", "BOGUS"] }));
        await RefusedClient(
            "tags is not a valid value for include. The value must be one of [[TAGS]]",
            async () => await Registry.DescribeTaskDefinitionAsync(
                new DescribeTaskDefinitionRequest { TaskDefinition = "", Include = ["tags"] }));
    }

    [Fact]
    public async Task Tags_of_a_description_are_empty_unless_asked_for()
    {
        await Register("web", """ "tags":[{"key":"a","value":"1"}] """);
        DescribeTaskDefinitionResponse plain = await Registry.DescribeTaskDefinitionAsync(
            new DescribeTaskDefinitionRequest { TaskDefinition = "web" });
        Assert.Empty(plain.Tags);
        Assert.Equal("a=1", await TagsOf("web"));
    }

    [Fact]
    public async Task Deleting_answers_the_definition_with_its_previous_status()
    {
        await Register("web");
        await Deregister("web:1");
        DeleteTaskDefinitionsResponse answer = await Delete("web:1");
        Assert.Empty(answer.Failures);
        JObject document = Parse(Assert.Single(answer.TaskDefinitions));
        Assert.Equal("DELETE_IN_PROGRESS", (string?)document["status"]);
        Assert.Equal("INACTIVE", (string?)document["previousStatus"]);
        Assert.NotNull(document["deregisteredAt"]);
        Assert.Null(document["deleteRequestedAt"]);
        Assert.Null(document["tags"]);
    }

    [Fact]
    public async Task Deleting_again_succeeds_again()
    {
        await Register("web");
        await DeregisterAndDelete("web:1");
        DeleteTaskDefinitionsResponse answer = await Delete("web:1");
        Assert.Empty(answer.Failures);
        Assert.Equal("DELETE_IN_PROGRESS", (string?)Parse(Assert.Single(answer.TaskDefinitions))["previousStatus"]);
    }

    [Fact]
    public async Task Items_of_a_deletion_fail_one_by_one_with_their_own_input()
    {
        await Register("web", 3);
        await Deregister("web:2");
        DeleteTaskDefinitionsResponse answer = await Delete("web:1", Arn("web:2"), "web:9", "web", "", Arn("web"), "nobody:1");
        Assert.Equal(2, (int)Parse(Assert.Single(answer.TaskDefinitions))["revision"]!);
        const string Active = "The specified task definition is still in ACTIVE status. Please deregister the target and try again.";
        const string NotThere = "The specified task definition does not exist. Specify a valid account, family, revision and try again.";
        const string Invalid = "The specified task definition identifier is invalid. Specify a valid name or ARN and try again.";
        Assert.Equal(
            [("web:1", Active), ("web:9", NotThere), ("web", Invalid), ("", Invalid), (Arn("web"), Invalid), ("nobody:1", NotThere)],
            answer.Failures.Select(static f => (f.Arn, f.Reason)));
        Assert.All(answer.Failures, static f => Assert.Null(f.Detail));
    }

    [Fact]
    public async Task A_deletion_takes_1_to_10_names()
    {
        await RefusedParameter("size of TaskDefinition references list must be greater than 0", async () => await Delete());
        await RefusedParameter(
            "size of TaskDefinition references list must be greater than 0",
            async () => await Registry.DeleteTaskDefinitionsAsync(new DeleteTaskDefinitionsRequest()));
        string[] names = Enumerable.Range(1, 11).Select(static i => "web:" + Number(i)).ToArray();
        await RefusedParameter("Size of TaskDefinition references list cannot exceed 10", async () => await Delete(names));
        Assert.Equal(10, (await Delete(names.Take(10).ToArray())).Failures.Count);
    }

    [Fact]
    public async Task A_name_twice_in_a_deletion_is_processed_once()
    {
        await Register("web");
        await Deregister("web:1");
        DeleteTaskDefinitionsResponse answer = await Delete("web:1", Arn("web:1"));
        Assert.Empty(answer.Failures);
        Assert.Equal("INACTIVE", (string?)Parse(Assert.Single(answer.TaskDefinitions))["previousStatus"]);
    }

    [Fact]
    public async Task A_deleted_revision_is_there_until_the_removal_delay_is_over()
    {
        await Register("web", 2);
        await DeregisterAndDelete("web:1");
        Clock.Advance(RemovalDelay - TimeSpan.FromSeconds(1));
        Assert.Equal("DELETE_IN_PROGRESS", (string?)(await Describe("web:1"))["status"]);
        Assert.Equal("web:1", await List(status: "DELETE_IN_PROGRESS"));
        Clock.Advance(TimeSpan.FromSeconds(2));
        await RefusedClient(Unknown, () => Describe("web:1"));
        Assert.Equal("", await List(status: "DELETE_IN_PROGRESS"));
        Assert.Equal("web:2", await List());
        await RefusedClient("The specified task definition does not exist.", () => Deregister("web:1"));
        Assert.Single((await Delete("web:1")).Failures);
        await RefusedClient(null, async () => await Tag("web:1", ("a", "b")));
        await RefusedClient(null, () => ListTags("web:1"));
    }

    [Fact]
    public async Task A_family_whose_revisions_are_all_gone_is_in_no_list()
    {
        await Register("web");
        await DeregisterAndDelete("web:1");
        Assert.Equal("web", await Families(status: "INACTIVE"));
        Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal("", await Families(status: "INACTIVE"));
        Assert.Equal("", await Families(status: "ALL"));
        await RefusedClient(Unknown, () => Describe("web"));
    }

    [Fact]
    public async Task What_was_seen_gone_stays_gone_when_the_clock_goes_back()
    {
        await Register("web");
        await DeregisterAndDelete("web:1");
        DateTimeOffset before = Clock.Now;
        Clock.Advance(TimeSpan.FromHours(1));
        await RefusedClient(Unknown, () => Describe("web:1"));
        Clock.Now = before;
        await RefusedClient(Unknown, () => Describe("web:1"));
        Assert.Equal("", await Families());
        Reopen();
        if (!House.Remembers) return;
        await RefusedClient(Unknown, () => Describe("web:1"));
        Assert.Equal(2, (int)(await Register("web"))["revision"]!);
    }

    [Fact]
    public async Task A_revision_deleted_after_the_clock_went_back_is_there_for_the_whole_delay()
    {
        await Register("web");
        Clock.Advance(TimeSpan.FromHours(1));
        await Describe("web");
        Clock.Advance(TimeSpan.FromHours(-1));
        await DeregisterAndDelete("web:1");
        Assert.Equal("DELETE_IN_PROGRESS", (string?)(await Describe("web:1"))["status"]);
        Clock.Advance(TimeSpan.FromHours(1) + RemovalDelay + TimeSpan.FromSeconds(1));
        await RefusedClient(Unknown, () => Describe("web:1"));
    }

    [Fact]
    public async Task What_a_refusal_told_to_be_gone_stays_gone_when_the_clock_goes_back()
    {
        await Register("web");
        await DeregisterAndDelete("web:1");
        DateTimeOffset before = Clock.Now;
        Clock.Advance(TimeSpan.FromHours(1));
        await RefusedClient("The specified task definition does not exist.", () => Deregister("web:1"));
        Clock.Now = before;
        Reopen();
        Assert.SkipUnless(House.Remembers, "This registry forgets with its process.");
        await RefusedClient(Unknown, () => Describe("web:1"));
    }

    [Fact]
    public async Task What_nobody_saw_gone_is_there_again_when_the_clock_goes_back()
    {
        await Register("web");
        await DeregisterAndDelete("web:1");
        DateTimeOffset before = Clock.Now;
        Clock.Advance(TimeSpan.FromHours(1));
        Clock.Now = before;
        Assert.Equal("DELETE_IN_PROGRESS", (string?)(await Describe("web:1"))["status"]);
    }

    [Fact]
    public async Task Without_a_removal_delay_a_deleted_revision_is_gone_at_the_next_look()
    {
        RemovalDelay = TimeSpan.Zero;
        await Register("web");
        await DeregisterAndDelete("web:1");
        await RefusedClient(Unknown, () => Describe("web:1"));
    }

    [Fact]
    public async Task Many_removals_at_once_are_all_seen_gone()
    {
        const int Count = 1010; // more than go into one change
        await Register("web", Count);
        for (int first = 1; first <= Count; first += 10)
            await DeregisterAndDelete(Enumerable.Range(first, 10).Select(static i => "web:" + Number(i)).ToArray());
        Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal("", await Families());
        Assert.Equal("", await List(status: "DELETE_IN_PROGRESS"));
    }

    [Fact]
    public async Task Events_of_a_revision_are_a_millisecond_apart_on_a_clock_that_stands_still()
    {
        long registered = Milliseconds((await Register("web"))["registeredAt"]);
        await Deregister("web:1");
        Assert.Equal(registered + 1, Milliseconds((await Describe("web:1"))["deregisteredAt"]));
        await Tag("web:1", ("a", "1"));
        await Delete("web:1");
        Assert.Equal(registered + 1, Milliseconds((await Describe("web:1"))["deregisteredAt"]));
    }

    [Fact]
    public async Task Events_of_a_revision_stay_in_order_on_a_clock_that_goes_back()
    {
        long registered = Milliseconds((await Register("web"))["registeredAt"]);
        Clock.Advance(TimeSpan.FromDays(-1));
        await Deregister("web:1");
        Assert.Equal(registered + 1, Milliseconds((await Describe("web:1"))["deregisteredAt"]));
    }

    [Fact]
    public async Task Times_have_milliseconds_and_no_more()
    {
        Clock.Now = DateTimeOffset.FromUnixTimeMilliseconds(1789551556693).AddTicks(9999);
        JObject answer = await Register("web");
        Assert.Equal(1789551556.693m, answer["registeredAt"]!.Value<decimal>());
    }

    [Fact]
    public async Task Everything_is_the_same_after_reopening()
    {
        await Register("web", """ "tags":[{"key":"a","value":"1"}] """);
        await Register("web", 2);
        await Deregister("web:2");
        await DeregisterAndDelete("web:3");
        await Register("other");
        string before = await Everything();
        Reopen();
        Assert.SkipUnless(House.Remembers, "This registry forgets with its process.");
        Assert.Equal(before, await Everything());
        Assert.Equal(4, (int)(await Register("web"))["revision"]!);

        async Task<string> Everything() => string.Join("\n",
            await Families(), await List(), await List(status: "INACTIVE"), await List(status: "DELETE_IN_PROGRESS"),
            Text(await Describe("web:1")), Text(await Describe("web:2")), Text(await Describe("web:3")),
            await TagsOf("web:1"), Text(await Describe("other")));
    }
}
