namespace EcsTaskDef.Core.Tests.Text;

[Trait("Category", "Fast")]
public sealed class SortedJsonTests
{
    [Theory]
    [InlineData("{}", "{}")]
    [InlineData("""{"b":1,"a":2}""", """{"a":2,"b":1}""")]
    [InlineData("""{"a":{"d":1,"c":[{"f":1,"e":2}]}}""", """{"a":{"c":[{"e":2,"f":1}],"d":1}}""")]
    [InlineData("""{"a":1,"B":2}""", """{"B":2,"a":1}""")]
    [InlineData("""{"ab":1,"a":2}""", """{"a":2,"ab":1}""")]
    [InlineData("""{"a":1,"a":2}""", """{"a":2}""")]
    [InlineData("""{"a":1e999,"A":1.50,"0":-0}""", """{"0":-0,"A":1.50,"a":1e999}""")]
    [InlineData("""[{"b":1,"a":2}]""", """[{"a":2,"b":1}]""")]
    public void Members_come_in_ordinal_order_at_every_level(string json, string sorted) => Assert.Equal(sorted, Sort(json));

    [Theory]
    [InlineData("""{"a":[{"b":1},{"a":1}],"b":{"a":1},"c":{"a":1}}""")]
    [InlineData("""[]""")]
    [InlineData("""{"a":"\u0041","b":"x"}""")]
    public void What_is_sorted_already_is_given_back_as_it_is(string json)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(json);
        Assert.True(SortedJson.Sort(bytes).Span == bytes);
    }

    [Fact]
    public void Escaped_names_are_sorted_by_what_they_say() =>
        Assert.Equal("""{"A":2,"b":1}""", Sort("""{"b":1,"\u0041":2}"""));

    [Theory]
    [InlineData("""{"a":{"b":"inner"},"b":"outer","c":[{"d":0}],"d":12}""")]
    [InlineData("""{"d":12,"b":"outer","a":{"d":1,"b":"inner"}}""")]
    [InlineData("""{"\u0022":{"d":1},"b":"outer","d":12}""")]
    public void Places_of_members_are_those_in_the_result(string json)
    {
        (int Start, int End)[] places = new (int, int)[2];
        string sorted = Encoding.UTF8.GetString(
            SortedJson.Sort(Encoding.UTF8.GetBytes(json), ["b"u8.ToArray(), "d"u8.ToArray()], places).Span);
        Assert.Equal("\"outer\"", sorted[places[0].Start..places[0].End]);
        Assert.Equal("12", sorted[places[1].Start..places[1].End]);
    }

    private static string Sort(string json) => Encoding.UTF8.GetString(SortedJson.Sort(Encoding.UTF8.GetBytes(json)).Span);
}
