using System.Collections.Specialized;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using EcsTaskDef.Model.Workloads;
using EcsTaskDef.PowerShell.Input;

namespace EcsTaskDef.PowerShell.Tests;

[Trait("Category", "Fast")]
public sealed class ObjectReaderTests
{
    private static readonly JsonSerializerOptions s_options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

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
    public void A_whole_number_is_made_of_what_reads_as_one(object value, string expected) =>
        Assert.Equal($$"""{"memory":{{expected}}}""", Write<ContainerDefinition>(Map(("memory", value))));

    [Theory]
    [InlineData("memory", 64.5, "NUMBER_VALUE cannot be converted to Integer")]
    [InlineData("memory", "64.5", "NUMBER_VALUE cannot be converted to Integer")]
    [InlineData("memory", 4_000_000_000, "NUMBER_VALUE cannot be converted to Integer")]
    [InlineData("memory", double.NaN, "STRING_VALUE cannot be converted to Integer")]
    [InlineData("memory", 1e300, "NUMBER_VALUE cannot be converted to Integer")]
    [InlineData("memory", "much", "STRING_VALUE cannot be converted to Integer")]
    [InlineData("memory", "1e3", "STRING_VALUE cannot be converted to Integer")]
    [InlineData("memory", true, "TRUE_VALUE cannot be converted to Integer")]
    [InlineData("memory", new[] { 1 }, "Start of list found where not expected")]
    [InlineData("essential", 2, "NUMBER_VALUE cannot be converted to Boolean")]
    [InlineData("essential", "yes", "STRING_VALUE cannot be converted to Boolean")]
    [InlineData("name", new[] { "a" }, "Start of list found where not expected")]
    [InlineData("healthCheck", "x", "Expected structure or map")]
    public void What_fits_nowhere_is_refused_as_its_JSON_is(string member, object value, string message)
    {
        ObjectReader.Read<ContainerDefinition>(Map((member, value)), new ObjectInspector(), out IReadOnlyList<EcsException> faults);
        EcsException fault = Assert.Single(faults);
        Assert.Equal(("SerializationException", message, "$." + member), (fault.Code, fault.Message, fault.JsonPath));
    }

    [Fact]
    public void ECS_complains_first_of_the_first_name()
    {
        ObjectReader.Read<RegisterTaskDefinitionRequest>(
            Map(
                ("volumes", Map(("name", new[] { 1 }))),
                ("containerDefinitions", new object?[] { null, Map(("memory", "x"), ("cpu", "y")) })),
            new ObjectInspector(), out IReadOnlyList<EcsException> faults);
        Assert.Equal(
            ["$.containerDefinitions[1].cpu", "$.containerDefinitions[1].memory", "$.volumes[0].name"],
            faults.Select(static fault => fault.JsonPath));
    }

    [Theory]
    [InlineData(true, "true")]
    [InlineData("True", "true")]
    [InlineData("false", "false")]
    [InlineData(1, "true")]
    [InlineData(0, "false")]
    public void A_truth_is_made_of_what_reads_as_one(object value, string expected) =>
        Assert.Equal($$"""{"essential":{{expected}}}""", Write<ContainerDefinition>(Map(("essential", value))));

    [Fact]
    public void A_single_item_becomes_a_list_of_one() =>
        Assert.Equal(
            """{"containerDefinitions":[{"command":["run"],"name":"a","portMappings":[{"containerPort":80}]}]}""",
            Write(Map(("containerDefinition", Map(("name", "a"), ("command", "run"), ("portMapping", Map(("containerPort", "80"))))))));

    [Fact]
    public void A_map_of_names_becomes_a_list_of_pairs() =>
        Assert.Equal(
            """{"environment":[{"name":"B","value":"1"},{"name":"A","value":"x"}]}""",
            Write<ContainerDefinition>(Map(("environment", Map(("B", 1), ("A", "x"))))));

    [Fact]
    public void A_pair_stays_a_pair() =>
        Assert.Equal(
            """{"environment":[{"name":"LEVEL","value":"3"}]}""",
            Write<ContainerDefinition>(Map(("environment", Map(("Name", "LEVEL"), ("Value", 3))))));

    [Fact]
    public void Null_is_absence() =>
        Assert.Equal(
            """{"containerDefinitions":[{"dockerLabels":{"b":"1"}}],"family":"web"}""",
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
    public void An_array_of_records_is_a_list() =>
        Assert.Equal(
            """{"placementStrategy":[{"field":"cpu","type":"binpack"}]}""",
            Write<RunTaskRequest>(Map(("placementStrategy", new[] { new PlacementStrategy { Field = "cpu", Type = "binpack" } }))));

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

    private static string Write(object value) => Write<RegisterTaskDefinitionRequest>(value);

    private static string Write<T>(object value) where T : class
    {
        T read = ObjectReader.Read<T>(value, new ObjectInspector(), out IReadOnlyList<EcsException> faults);
        Assert.Empty(faults);
        return JsonSerializer.Serialize(read, s_options);
    }
}
