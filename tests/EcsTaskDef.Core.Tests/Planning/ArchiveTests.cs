using EcsTaskDef.Core.Tests.Engine;
using EcsTaskDef.Registry;

namespace EcsTaskDef.Core.Tests.Planning;

/// <summary>A family goes out of one registry and into another.</summary>
public abstract class ArchiveSuite(bool onDisk) : WorkloadSuite(onDisk)
{
    [Fact]
    public async Task A_family_comes_back_as_it_was()
    {
        for (int i = 0; i < 6; i++)
        {
            await Register(
                "web", i % 2 == 0 ? ""","tags":[{"key":"b","value":"1"},{"key":"a","value":""}],"newerMember":{"deep":[1.50,"x"]}""" : "");
            Wait(1.5);
        }

        await Registry.DeregisterManyAsync(["web:2", "web:3", "web:6"]);
        Wait(2);
        await Registry.DeleteManyAsync(["web:3", "web:6"]);
        IReadOnlyList<ArchivedRevision> before = await Everything("eu-west-1");
        Assert.Equal(6, before.Count);

        IRegistry other = Host.GetRegistry("eu-west-2", "another");
        IReadOnlyList<TaskDefinitionDocument> restored = await other.RestoreFamilyAsync("web", 6, before);
        Assert.Equal(Texts(before, "eu-west-2"), Texts(await Everything("eu-west-2"), "eu-west-2"));
        Assert.Equal((await Everything("eu-west-2")).Select(static r => Text(r.TaskDefinition)), restored.Select(Text));
        Reopen();
        Assert.Equal(Texts(before, "eu-west-2"), Texts(await Everything("eu-west-2"), "eu-west-2"));

        // What waits for its removal goes on waiting, and goes.
        Wait(600);
        Assert.Equal(4, (await Everything("eu-west-2")).Count);
    }

    [Fact]
    public async Task Notes_come_back_into_the_history_and_one_that_is_too_long_is_refused()
    {
        ArchivedRevision noted = Archived(
            """{"family":"web","revision":2,"containerDefinitions":[{"name":"a","image":"b"}]}""") with { Note = "why" };
        string tooLong = new('x', RegistrationOptions.MaxNoteLength + 1);
        Assert.Equal(
            "RestoreRevisionInvalid",
            await CodeOf(async () => await Registry.RestoreFamilyAsync("web", 0, [noted with { Note = tooLong }])));
        await Registry.RestoreFamilyAsync("web", 0, [noted]);
        Reopen();
        Assert.Equal("why", Assert.Single((await Registry.GetHistoryAsync(new HistoryQuery())).Records).Note);
    }

    [Fact]
    public async Task The_next_number_follows_the_highest_ever_given_though_it_is_gone()
    {
        await Register();
        IReadOnlyList<ArchivedRevision> before = await Everything("eu-west-1");
        IRegistry other = Host.GetRegistry("eu-west-2", "another");
        await other.RestoreFamilyAsync("web", 7, before);
        Reopen();
        other = Host.GetRegistry("eu-west-2", "another");
        FamilySummary family = (await other.GetFamilyAsync("web"))!;
        Assert.Equal((7, 1, 0, 0), (family.LatestRevision, family.ActiveCount, family.InactiveCount, family.DeleteInProgressCount));
        Assert.Single(await other.ReadFamilyAsync("web", 0, 10));
    }

    [Fact]
    public async Task A_family_that_had_revisions_is_not_restored()
    {
        await Register();
        Assert.Equal(
            "RestoreFamilyNotEmpty", await CodeOf(async () => await Registry.RestoreFamilyAsync("web", 0, await Everything("eu-west-1"))));
    }

    [Theory]
    [InlineData("""{"family":"web","containerDefinitions":[{"name":"a","image":"b"}]}""")]
    [InlineData("""{"family":"web","revision":0,"containerDefinitions":[{"name":"a","image":"b"}]}""")]
    [InlineData("""{"family":"api","revision":1,"containerDefinitions":[{"name":"a","image":"b"}]}""")]
    [InlineData("""{"family":"web","revision":1}""")]
    [InlineData("""{"family":"web","revision":1,"status":"GONE","containerDefinitions":[{"name":"a","image":"b"}]}""")]
    public async Task What_is_no_whole_revision_of_the_family_is_refused_and_nothing_is_restored(string json)
    {
        ArchivedRevision good = Archived("""{"family":"web","revision":9,"containerDefinitions":[{"name":"a","image":"b"}]}""");
        Assert.Equal(
            "RestoreRevisionInvalid", await CodeOf(async () => await Registry.RestoreFamilyAsync("web", 0, [good, Archived(json)])));
        Assert.Null(await Registry.GetFamilyAsync("web"));
        Assert.Equal("RestoreRevisionInvalid", await CodeOf(async () => await Registry.RestoreFamilyAsync("web", 0, [good, good])));
        Assert.Equal(
            "SerializationException",
            await CodeOf(async () => await Registry.RestoreFamilyAsync("web", 0, [Archived("""{"family":1}""")])));
    }

