using System.Text.Json;
using EcsTaskDef.Yaml;

namespace EcsTaskDef.PowerShell.Tests;

/// <summary>YAML becomes JSON by the core schema of YAML 1.2, line by line.</summary>
[Trait("Category", "Fast")]
public sealed class YamlTests
{
    [Theory]
    [InlineData("a: 1", """{"a":1}""")]
    [InlineData("a: 010\nb: 0x1F\nc: 0o17\nd: +3\ne: -0", """{"a":10,"b":31,"c":15,"d":3,"e":0}""")]
    [InlineData("a: 1.\nb: .5\nc: +1e3\nd: -00.50", """{"a":1,"b":0.5,"c":1e3,"d":-0.50}""")]
    [InlineData("a: yes\nb: no\nc: on\nd: off\ne: y", """{"a":"yes","b":"no","c":"on","d":"off","e":"y"}""")]
    [InlineData(
        "a: true\nb: False\nc: 'true'\nd: \"1\"\ne: !!str 5\nf: ! 6",
        """{"a":true,"b":false,"c":"true","d":"1","e":"5","f":"6"}""")]
    [InlineData("a: null\nb: ~\nc:\nd: ''", """{"a":null,"b":null,"c":null,"d":""}""")]
    [InlineData("a: 2026-11-28\nb: 12:30\nc: 1_000\nd: 1.27.0", """{"a":"2026-11-28","b":"12:30","c":"1_000","d":"1.27.0"}""")]
    [InlineData("a: |\n  one\n  two\nb: >-\n  three\n  four", """{"a":"one\ntwo\n","b":"three four"}""")]
    [InlineData("- a\n- [b, {c: d}]\n# a comment\n- \"\\u00e9\\t\"", """["a",["b",{"c":"d"}],"é\t"]""")]
    [InlineData("x: &x {a: 1, b: 2}\ny: *x\nz: {<<: *x, b: 3}", """{"x":{"a":1,"b":2},"y":{"a":1,"b":2},"z":{"b":3,"a":1}}""")]
    [InlineData(
        "x: &x {a: 1}\ny: &y {a: 2, b: 2}\nz:\n  <<: [*x, *y]\n  c: 3",
        """{"x":{"a":1},"y":{"a":2,"b":2},"z":{"c":3,"a":1,"b":2}}""")]
    [InlineData("'<<': 1", """{"<<":1}""")]
    [InlineData("1: a\ntrue: b", """{"1":"a","true":"b"}""")]
    [InlineData("{\"json\": [1, \"is\", {\"yaml\": null}]}", """{"json":[1,"is",{"yaml":null}]}""")]
    public void A_value_is_what_the_core_schema_says(string yaml, string json)
    {
        using var expected = JsonDocument.Parse(json);
        using var actual = JsonDocument.Parse(YamlJson.Convert(yaml));
        Assert.True(JsonElement.DeepEquals(expected.RootElement, actual.RootElement), actual.RootElement.GetRawText());
    }

    [Fact]
    public void Every_value_stands_on_its_line()
    {
        const string Yaml = "# first\nfamily: web\n\ncontainerDefinitions:\n  - name: app\n    command:\n      - |\n        a\n        b\n"
            + "      - c\n    memory: '64'\n";
        string[] lines = YamlJson.Convert(Yaml).Split('\n');
        Assert.Contains("\"family\": \"web\"", lines[1], StringComparison.Ordinal);
        Assert.Contains("\"name\": \"app\"", lines[4], StringComparison.Ordinal);
        Assert.Contains("\"c\"", lines[9], StringComparison.Ordinal);
        Assert.Contains("\"memory\": \"64\"", lines[10], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a: [1", "Line 2")]
    [InlineData("a: 1\nb: 2\na: 3", "Line 3, column 1: the key 'a' is there twice")]
    [InlineData("a: 1\nb: !Ref image", "Line 2, column 4: JSON has nothing for the tag '!Ref'")]
    [InlineData("a: !Sub {b: c}", "JSON has nothing for the tag '!Sub'")]
    [InlineData("a: *nothing", "no value before it has the anchor 'nothing'")]
    [InlineData("a: &a [*a]", "no value before it has the anchor 'a'")]
    [InlineData("a: .inf", "JSON has no number '.inf'")]
    [InlineData("? [a, b]\n: c", "a key must be a text")]
    [InlineData("<<: 3", "'<<' merges maps only")]
    [InlineData("a: 1\n---\nb: 2", "Line 2, column 1: a second document begins here")]
    [InlineData("a:\n\t- b", "Line 1")]
    public void What_JSON_cannot_say_is_refused_with_its_line(string yaml, string text) =>
        Assert.Contains(text, Assert.Throws<FormatException>(() => YamlJson.Convert(yaml)).Message, StringComparison.Ordinal);

    [Fact]
    public void Few_aliases_do_not_become_billions_of_values()
    {
        string bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n" + string.Concat(Enumerable.Range(1, 12).Select(static i =>
            $"a{i}: &a{i} [{string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 10))}]\n"));
        Assert.Contains("aliases", Assert.Throws<FormatException>(() => YamlJson.Convert(bomb)).Message, StringComparison.Ordinal);
        Assert.Contains(
            "levels deep",
            Assert.Throws<FormatException>(() => YamlJson.Convert(new string('[', 5000))).Message,
            StringComparison.Ordinal);
        Assert.Contains(
            "longer",
            Assert.Throws<FormatException>(() => YamlJson.Convert(new string('a', YamlJson.MaxLength + 1))).Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("# nothing\n")]
    public void Nothing_stays_nothing(string yaml) => Assert.Equal("", YamlJson.Convert(yaml));
}
