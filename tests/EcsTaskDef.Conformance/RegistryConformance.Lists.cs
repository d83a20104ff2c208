namespace EcsTaskDef.Conformance;

// ListTaskDefinitions and ListTaskDefinitionFamilies: docs/ECS.md §4.4, §4.5.
public abstract partial class RegistryConformance
{
    [Fact]
    public async Task An_empty_registry_lists_nothing_and_no_token()
    {
        ListTaskDefinitionsResponse revisions = await Page();
        Assert.Empty(revisions.TaskDefinitionArns);
        Assert.Null(revisions.NextToken);
        ListTaskDefinitionFamiliesResponse families = await FamilyPage();
        Assert.Empty(families.Families);
        Assert.Null(families.NextToken);
    }

    [Fact]
    public async Task Lists_hold_whole_ARNs()
    {
        await Register("web");
        Assert.Equal([Arn("web:1")], (await Page()).TaskDefinitionArns);
    }

    [Fact]
    public async Task Revisions_are_listed_by_family_then_as_numbers()
    {
        await Register("b", 11);
        await Register("a");
        await Register("B");
        await Register("a-b");
        await Register("a_b");
        Assert.Equal("B:1 a:1 a-b:1 a_b:1 b:1 b:2 b:3 b:4 b:5 b:6 b:7 b:8 b:9 b:10 b:11", await List());
        Assert.Equal("b:11 b:10 b:9 b:8 b:7 b:6 b:5 b:4 b:3 b:2 b:1 a_b:1 a-b:1 a:1 B:1", await List(sort: "DESC"));
        Assert.Equal(await List(), await List(sort: "ASC"));
    }

    [Fact]
    public async Task The_family_of_a_list_is_exact_despite_its_name()
    {
        await Register("web", 2);
        await Register("web2");
        await Register("we");
        Assert.Equal("web:1 web:2", await List("web"));
        Assert.Equal("web:2 web:1", await List("web", sort: "DESC"));
        Assert.Equal("", await List("w"));
        Assert.Equal("", await List("nobody"));
    }

    [Fact]
    public async Task Revisions_are_listed_by_status_and_ACTIVE_is_the_default()
    {
        await Register("web", 4);
        await Deregister("web:2");
        await DeregisterAndDelete("web:3");
        Assert.Equal("web:1 web:4", await List());
        Assert.Equal("web:1 web:4", await List(status: "ACTIVE"));
        Assert.Equal("web:2", await List(status: "INACTIVE"));
        Assert.Equal("web:3", await List(status: "DELETE_IN_PROGRESS"));
    }

    [Theory]
    [InlineData("ASC", 1)]
    [InlineData("ASC", 2)]
    [InlineData("ASC", 3)]
    [InlineData("DESC", 1)]
    [InlineData("DESC", 2)]
    [InlineData("DESC", 100)]
    public async Task Pages_put_together_are_the_whole_list(string sort, int size)
    {
        await Register("a", 3);
        await Register("b", 2);
        await Register("c");
        List<string> arns = [];
        string? token = null;
        do
        {
            ListTaskDefinitionsResponse page = await Page(sort: sort, max: size, token: token);
            Assert.InRange(page.TaskDefinitionArns.Count, 1, size);
            arns.AddRange(page.TaskDefinitionArns);
            token = page.NextToken;
            Assert.Equal(token is null, arns.Count == 6);
        }
        while (token is not null);
        string[] all = ["a:1", "a:2", "a:3", "b:1", "b:2", "c:1"];
        Assert.Equal(sort == "ASC" ? all : all.Reverse(), arns.Select(NameOf));
    }

    [Fact]
    public async Task A_token_is_the_last_item_readable()
    {
        await Register("main", 2);
        Assert.Equal("main::0000000001", (await Page(max: 1)).NextToken);
        Assert.Equal("main::0000000002", (await Page(max: 1, sort: "DESC")).NextToken);
        Assert.Null((await Page(max: 1, token: "main::0000000001")).NextToken);
    }

    [Fact]
    public async Task A_token_need_not_name_anything_that_is_there()
    {
        await Register("b", 3);
        Assert.Equal("b:1 b:2 b:3", await List(token: "a::0000000007"));
        Assert.Equal("", await List(token: "a::0000000007", sort: "DESC"));
        Assert.Equal("", await List(token: "c::0000000001"));
        Assert.Equal("b:3 b:2 b:1", await List(token: "c::0000000001", sort: "DESC"));
        Assert.Equal("b:3", await List(token: "b::0000000002"));
        Assert.Equal("b:1", await List(token: "b::0000000002", sort: "DESC"));
        Assert.Equal("b:3", await List("b", token: "b::0000000002"));
        Assert.Equal("", await List("b", token: "c::0000000002"));
        Assert.Equal("b:1 b:2 b:3", await List("b", token: "a::0000000002"));
        Assert.Equal("", await List("b", token: "a::0000000002", sort: "DESC"));
    }

    [Fact]
    public async Task A_list_goes_on_where_it_stood_when_its_last_item_is_gone()
    {
        await Register("web", 4);
        string? token = (await Page(max: 2)).NextToken;
        await Deregister("web:2");
        await Deregister("web:3");
        Assert.Equal("web:4", await List(token: token));
    }

