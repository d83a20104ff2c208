namespace EcsTaskDef.Core.Tests.Text;

/// <summary>What is wrong with a text that is no JSON is said in our words, with line and column.</summary>
[Trait("Category", "Fast")]
public sealed class JsonBreakTests
{
    [Theory]
    [InlineData("", "it is empty.")]
    [InlineData(" \r\n\t", "it is empty.")]
    [InlineData("{", "it ends at line 1, column 2, before its last bracket or quotation mark is closed.")]
    [InlineData("{\n \"family\": \"we", "it ends at line 2, column 15, before its last bracket or quotation mark is closed.")]
    [InlineData("tru", "it ends at line 1, column 4, before its last bracket or quotation mark is closed.")]
    [InlineData("{\"a\":1,\n}", "a comma stands before the closing bracket at line 2, column 1.")]
    [InlineData("[1, ]", "a comma stands before the closing bracket at line 1, column 5.")]
    [InlineData("{\n  oops\n}", "'o' is not expected at line 2, column 3.")]
    [InlineData("hello", "'h' is not expected at line 1, column 1.")]
    [InlineData("{} {}", "'{' is not expected at line 1, column 4.")]
    [InlineData("{\"a\":\"\u00e4\" \u00f6}", "'\u00f6' is not expected at line 1, column 10.")]
    [InlineData("{\"a\":\"x\ny\"}", "the end of the line is not expected at line 1, column 8.")]
    [InlineData("{\"a\":\"x\u0001\"}", "a control character is not expected at line 1, column 8.")]
    public void The_place_and_the_trouble_are_named(string text, string what)
    {
        Assert.Equal(what, JsonBreak.Find(Encoding.UTF8.GetBytes(text))?.What);
        EcsException error = Assert.Throws<EcsException>(() => EcsJson.Read<RegisterTaskDefinitionRequest>(Encoding.UTF8.GetBytes(text)));
        Assert.Equal((EcsErrorCodes.Serialization, "", "The input is not JSON: " + what), (error.Code, error.Message, error.Advice));
    }

    [Fact]
    public void Depth_is_named() => Assert.Equal(
        "it is nested more than 64 levels deep at line 1, column 65.", JsonBreak.Find(Encoding.UTF8.GetBytes(new string('[', 100)))?.What);

    [Fact]
    public void Places_begin_behind_a_byte_order_mark()
    {
        var marked = JsonBreak.Find(Encoding.UTF8.GetBytes("\uFEFFx"))!.Value;
        Assert.Equal((1, 1), (marked.Line, marked.Column));
    }

    [Fact]
    public void Json_has_none() => Assert.Null(JsonBreak.Find("{}"u8));
}
