namespace EcsTaskDef.Core.Tests.Messages;

[Trait("Category", "Fast")]
public sealed class EcsJsonTests
{
    [Theory]
    [InlineData("""{"family":1}""", "NUMBER_VALUE cannot be converted to String", "$.family")]
    [InlineData("""{"family":true}""", "TRUE_VALUE cannot be converted to String", "$.family")]
    [InlineData("""{"family":false}""", "FALSE_VALUE cannot be converted to String", "$.family")]
    [InlineData("""{"family":[]}""", "Start of list found where not expected", "$.family")]
    [InlineData("""{"family":{}}""", "Start of structure or map found where not expected.", "$.family")]
    [InlineData("""{"enableFaultInjection":"true"}""", "STRING_VALUE cannot be converted to Boolean", "$.enableFaultInjection")]
    [InlineData("""{"enableFaultInjection":1}""", "NUMBER_VALUE cannot be converted to Boolean", "$.enableFaultInjection")]
    [InlineData(
        """{"containerDefinitions":[{"cpu":"1"}]}""", "STRING_VALUE cannot be converted to Integer", "$.containerDefinitions[0].cpu")]
    [InlineData(
        """{"containerDefinitions":[{},{"memory":true}]}""", "TRUE_VALUE cannot be converted to Integer",
        "$.containerDefinitions[1].memory")]
    [InlineData(
        """{"containerDefinitions":[{"cpu":256.5}]}""", "NUMBER_VALUE cannot be converted to Integer", "$.containerDefinitions[0].cpu")]
    [InlineData(
        """{"containerDefinitions":[{"cpu":1e999}]}""", "NUMBER_VALUE cannot be converted to Integer", "$.containerDefinitions[0].cpu")]
    [InlineData(
        """{"containerDefinitions":[{"cpu":2147483648}]}""", "NUMBER_VALUE cannot be converted to Integer",
        "$.containerDefinitions[0].cpu")]
    [InlineData("""{"containerDefinitions":[{"cpu":[1]}]}""", "Start of list found where not expected", "$.containerDefinitions[0].cpu")]
    [InlineData(
        """{"containerDefinitions":[{"cpu":{}}]}""", "Start of structure or map found where not expected.",
        "$.containerDefinitions[0].cpu")]
    [InlineData(
        """{"containerDefinitions":[{"command":[1]}]}""", "NUMBER_VALUE cannot be converted to String",
        "$.containerDefinitions[0].command[0]")]
    [InlineData(
        """{"containerDefinitions":[{"command":["a",null,{}]}]}""", "Start of structure or map found where not expected.",
        "$.containerDefinitions[0].command[2]")]
    [InlineData(
        """{"containerDefinitions":[{"dockerLabels":{"a":1}}]}""", "NUMBER_VALUE cannot be converted to String",
        "$.containerDefinitions[0].dockerLabels.a")]
    [InlineData(
        """{"containerDefinitions":[{"portMappings":[{"containerPort":"80"}]}]}""", "STRING_VALUE cannot be converted to Integer",
        "$.containerDefinitions[0].portMappings[0].containerPort")]
    [InlineData(
        """{"containerDefinitions":[{"linuxParameters":{"capabilities":{"add":["A",7]}}}]}""",
        "NUMBER_VALUE cannot be converted to String", "$.containerDefinitions[0].linuxParameters.capabilities.add[1]")]
    public void A_value_of_another_type_is_refused_with_ECSs_text_and_its_place(string json, string message, string path)
    {
        EcsException refusal = Refusal(json);
        Assert.Equal(("SerializationException", message, path), (refusal.Code, refusal.Message, refusal.JsonPath));
        Assert.Contains(path, refusal.Advice, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"containerDefinitions":{}}""", "$.containerDefinitions")]
    [InlineData("""{"containerDefinitions":"x"}""", "$.containerDefinitions")]
    [InlineData("""{"containerDefinitions":["x"]}""", "$.containerDefinitions[0]")]
    [InlineData("""{"runtimePlatform":[]}""", "$.runtimePlatform")]
    [InlineData("""{"containerDefinitions":[{"dockerLabels":[]}]}""", "$.containerDefinitions[0].dockerLabels")]
    [InlineData("""{"tags":7}""", "$.tags")]
    public void Another_shape_than_a_list_structure_or_map_is_refused(string json, string path)
    {
        EcsException refusal = Refusal(json);
        Assert.Equal(("SerializationException", path), (refusal.Code, refusal.JsonPath));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("\"x\"")]
    [InlineData("7")]
    public void A_body_that_is_no_object_is_refused_with_the_requests_class(string json)
    {
        EcsException refusal = Refusal(json);
        Assert.Equal(
            (
                "SerializationException", "Unrecognized collection type class com.amazonaws.madison.frontend.RegisterTaskDefinitionRequest",
                "$"),
            (refusal.Code, refusal.Message, refusal.JsonPath));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("{} {}")]
    [InlineData("{'a':1}")]
    [InlineData("{\"a\":1,}")]
    [InlineData("{\"a\":NaN}")]
    [InlineData("{\"a\":01}")]
    [InlineData("// c\n{}")]
    [InlineData("{\"a\":\"\t\"}")]
    public void A_body_that_is_no_JSON_is_refused(string json) => Assert.Equal("SerializationException", Refusal(json).Code);

    [Theory]
    [InlineData("""{"family":"\ud800"}""", "$.family")]
    [InlineData("""{"family":"\udc00\ud800"}""", "$.family")]
    [InlineData("""{"new":["\ud800"]}""", "$.new[0]")]
    [InlineData("""{"\ud800":1}""", "$")]
    [InlineData("""{"containerDefinitions":[{"dockerLabels":{"a":"\ud800x"}}]}""", "$.containerDefinitions[0].dockerLabels.a")]
    public void Half_a_character_is_refused(string json, string path)
    {
        EcsException refusal = Refusal(json);
        Assert.Equal(("SerializationException", path), (refusal.Code, refusal.JsonPath));
    }

    [Fact]
    public void Bytes_that_are_no_UTF_8_are_refused()
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes("{\"family\":\""), 0xC3, 0x28, .. Encoding.UTF8.GetBytes("\"}")];
        Assert.Equal("SerializationException", Assert.Throws<EcsException>(() => EcsJson.Read<RegisterTaskDefinitionRequest>(bytes)).Code);
    }

    [Fact]
    public void A_byte_order_mark_is_skipped()
    {
        byte[] bytes = [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes("""{"family":"web"}""")];
        Assert.Equal("web", EcsJson.Read<RegisterTaskDefinitionRequest>(bytes).Family);
    }

    [Fact]
    public void Nesting_without_end_is_refused_and_ordinary_nesting_kept()
    {
        Assert.Equal("SerializationException", Refusal("{\"a\":" + new string('[', 100_000)).Code);
        Assert.Equal("SerializationException", Refusal("{\"a\":" + new string('[', 70) + new string(']', 70) + "}").Code);
        Assert.NotNull(Read("{\"a\":" + new string('[', 60) + new string(']', 60) + "}").AdditionalMembers);
    }

    [Theory]
    [InlineData("256", 256)]
    [InlineData("256.0", 256)]
    [InlineData("2.56e2", 256)]
    [InlineData("25600E-2", 256)]
    [InlineData("-0", 0)]
    [InlineData("2147483647", int.MaxValue)]
    [InlineData("-2147483648", int.MinValue)]
    public void Whole_numbers_are_read_in_any_notation(string number, int expected) =>
        Assert.Equal(expected, Read($$"""{"containerDefinitions":[{"cpu":{{number}}}]}""").ContainerDefinitions![0].Cpu);

    [Theory]
    [InlineData("1e-400")]
    [InlineData("0.00000000000000000000000000001")]
    [InlineData("256.0000000000000000000000000000001")]
    public void A_number_that_is_nearly_whole_is_not_whole(string number) =>
        Assert.Equal("SerializationException", Refusal($$"""{"containerDefinitions":[{"cpu":{{number}}}]}""").Code);

    [Fact]
    public void Null_is_absence_everywhere()
    {
        RegisterTaskDefinitionRequest request = Read(
            """{"family":null,"new":null,"tags":[null],"containerDefinitions":[null,{"cpu":null,"command":["a",null,"b"]"""
                + ""","dockerLabels":{"a":null,"b":"c"},"newer":null},null]}""");
        Assert.Null(request.Family);
        Assert.Null(request.AdditionalMembers);
        Assert.Empty(request.Tags!);
        ContainerDefinition container = Assert.Single(request.ContainerDefinitions!);
        Assert.Null(container.Cpu);
        Assert.Null(container.AdditionalMembers);
        Assert.Equal(["a", "b"], container.Command);
        Assert.Equal(["b"], container.DockerLabels!.Keys);
    }

    [Fact]
    public void Of_two_members_of_one_name_the_last_counts()
    {
        Assert.Equal("b", Read("""{"family":"a","family":"b"}""").Family);
        Assert.Null(Read("""{"family":"a","family":null}""").Family);
        Assert.Equal("b", Read("""{"family":7,"family":"b"}""").Family);
    }

    [Fact]
    public void Names_are_case_sensitive_and_unknown_ones_are_kept_sorted()
    {
        RegisterTaskDefinitionRequest request = Read("""{"zeta":1,"Family":"x","family":"web","alpha":{"b":[null],"a":1.50}}""");
        Assert.Equal("web", request.Family);
        Assert.Equal(["Family", "alpha", "zeta"], request.AdditionalMembers!.Keys);
        Assert.Equal("""{"a":1.50,"b":[null]}""", request.AdditionalMembers["alpha"].GetRawText());
    }

    [Fact]
    public void Members_that_only_answers_have_are_dropped_at_the_top_alone()
    {
        RegisterTaskDefinitionRequest request = Read(
            """{"family":"web","revision":7,"status":"INACTIVE","taskDefinitionArn":"a","registeredAt":1"""
                + ""","registeredBy":"b","compatibilities":[],"requiresAttributes":[],"deregisteredAt":1,"deleteRequestedAt":2"""
                + ""","previousStatus":"x","new":{"revision":1}}""");
        Assert.Equal(["new"], request.AdditionalMembers!.Keys);
        Assert.Equal("""{"revision":1}""", request.AdditionalMembers["new"].GetRawText());
    }

    [Fact]
    public void Unknown_members_of_other_requests_are_ignored()
    {
        DescribeTaskDefinitionRequest request = EcsJson.Read<DescribeTaskDefinitionRequest>(
            Encoding.UTF8.GetBytes("""{"taskDefinition":"web","other":{"a":1},"include":["TAGS"]}"""));
        Assert.Equal(("web", "TAGS"), (request.TaskDefinition, request.Include!.Single()));
        Assert.Equal(10, EcsJson.Read<ListTaskDefinitionsRequest>(Encoding.UTF8.GetBytes("""{"maxResults":10.0}""")).MaxResults);
    }

    private static RegisterTaskDefinitionRequest Read(string json) =>
        EcsJson.Read<RegisterTaskDefinitionRequest>(Encoding.UTF8.GetBytes(json));

    private static EcsException Refusal(string json) => Assert.Throws<EcsException>(() => Read(json));
}
