using System.Text.Json;
using EcsTaskDef.Conformance;

namespace EcsTaskDef.Core.Tests.Reading;

[Trait("Category", "Fast")]
public class PlainJsonTests
{
    private const string Plain =
        """
        {"family":"web","cpu":"256","tags":[{"key":"a","value":"\u00e4\n"}],"containerDefinitions":[
         {"name":"web","cpu":10,"essential":true,"dockerLabels":{"a":"1","b":"2"},"command":["x","y"],
          "portMappings":[{"containerPort":-1}]},{}]}
        """;

    [Theory]
    [InlineData(Plain, true)]
    [InlineData("{}", true)]
    [InlineData("""{"cpu":"1","family":"web"}""", true)]
    [InlineData("""{"family":null}""", false)]
    [InlineData("""{"family":"a","family":"b"}""", false)]
    [InlineData("""{"family":1}""", false)]
    [InlineData("""{"fam\u0069ly":"web"}""", false)]
    [InlineData("""{"unknown":"web"}""", false)]
    [InlineData("""{"revision":1}""", false)]
    [InlineData("""{"containerDefinitions":{}}""", false)]
    [InlineData("""{"containerDefinitions":[null]}""", false)]
    [InlineData("""{"containerDefinitions":[{"cpu":1.0}]}""", false)]
    [InlineData("""{"containerDefinitions":[{"cpu":99999999999}]}""", false)]
    [InlineData("""{"containerDefinitions":[{"essential":"true"}]}""", false)]
    [InlineData("""{"containerDefinitions":[{"dockerLabels":{"b":"1","a":"2"}}]}""", false)]
    [InlineData("""{"containerDefinitions":[{"dockerLabels":{"a":"1","a":"2"}}]}""", false)]
    [InlineData("""{"containerDefinitions":[{"dockerLabels":{"a":null}}]}""", false)]
    [InlineData("""{"containerDefinitions":[{"dockerLabels":{"a":1}}]}""", false)]
    [InlineData("""{"family":"web"} x""", false)]
    [InlineData("""{"family":"web" """, false)]
    [InlineData("""{"family":"web",}""", false)]
    [InlineData("[]", false)]
    [InlineData("", false)]
    public void A_request_is_plain_when_reading_it_as_it_is_gives_the_same(string json, bool plain) =>
        Assert.Equal(plain, PlainJson.IsPlain(Encoding.UTF8.GetBytes(json), EcsJsonContext.Default.RegisterTaskDefinitionRequest));

    [Theory]
    [InlineData(Plain)]
    [InlineData(TypicalDefinition.Json)]
    public void Both_ways_of_reading_give_the_same(string json)
    {
        // A null member means nothing, and takes the longer way.
        string longer = json.TrimEnd()[..^1] + ""","ipcMode":null}""";
        Assert.Equal(Written(longer), Written(json));
    }

    [Fact]
    public void Text_that_is_not_Unicode_is_refused_where_all_else_is_plain()
    {
        byte[] json = [.. "{\"family\":\""u8, 0xFF, .. "\"}"u8];
        Assert.True(PlainJson.IsPlain(json, EcsJsonContext.Default.RegisterTaskDefinitionRequest));
        Assert.Equal("$.family", Assert.Throws<EcsException>(() => EcsJson.Read<RegisterTaskDefinitionRequest>(json)).JsonPath);
        Assert.Equal(
            "$.family",
            Assert.Throws<EcsException>(() => EcsJson.Read<RegisterTaskDefinitionRequest>("""{"family":"\ud800"}"""u8.ToArray())).JsonPath);
    }

    [Fact]
    public void Other_requests_are_plain_too() =>
        Assert.True(PlainJson.IsPlain("""{"maxResults":10,"status":"ACTIVE"}"""u8, EcsJsonContext.Default.ListTaskDefinitionsRequest));

    private static string Written(string json) => JsonSerializer.Serialize(
        EcsJson.Read<RegisterTaskDefinitionRequest>(Encoding.UTF8.GetBytes(json)), EcsJsonContext.Default.RegisterTaskDefinitionRequest);
}
