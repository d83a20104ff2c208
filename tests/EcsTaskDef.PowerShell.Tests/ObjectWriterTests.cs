using System.Collections.Specialized;
using EcsTaskDef.PowerShell.Input;

namespace EcsTaskDef.PowerShell.Tests;

[Trait("Category", "Fast")]
public sealed class ObjectWriterTests
{
    [Theory]
    [InlineData("Family")]
    [InlineData("family")]
    [InlineData("FAMILY")]
    public void A_member_is_found_in_any_case(string name) =>
        Assert.Equal("""{"family":"web"}""", Write(Map((name, "web"))));

    [Theory]
    [InlineData("ContainerDefinition", "containerDefinitions")]
    [InlineData("RequiresCompatibility", "requiresCompatibilities")]
    [InlineData("placementConstraint", "placementConstraints")]
    [InlineData("Volume", "volumes")]
    [InlineData("Tag", "tags")]
    public void A_list_is_found_by_its_singular(string name, string member) =>
        Assert.StartsWith($$"""{"{{member}}":[""", Write(Map((name, Array.Empty<object>()))), StringComparison.Ordinal);

    [Fact]
    public void A_number_where_a_text_is_due_becomes_text() =>
        Assert.Equal("""{"cpu":"256","memory":"0.5"}""", Write(Map(("cpu", 256), ("memory", 0.5))));

    [Theory]
    [InlineData("64", "64")]
    [InlineData(" 64 ", "64")]
    [InlineData(64.0, "64")]
    [InlineData(64L, "64")]
    [InlineData("64.0", "64")]
    [InlineData("-1", "-1")]
    [InlineData(64.5, "64.5")]
    [InlineData("much", "\"much\"")]
    [InlineData("1e3", "\"1e3\"")]
    [InlineData(true, "true")]
    public void A_whole_number_is_made_of_what_reads_as_one(object value, string expected) =>
        Assert.Equal($$"""{"memory":{{expected}}}""", Write(Map(("memory", value)), typeof(ContainerDefinition)));

    [Theory]
    [InlineData(true, "true")]
    [InlineData("True", "true")]
    [InlineData("false", "false")]
    [InlineData(1, "true")]
    [InlineData(0, "false")]
    [InlineData(2, "2")]
    [InlineData("yes", "\"yes\"")]
    public void A_truth_is_made_of_what_reads_as_one(object value, string expected) =>
        Assert.Equal($$"""{"essential":{{expected}}}""", Write(Map(("essential", value)), typeof(ContainerDefinition)));

    [Fact]
    public void A_single_item_becomes_a_list_of_one() =>
        Assert.Equal(
            """{"containerDefinitions":[{"name":"a","command":["run"],"portMappings":[{"containerPort":80}]}]}""",
            Write(Map(("containerDefinition", Map(("name", "a"), ("command", "run"), ("portMapping", Map(("containerPort", "80"))))))));

    [Fact]
    public void A_map_of_names_becomes_a_list_of_pairs() =>
        Assert.Equal(
            """{"environment":[{"name":"B","value":"1"},{"name":"A","value":"x"}]}""",
            Write(Map(("environment", Map(("B", 1), ("A", "x")))), typeof(ContainerDefinition)));

    [Fact]
    public void A_pair_stays_a_pair() =>
        Assert.Equal(
            """{"environment":[{"name":"LEVEL","value":"3"}]}""",
            Write(Map(("environment", Map(("Name", "LEVEL"), ("Value", 3)))), typeof(ContainerDefinition)));

    [Fact]
    public void Null_is_absence() =>
        Assert.Equal(
            """{"family":"web","containerDefinitions":[{"dockerLabels":{"b":"1"}}]}""",
            Write(Map(
                ("family", "web"), ("cpu", null),
                ("containerDefinitions", new object[] { Map(("image", null), ("dockerLabels", Map(("a", null), ("b", 1)))) }))));

    [Fact]
    public void Unknown_members_stay_as_they_are() =>
        Assert.Equal(
            """{"Novelty":{"Deep":[1,2.5,"x",true,{"Y":null}],"When":"2026-01-02T03:04:05.0000000Z"}}""".Replace(
                """,{"Y":null}""", ",{}", StringComparison.Ordinal),
            Write(Map(("Novelty", Map(
                ("Deep", new object[] { 1, 2.5, "x", true, Map(("Y", null)) }),
                ("When", new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc)))))));

    [Fact]
    public void Our_own_records_are_written_with_what_they_hold()
    {
        RegisterTaskDefinitionRequest request = EcsJson.Read<RegisterTaskDefinitionRequest>(Encoding.UTF8.GetBytes(
            """{"family":"web","cpu":"256","novelty":{"a":1}"""
                + ""","containerDefinitions":[{"name":"a","logConfiguration":{"logDriver":"awslogs","options":{"k":"v"}}}]}"""));
        Assert.Equal(
            """{"containerDefinitions":[{"logConfiguration":{"logDriver":"awslogs","options":{"k":"v"}},"name":"a"}]"""
                + ""","cpu":"256","family":"web","novelty":{"a":1}}""",
            Write(request));
    }

    [Fact]
    public void Two_spellings_of_one_member_are_refused()
    {
        EcsException error = Assert.Throws<EcsException>(
            () => Write(Map(("containerDefinition", "x"), ("ContainerDefinitions", "y"))));
        Assert.Equal("MemberTwice", error.Code);
    }

    [Fact]
    public void What_contains_itself_is_refused_with_its_place()
    {
        OrderedDictionary map = Map();
        map["again"] = map;
        EcsException error = Assert.Throws<EcsException>(() => Write(map));
        Assert.Equal("InputTooDeep", error.Code);
        Assert.StartsWith("$.again.again", error.JsonPath, StringComparison.Ordinal);
    }

    [Fact]
    public void Texts_keep_every_character() =>
        Assert.Equal(
            """{"family":"ä€😀<>&'\"\\\n"}""",
            Write(Map(("family", "ä€😀<>&'\"\\\n"))).Replace("""\uD83D\uDE00""", "😀", StringComparison.Ordinal));

    internal static OrderedDictionary Map(params (string Name, object? Value)[] members)
    {
        var map = new OrderedDictionary();
        foreach ((string name, object? value) in members) map.Add(name, value);
        return map;
    }

    private static string Write(object value, Type? type = null) => Encoding.UTF8.GetString(
        ObjectWriter.Write(value, type ?? typeof(RegisterTaskDefinitionRequest), new ObjectInspector()).Span);
}