    [Theory]
    [InlineData("""{"name":"a","image":"nginx\u001b[2K"}""", "")]
    [InlineData("""{"name":"a","image":"b c"}""", "")]
    [InlineData("""{"name":"a"}""", "")]
    [InlineData("""{"name":"a\u202e","image":"b"}""", "")]
    [InlineData("""{"image":"b"}""", "")]
    [InlineData("""{"name":"a","image":"b"},{"name":"a","image":"b"}""", "")]
    [InlineData("""{"name":"a","image":"b"}""", ""","registeredAt":-1""")]
    [InlineData("""{"name":"a","image":"b"}""", ""","registeredAt":253402300799""")]
    [InlineData("""{"name":"a","image":"b"}""", ""","deregisteredAt":-62135596800""")]
    [InlineData("""{"name":"a","image":"b"}""", ""","status":"INACTIVE","deleteRequestedAt":221845392000""")]
    public async Task What_a_registration_would_refuse_in_what_shows_is_refused_here_too(string containers, string more) =>
        Assert.Equal("RestoreRevisionInvalid", await CodeOf(async () => await Registry.RestoreFamilyAsync(
            "web", 0, [Archived($$"""{"family":"web","revision":1,"containerDefinitions":[{{containers}}]{{more}}}""")])));

    [Theory]
    [InlineData("1e300")]
    [InlineData("9e99")]
    [InlineData("-1e12")]
    [InlineData("99999999999999999999999999999999999999")]
    public async Task A_number_that_is_no_time_is_an_error_of_its_member(string number)
    {
        EcsException error = await Assert.ThrowsAsync<EcsException>(async () => await Registry.RestoreFamilyAsync("web", 0, [Archived(
            $$"""{"family":"web","revision":1,"registeredAt":{{number}},"containerDefinitions":[{"name":"a","image":"b"}]}""")]));
        Assert.Equal(("SerializationException", "$.registeredAt"), (error.Code, error.JsonPath));
    }

    [Fact]
    public async Task A_definition_that_is_larger_than_any_that_was_registered_is_refused() =>
        Assert.Equal("RestoreRevisionInvalid", await CodeOf(async () => await Registry.RestoreFamilyAsync("web", 0, [Archived(
            $$"""{"family":"web","revision":1"""
                + $$""","pad":"{{new string('x', 70_000)}}","containerDefinitions":[{"name":"a","image":"b"}]}""")])));

    [Fact]
    public async Task The_largest_definition_that_can_be_registered_comes_back()
    {
        int pad = 65_536;
        while (await Refuses(() => Register("web", $$""","pad":"{{new string('x', pad)}}" """))) pad -= 16;
        IRegistry other = Host.GetRegistry("us-gov-west-1", "somebody-with-a-long-name");
        Assert.Single(await other.RestoreFamilyAsync("web", 0, await Everything("eu-west-1")));

        static async Task<bool> Refuses(Func<Task> action)
        {
            try
            {
                await action();
                return false;
            }
            catch (EcsException)
            {
                return true;
            }
        }
    }

    [Fact]
    public async Task Pages_go_on_where_they_ended()
    {
        for (int i = 0; i < 5; i++) await Register();
        await Deregister("web:2");
        Assert.Equal([1, 2], (await Registry.ReadFamilyAsync("web", 0, 2)).Select(static r => r.TaskDefinition.Value.Revision!.Value));
        Assert.Equal([3, 4], (await Registry.ReadFamilyAsync("web", 2, 2)).Select(static r => r.TaskDefinition.Value.Revision!.Value));
        Assert.Empty(await Registry.ReadFamilyAsync("no:family", 0, 2));
    }

    private static ArchivedRevision Archived(string json) =>
        new() { TaskDefinition = new TaskDefinitionDocument(Encoding.UTF8.GetBytes(json)) };

    private static string Text(TaskDefinitionDocument document) => Encoding.UTF8.GetString(document.Utf8Json.Span);

    private static IEnumerable<string> Texts(IEnumerable<ArchivedRevision> revisions, string region) => revisions.Select(one =>
        $"{Text(one.TaskDefinition).Replace("eu-west-1", region)} {string.Join(",", one.Tags)} {one.DeleteRequestedAt:O}");

    private async Task<IReadOnlyList<ArchivedRevision>> Everything(string region) =>
        await Host.GetRegistry(region, "tester").ReadFamilyAsync("web", 0, 1000);

    private static Task<string> CodeOf(Func<Task> action) => Storage.Json.Fault.CodeOf(action);
}

[Trait("Category", "Fast")]
public sealed class MemoryArchiveTests() : ArchiveSuite(onDisk: false);

public sealed class DiskArchiveTests() : ArchiveSuite(onDisk: true);
