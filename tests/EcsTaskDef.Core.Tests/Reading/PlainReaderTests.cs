using System.Text.Json;
using EcsTaskDef.Conformance;

namespace EcsTaskDef.Core.Tests.Reading;

[Trait("Category", "Fast")]
public sealed class PlainReaderTests
{
    private const string Plain =
        """
        {"family":"web","cpu":"256","tags":[{"key":"a","value":"\u00e4\n"}],"containerDefinitions":[
         {"name":"web","cpu":10,"essential":true,"dockerLabels":{"a":"1","b":"2"},"command":["x","y"],"portMappings":[{"containerPort":-1}]},{}]}
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
    public void What_is_unusual_takes_the_longer_way(string json, bool isPlain) => Check<RegisterTaskDefinitionRequest>(json, isPlain);

    [Theory]
    [InlineData("""{"sort":"ASC","maxResults":10}""", true)]
    [InlineData("{}", true)]
    [InlineData("""{"sort":null}""", false)]
    [InlineData("""{"sort":1}""", false)]
    [InlineData("""{"sort":"a","sort":"b"}""", false)]
    [InlineData("""{"s\u006frt":"ASC"}""", false)]
    [InlineData("""{"unknown":"x"}""", false)]
    [InlineData("""{"maxResults":1.0}""", false)]
    [InlineData("""{"maxResults":99999999999}""", false)]
    [InlineData("""{"maxResults":"1"}""", false)]
    [InlineData("""{"sort":"\ud800"}""", false)]
    [InlineData("""{"sort":"ASC"} x""", false)]
    [InlineData("""{"sort":"ASC" """, false)]
    [InlineData("""{"sort":"ASC",}""", false)]
    [InlineData("[]", false)]
    [InlineData("", false)]
    [InlineData("""{"maxResults":10,"status":"ACTIVE"}""", true)]
    public void So_it_is_with_every_request(string json, bool isPlain) => Check<ListTaskDefinitionsRequest>(json, isPlain);

    [Theory]
    [InlineData("""{"include":["TAGS","x"]}""", true)]
    [InlineData("""{"include":[]}""", true)]
    [InlineData("""{"include":[null]}""", false)]
    [InlineData("""{"include":[["TAGS"]]}""", false)]
    [InlineData("""{"include":"TAGS"}""", false)]
    [InlineData("""{"include":["TAGS"}""", false)]
    public void Lists_hold_texts_alone(string json, bool isPlain) => Check<DescribeTaskDefinitionRequest>(json, isPlain);

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
        Assert.Null(PlainReader.Request.Read(json, ValueShape.Of(typeof(RegisterTaskDefinitionRequest))));
        Assert.Equal("$.family", Assert.Throws<EcsException>(() => EcsJson.Read<RegisterTaskDefinitionRequest>(json)).JsonPath);
        Assert.Equal(
            "$.family",
            Assert.Throws<EcsException>(() => EcsJson.Read<RegisterTaskDefinitionRequest>("""{"family":"\ud800"}"""u8.ToArray())).JsonPath);
    }

    private static void Check<T>(string json, bool isPlain) =>
        Assert.Equal(isPlain, PlainReader.Request.Read(Encoding.UTF8.GetBytes(json), ValueShape.Of(typeof(T))) is T);

    private static string Written(string json) => JsonSerializer.Serialize(
        EcsJson.Read<RegisterTaskDefinitionRequest>(Encoding.UTF8.GetBytes(json)), EcsJsonContext.Default.RegisterTaskDefinitionRequest);
}
