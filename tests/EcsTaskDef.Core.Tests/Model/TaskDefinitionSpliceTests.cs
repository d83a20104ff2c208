using Newtonsoft.Json.Linq;

namespace EcsTaskDef.Core.Tests.Model;

[Trait("Category", "Fast")]
public sealed class TaskDefinitionSpliceTests
{
    private const string Document =
        """{"compatibilities":["EC2"],"containerDefinitions":[{"name":"status","status":"ACTIVE"}],"family":"web","registeredAt":1.5E9"""
            + ""","revision":1,"status":"ACTIVE","taskDefinitionArn":"a","volumes":[]}""";

    private static readonly DateTimeOffset s_time = DateTimeOffset.FromUnixTimeMilliseconds(1789551556693);

    [Fact]
    public void An_ACTIVE_revision_is_the_stored_bytes_themselves()
    {
        byte[] bytes = Encoding.UTF8.GetBytes(Document);
        Assert.True(TaskDefinitionSplice.Apply(bytes, RevisionStatus.Active, null, null).Utf8Json.Span == bytes);
    }

    [Fact]
    public void Status_and_times_come_to_lie_in_alphabetical_place() => Assert.Equal(
        """{"compatibilities":["EC2"],"containerDefinitions":[{"name":"status","status":"ACTIVE"}],"deregisteredAt":1.789551556693E9"""
            + ""","family":"web","previousStatus":"ACTIVE","registeredAt":1.5E9,"revision":1"""
            + ""","status":"INACTIVE","taskDefinitionArn":"a","volumes":[]}""",
        Splice(Document, RevisionStatus.Inactive, s_time, RevisionStatus.Active));

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(true, true)]
    public void Each_is_there_only_when_it_is_given(bool time, bool previous)
    {
        JObject answer = JObject.Parse(
            Splice(Document, RevisionStatus.DeleteInProgress, time ? s_time : null, previous ? RevisionStatus.Inactive : null));
        Assert.Equal("DELETE_IN_PROGRESS", (string?)answer["status"]);
        Assert.Equal(time, answer.ContainsKey("deregisteredAt"));
        Assert.Equal(previous ? "INACTIVE" : null, (string?)answer["previousStatus"]);
        Assert.Equal("ACTIVE", (string?)answer["containerDefinitions"]![0]!["status"]);
    }

    [Fact]
    public void Members_around_the_spliced_ones_stay_as_they_are()
    {
        const string Odd =
            """{"Z":{"status":1},"\"q":[{"a":"}"}],"deregisteredAs":0,"deregisteredAtx":1,"previousStatu":2,"previousStatusx":3"""
                + ""","status":"ACTIVE","statusx":[[]],"taskDefinitionArn":"\\"}""";
        Assert.Equal(
            """{"Z":{"status":1},"\"q":[{"a":"}"}],"deregisteredAs":0,"deregisteredAt":1.789551556693E9,"deregisteredAtx":1"""
                + ""","previousStatu":2,"previousStatus":"ACTIVE","previousStatusx":3,"status":"INACTIVE","statusx":[[]]"""
                + ""","taskDefinitionArn":"\\"}""",
            Splice(Odd, RevisionStatus.Inactive, s_time, RevisionStatus.Active));
    }

    [Fact]
    public void An_answer_goes_back_to_the_bytes_that_are_stored()
    {
        string answer = Splice(Document, RevisionStatus.Inactive, s_time, null);
        Assert.Equal(Document, Undo(answer));
        Assert.Equal(Document, Undo(Document));
    }

    [Theory]
    [InlineData("""{"deregisteredAt":1,"status":"INACTIVE"}""", """{"status":"ACTIVE"}""")]
    [InlineData("""{"status":"INACTIVE","family":"web","deregisteredAt":1}""", """{"status":"ACTIVE","family":"web"}""")]
    [InlineData("""{ "deregisteredAt" : 1 , "family" : "w", "status" : "INACTIVE" }""", """{  "family" : "w", "status" : "ACTIVE" }""")]
    [InlineData("""{"a":{"deregisteredAt":1,"status":1},"status":"x"}""", """{"a":{"deregisteredAt":1,"status":1},"status":"ACTIVE"}""")]
    public void An_answer_of_another_order_loses_its_time_and_its_status_alone(string answer, string stored) =>
        Assert.Equal(stored, Undo(answer));

    private static string Undo(string answer) =>
        Encoding.UTF8.GetString(TaskDefinitionSplice.Undo(Encoding.UTF8.GetBytes(answer)).Span);

    private static string Splice(string document, RevisionStatus status, DateTimeOffset? time, RevisionStatus? previous) =>
        Encoding.UTF8.GetString(TaskDefinitionSplice.Apply(Encoding.UTF8.GetBytes(document), status, time, previous).Utf8Json.Span);
}