    [Fact]
    public async Task A_page_has_100_items_unless_fewer_are_asked_for()
    {
        await Register("web", 101);
        ListTaskDefinitionsResponse page = await Page();
        Assert.Equal(100, page.TaskDefinitionArns.Count);
        Assert.Equal("web::0000000100", page.NextToken);
        Assert.Equal("web:101", await List(token: page.NextToken));
    }

    [Fact]
    public async Task Page_sizes_run_from_1_to_100()
    {
        await RefusedParameter("Max results can not be greater than 100", async () => await Page(max: 101));
        await RefusedParameter(null, async () => await Page(max: 0));
        await RefusedParameter(null, async () => await Page(max: -1));
        await RefusedParameter("Max results can not be greater than 100", async () => await FamilyPage(max: 101));
        await RefusedParameter(null, async () => await FamilyPage(max: 0));
    }

    [Theory]
    [InlineData("x")]
    [InlineData("web:1")]
    [InlineData("::0000000001")]
    [InlineData("web::")]
    [InlineData("web::x")]
    [InlineData("we b::0000000001")]
    [InlineData("")]
    public async Task A_token_of_another_shape_is_refused(string token) =>
        await RefusedParameter(null, async () => await Page(token: token));

    [Theory]
    [InlineData("active", null)]
    [InlineData("ALL", null)]
    [InlineData("REMOVED", null)]
    [InlineData("", null)]
    [InlineData(null, "asc")]
    [InlineData(null, "UP")]
    public async Task A_status_or_sort_that_ECS_does_not_know_is_refused(string? status, string? sort) =>
        await RefusedParameter(null, async () => await Page(status: status, sort: sort));

    [Fact]
    public async Task Families_are_listed_in_ordinal_order_whatever_their_status()
    {
        foreach (string family in new[] { "b", "a", "C", "a-1", "a_1", "a1" }) await Register(family);
        await Deregister("a:1");
        Assert.Equal("C a a-1 a1 a_1 b", await Families());
        Assert.Equal("C a a-1 a1 a_1 b", await Families(status: "ALL"));
        Assert.Equal("C a-1 a1 a_1 b", await Families(status: "ACTIVE"));
        Assert.Equal("a", await Families(status: "INACTIVE"));
    }

    [Fact]
    public async Task The_prefix_of_families_is_a_true_prefix()
    {
        foreach (string family in new[] { "web", "web-2", "we", "x" }) await Register(family);
        await Deregister("web-2:1");
        Assert.Equal("web web-2", await Families("web"));
        Assert.Equal("we web web-2", await Families("w"));
        Assert.Equal("web-2", await Families("web-"));
        Assert.Equal("", await Families("W"));
        Assert.Equal("we web web-2 x", await Families(""));
        Assert.Equal("web-2", await Families("w", "INACTIVE"));
    }

    [Fact]
    public async Task A_family_is_ACTIVE_while_one_revision_is()
    {
        await Register("web", 2);
        await Deregister("web:2");
        Assert.Equal("web", await Families(status: "ACTIVE"));
        Assert.Equal("", await Families(status: "INACTIVE"));
        await Deregister("web:1");
        Assert.Equal("", await Families(status: "ACTIVE"));
        Assert.Equal("web", await Families(status: "INACTIVE"));
        await Delete("web:1", "web:2");
        Assert.Equal("web", await Families(status: "INACTIVE"));
        await Register("web");
        Assert.Equal("web", await Families(status: "ACTIVE"));
        Assert.Equal("", await Families(status: "INACTIVE"));
    }

    [Theory]
    [InlineData("ALL")]
    [InlineData("ACTIVE")]
    [InlineData("INACTIVE")]
    public async Task Pages_of_families_put_together_are_the_whole_list(string status)
    {
        foreach (string family in new[] { "a", "b", "c", "d", "e", "f" }) await Register(family);
        foreach (string family in new[] { "b", "d", "e" }) await Deregister(family + ":1");
        string[] expected = (await Families(status: status)).Split(' ');
        List<string> seen = [];
        string? token = null;
        do
        {
            ListTaskDefinitionFamiliesResponse page = await FamilyPage(status: status, max: 2, token: token);
            seen.AddRange(page.Families);
            token = page.NextToken;
        }
        while (token is not null);
        Assert.Equal(expected, seen);
        Assert.Equal(status == "ALL" ? 6 : 3, seen.Count);
    }

    [Theory]
    [InlineData("active")]
    [InlineData("DELETE_IN_PROGRESS")]
    [InlineData("")]
    public async Task A_family_status_that_ECS_does_not_know_is_refused(string status) =>
        await RefusedParameter(null, async () => await FamilyPage(status: status));

    [Fact]
    public async Task A_family_token_of_another_shape_is_refused() =>
        await RefusedParameter(null, async () => await FamilyPage(token: "a b"));

    [Fact]
    public async Task Regions_list_their_own()
    {
        await Register("web");
        await House.GetRegistry("us-east-1", User).RegisterTaskDefinitionAsync(Request(Body("other")));
        Assert.Equal("web:1", await List());
        Assert.Equal("web", await Families());
        ListTaskDefinitionFamiliesResponse none = await House.GetRegistry("us-west-2", User)
            .ListTaskDefinitionFamiliesAsync(new ListTaskDefinitionFamiliesRequest());
        Assert.Empty(none.Families);
    }
}
