using EcsTaskDef.PowerShell.Errors;
using EcsTaskDef.PowerShell.Input;

namespace EcsTaskDef.PowerShell.Tests;

[Trait("Category", "Fast")]
public sealed class ParameterTests
{
    [Theory]
    [InlineData("10s", 10)]
    [InlineData("5m", 300)]
    [InlineData("1.5h", 5400)]
    [InlineData("2D", 172800)]
    [InlineData(" 0s ", 0)]
    [InlineData("00:05:00", 300)]
    public void A_length_of_time_is_read(string text, double seconds)
    {
        Assert.True(Duration.TryParse(text, out TimeSpan duration));
        Assert.Equal(seconds, duration.TotalSeconds);
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("5")]
    [InlineData("s")]
    [InlineData("5y")]
    [InlineData("-5m")]
    [InlineData("1e3s")]
    [InlineData("99999999999999d")]
    [InlineData("a:b")]
    public void What_is_no_length_of_time_is_not(string? text) => Assert.False(Duration.TryParse(text, out _));

    [Theory]
    [InlineData("web", "web", null, false, "web")]
    [InlineData("web:3", "web", "3", false, "web:3")]
    [InlineData("web:bad", "web", "bad", false, "web:bad")]
    [InlineData("arn:aws:ecs:us-east-1:000000000000:task-definition/web:3", "web", "3", true, "web:3")]
    [InlineData("arn:aws:ecs:us-east-1:000000000000:task-definition/web", "web", null, true, "web")]
    [InlineData("", "", null, false, "")]
    public void A_name_is_taken_apart(string text, string family, string? revision, bool isArn, string shown)
    {
        RevisionName name = RevisionName.Parse(text);
        Assert.Equal((text, family, revision, isArn, shown), (name.Text, name.Family, name.Revision, name.IsArn, name.Short));
    }

    [Fact]
    public void Lines_of_JSON_are_put_together()
    {
        var collector = new JsonTextCollector();
        Assert.Empty(collector.Add("{"));
        Assert.Empty(collector.Add("  \"a\": \"}\\\"}\","));
        Assert.True(collector.IsOpen);
        Assert.Equal(["{\n  \"a\": \"}\\\"}\",\n\"b\": [{}] }"], collector.Add("\"b\": [{}] }"));
        Assert.False(collector.IsOpen);
        Assert.Equal(["{}"], collector.Add("{}"));
    }

    public static TheoryData<string, string[]> Texts => new()
    {
        { "{ \"a\": 1 }\n\n{ \"a\": 2 }\n", ["{ \"a\": 1 }", "{ \"a\": 2 }"] },
        { "{}{} {}", ["{}", "{} ", "{}"] },
        { "[ {\n}, {} ]\n{}", ["[ {\n}, {} ]", "{}"] },
        { "{ \"a\": \"\n}\n{}", ["{ \"a\": \"\n}", "{}"] },
        { "{} x\n{}", ["{} x", "{}"] },
        { "{},{}\n", ["{},{}"] },
        { "x {}\ny\n{}", ["x {}", "y", "{}"] },
        { "{}}\n{}", ["{}}", "{}"] },
        { "\uFEFF{\r\n}\r\n", ["{\r\n}\r"] },
        { " \n\t\n", [] },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public void Text_has_the_same_values_however_it_comes(string text, string[] expected)
    {
        Assert.Equal(expected, new JsonTextCollector().Add(text).Select(static one => one.TrimStart('\n', ' ', '\t')));
        var byLine = new JsonTextCollector();
        Assert.Equal(expected, text.Split('\n').SelectMany(byLine.Add).Select(static one => one.TrimStart('\n', ' ', '\t')));
        Assert.False(byLine.IsOpen);
    }

    [Fact]
    public void What_is_not_complete_stays_open()
    {
        var collector = new JsonTextCollector();
        Assert.Equal(["{}"], collector.Add("{}\n{ \"a\": ["));
        Assert.True(collector.IsOpen);
        Assert.Equal("{ \"a\": [", collector.Take());
        Assert.False(collector.IsOpen);
    }

    [Theory]
    [InlineData(" {", true)]
    [InlineData("\uFEFF{", true)]
    [InlineData("web.json", false)]
    [InlineData("[", true)]
    [InlineData("[ {", true)]
    [InlineData("[]", true)]
    [InlineData("[ab].json", false)]
    [InlineData("", false)]
    public void Only_an_object_or_a_list_begins_JSON_text(string text, bool expected) =>
        Assert.Equal(expected, JsonTextCollector.Begins(text));
}
