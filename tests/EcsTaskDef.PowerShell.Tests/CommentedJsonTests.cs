using EcsTaskDef.PowerShell.Errors;
using EcsTaskDef.PowerShell.Input;

namespace EcsTaskDef.PowerShell.Tests;

/// <summary>Comments and needless commas of JSON become blanks, and nothing else changes its place.</summary>
[Trait("Category", "Fast")]
public sealed class CommentedJsonTests
{
    [Theory]
    [InlineData("""{"a":1}""", """{"a":1}""")]
    [InlineData("{ // one\n\"a\":1}", "{       \n\"a\":1}")]
    [InlineData("{/* one\r\ntwo */\"a\":1}", "{      \r\n      \"a\":1}")]
    [InlineData("""{"a":[1,2,],}""", """{"a":[1,2 ] }""")]
    [InlineData("{\"a\":1, // last\n}", "{\"a\":1         \n}")]
    [InlineData("""{"a":"// no /* comment */ ,}"}""", """{"a":"// no /* comment */ ,}"}""")]
    [InlineData("""{"a":"\"// no"}""", """{"a":"\"// no"}""")]
    [InlineData("{/*é𝄞*/\"a\":1}", "{       \"a\":1}")]
    [InlineData("""[,]""", """[,]""")]
    [InlineData("""{"a":,}""", """{"a":,}""")]
    [InlineData("""[1,,]""", """[1,,]""")]
    [InlineData("""{"a":1} /* no end""", """{"a":1} /* no end""")]
    [InlineData("""{"a":1/2}""", """{"a":1/2}""")]
    public void Blanks_stand_where_comments_stood(string given, string expected) =>
        Assert.Equal(expected, Encoding.UTF8.GetString(CommentedJson.Strict(Encoding.UTF8.GetBytes(given)).Span));

    [Theory]
    [InlineData("{", true)]
    [InlineData(" \n{\"a\":1}", true)]
    [InlineData("// a\n/* b */ {", true)]
    [InlineData("// a", false)]
    [InlineData("//server/share/web.json", false)]
    [InlineData("/* a", false)]
    [InlineData("web.json", false)]
    public void An_object_begins_behind_comments(string text, bool begins) => Assert.Equal(begins, JsonTextCollector.Begins(text));

    [Fact]
    public void Brackets_in_comments_and_texts_are_not_counted()
    {
        string[] lines = ["// {", "/* [", "*/ { // }", "\"a\": \"}\", /* } */", "\"b\": \"\\\"}//\"", "} // {"];
        var collector = new JsonTextCollector();
        Assert.All(lines[..^1], line => Assert.Empty(collector.Add(line)));

        // Comments before and behind it are no part of it, but its lines keep their numbers.
        Assert.Equal(["\n\n   { // }\n" + string.Join('\n', lines[3..5]) + "\n}     "], collector.Add(lines[^1]));
        Assert.Empty(collector.Add("// the end"));
        Assert.False(collector.IsOpen);
    }
}
