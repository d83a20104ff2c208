namespace EcsTaskDef.Conformance;

/// <summary>TagResource, UntagResource, ListTagsForResource: docs/ECS.md §4.7 and the limits of §3.3.</summary>
public abstract class TagConformance : RegistrySuite
{
    [Fact]
    public async Task New_tags_come_last_and_known_keys_change_in_place()
    {
        await Register("web", """ "tags":[{"key":"b","value":"1"},{"key":"a","value":"2"}] """);
        await Tag("web:1", ("c", "3"), ("b", "4"));
        Assert.Equal("b=4 a=2 c=3", await ListTags("web:1"));
        Assert.Equal("b=4 a=2 c=3", await TagsOf("web"));
    }

    [Fact]
    public async Task Untagging_ignores_keys_that_are_not_there()
    {
        await Register("web", """ "tags":[{"key":"b","value":"1"},{"key":"a","value":"2"}] """);
        await Untag("web:1", "nope", "b", "B");
        Assert.Equal("a=2", await ListTags("web:1"));
        await Untag("web:1", "a");
        Assert.Equal("", await ListTags("web:1"));
    }

    [Fact]
    public async Task A_revision_without_tags_lists_none()
    {
        await Register("web");
        Assert.Equal("", await ListTags("web:1"));
    }

    [Fact]
    public async Task A_tag_without_a_value_refuses_the_whole_call_and_an_empty_value_is_legal()
    {
        await Register("web");
        await RefusedClient("Tag value can not be null.", async () => await Tag("web:1", ("a", "1"), ("b", null)));
        Assert.Equal("", await ListTags("web:1"));
        await Tag("web:1", ("b", ""));
        Assert.Equal("b=", await ListTags("web:1"));
        await RefusedClient("Tag value can not be null.", () => Register("web", """ "tags":[{"key":"a"}] """));
    }

    [Fact]
    public async Task Revisions_of_any_status_can_be_tagged_and_untagged()
    {
        await Register("web", 3);
        await Deregister("web:2");
        await DeregisterAndDelete("web:3");
        foreach (string name in new[] { "web:1", "web:2", "web:3" })
        {
            await Tag(name, ("a", "1"), ("b", "2"));
            await Untag(name, "a");
            Assert.Equal("b=2", await ListTags(name));
            Assert.Equal("b=2", await TagsOf(name));
        }

        Assert.Equal("web:3", await List(status: "DELETE_IN_PROGRESS"));
        Assert.Equal("web:2", await List(status: "INACTIVE"));
    }

    [Fact]
    public async Task Tags_stay_through_deregistering_and_deleting()
    {
        await Register("web", """ "tags":[{"key":"a","value":"1"}] """);
        await Deregister("web:1");
        Assert.Equal("a=1", await TagsOf("web:1"));
        await Delete("web:1");
        Assert.Equal("a=1", await TagsOf("web:1"));
    }

    [Fact]
    public async Task An_empty_list_of_tags_is_refused_at_registration() =>
        await RefusedClient("Tags can not be empty.", () => Register("web", "\"tags\":[]"));

    [Theory]
    [InlineData("aws:thing", "v")]
    [InlineData("AWS:thing", "v")]
    [InlineData("k", "Aws:v")]
    [InlineData("", "v")]
    public async Task Tags_of_other_texts_are_refused(string key, string value)
    {
        await Register("web");
        await RefusedClient(null, async () => await Tag("web:1", (key, value)));
        await RefusedClient(null, async () => await Registry.RegisterTaskDefinitionAsync(
            Request(Body("web")) with { Tags = Tags((key, value)) }));
        Assert.Equal("", await ListTags("web:1"));
    }

    // Second reading of 2026-11-28, nr 45.
    [Theory]
    [InlineData("a,b", "v")]
    [InlineData("k", "a\tb")]
    [InlineData("k", "a;b")]
    public async Task Tags_of_other_characters_are_refused_in_ECSs_words(string key, string value)
    {
        const string Text = "Some tags contain invalid characters. Valid characters: UTF-8 letters, spaces, numbers and _ . / = + - : @.";
        await Register("web");
        await Refused("InvalidParameterException", Text, async () => await Tag("web:1", (key, value)));
        await Refused("InvalidParameterException", Text, async () => await Registry.RegisterTaskDefinitionAsync(
            Request(Body("web")) with { Tags = Tags((key, value)) }));
        Assert.Equal("", await ListTags("web:1"));
    }

    [Fact]
    public async Task Tag_texts_have_their_limits()
    {
        await Register("web");
        await Tag("web:1", (new string('k', 128), new string('v', 256)), ("Ключ 1_.:/=+-@", "Größe 2_.:/=+-@"));
        Assert.Equal(2, (await ListTags("web:1")).Split('=').Length / 2);
        await RefusedClient(null, async () => await Tag("web:1", (new string('k', 129), "v")));
        await RefusedClient(null, async () => await Tag("web:1", ("k", new string('v', 257))));
        await RefusedClient(null, async () => await Tag("web:1", ("k", "1"), ("k", "2")));
        await Tag("web:1", ("k", "1"), ("K", "2"));
    }

    [Fact]
    public async Task A_resource_has_at_most_50_tags()
    {
        (string, string?)[] fifty = Enumerable.Range(0, 50).Select(static i => ("k" + Number(i), (string?)"v")).ToArray();
        await Register("web");
        await Tag("web:1", fifty);
        await RefusedClient(null, async () => await Tag("web:1", ("one-more", "v")));
        await Tag("web:1", ("k7", "other"));
        Assert.Contains("k7=other", await ListTags("web:1"), StringComparison.Ordinal);
        await RefusedClient(null, async () => await Tag("web:1", fifty.Append(("x", "y")).ToArray()));
    }

    [Theory]
    [InlineData("arn:aws:ecs:eu-west-1:000000000000:task-definition/nobody:1")]
    [InlineData("arn:aws:ecs:eu-west-1:000000000000:task-definition/web:2")]
    public async Task Tags_of_an_unknown_revision_are_refused(string arn)
    {
        await Register("web");
        await RefusedClient(
            null, async () => await Registry.ListTagsForResourceAsync(new ListTagsForResourceRequest { ResourceArn = arn }));
        await RefusedClient(
            null, async () => await Registry.TagResourceAsync(new TagResourceRequest { ResourceArn = arn, Tags = Tags(("a", "b")) }));
        await RefusedClient(
            null, async () => await Registry.UntagResourceAsync(new UntagResourceRequest { ResourceArn = arn, TagKeys = ["a"] }));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("web:1")]
    [InlineData("arn:aws:ecs:eu-west-1:000000000000:task-definition/web")]
    [InlineData("arn:aws:ecs:eu-west-1:000000000000:nothing/web:1")]
    public async Task Tags_need_a_whole_ARN(string? arn)
    {
        await Register("web");
        await RefusedParameter(
            null, async () => await Registry.ListTagsForResourceAsync(new ListTagsForResourceRequest { ResourceArn = arn }));
    }

    [Fact]
    public async Task Tagging_does_not_touch_the_definition()
    {
        string before = Text(await Register("web"));
        await Tag("web:1", ("a", "1"));
        Assert.Equal(before, Text(await Describe("web")));
    }
}
