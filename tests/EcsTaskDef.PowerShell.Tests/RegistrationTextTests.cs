using EcsTaskDef.PowerShell.Input;
using EcsTaskDef.Rules.Vocabulary;

namespace EcsTaskDef.PowerShell.Tests;

[Trait("Category", "Fast")]
public sealed class RegistrationTextTests
{
    private const string Containers = "\"containerDefinitions\":[{\"name\":\"a\",\"image\":\"i:1\",\"memory\":64}]";

    [Theory]
    [InlineData("""{"taskDefinition":{"family":"web","cpu":3},"tags":[{"key":"a","value":"b"}]}""")]
    [InlineData("""{"tags":[{"key":"a","value":"b"}],"taskDefinition":{"family":"web","cpu":3}}""")]
    [InlineData(
        """{"note":"äöü 😀","taskDefinition":{"tags":[],"family":"web","cpu":3,"tags":[]},"more":[1,{}]"""
            + ""","tags":[{"key":"a","value":"b"}]}""")]
    [InlineData(
        "{\r\n  \"tags\": [\r\n    { \"key\": \"a\", \"value\": \"b\" }\r\n  ]\r\n,\r\n  \"taskDefinition\"\r\n: {\r\n    "
            + "\"revision\": 3, \"family\": \"web\"\r\n,\r\n\"cpu\": 3 }\r\n}\r\n")]
    [InlineData(
        """{"tags":[{"key":"a","value":"b"}],"taskDefinition":{"family":"web","cpu":3,"revision":7}"""
            + ""","taskDefinition":{"family":"web","cpu":3}}""")]
    public void What_is_kept_of_a_description_stays_where_it_was(string json)
    {
        TaskDefinitionFinding finding = Assert.Single(Review(Of(json)), static f => f.Rule == "MemberTypeWrong");
        Assert.Equal("$.taskDefinition.cpu", finding.JsonPath);
        string[] lines = json.Split('\n');
        Assert.StartsWith("\"cpu\"", lines[finding.Line!.Value - 1][(finding.Column!.Value - 1)..], System.StringComparison.Ordinal);

        RegisterTaskDefinitionRequest request = Of(json.Replace("\"cpu\":3", "\"cpu\":\"3\"").Replace("\"cpu\": 3", "\"cpu\":\"3\""))
            .Read();
        Assert.Equal("web", request.Family);
        Assert.Equal("3", request.Cpu);
        Assert.Equal("a=b", Assert.Single(request.Tags!).ToString());
        Assert.Null(NewerMembers.Of(request));
    }

    [Theory]
    [InlineData("""{"taskDefinition":{}}""")]
    [InlineData("""{"taskDefinition":{"revision":1,"tags":[]},"tags":[]}""")]
    [InlineData("""{"revision":1,"tags":[]}""")]
    public void A_description_may_hold_nothing(string json)
    {
        RegisterTaskDefinitionRequest request = Of(json).Read();
        Assert.Null(request.Tags);
        Assert.Null(NewerMembers.Of(request));
        Assert.Equal("web", Of(json).With("web", null).Read().Family);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[1]")]
    [InlineData("null")]
    [InlineData("{} {}")]
    public void What_is_no_object_stays_as_it_is(string json)
    {
        Registration text = Of(json).With("web", [new Tag { Key = "a", Value = "b" }]);
        Assert.Null(text.Family);
        Assert.Equal("SerializationException", Assert.Throws<EcsException>(text.Read).Code);
        Assert.Equal("InputNotJson", Assert.Single(Review(text)).Rule);
    }

    [Fact]
    public void A_family_from_elsewhere_has_no_line()
    {
        Registration text = Of("{" + Containers + ",\n\"family\":\"good\",\n\"cpu\":true}").With("b a d", null);
        Assert.Equal("b a d", text.Family);
        IReadOnlyList<TaskDefinitionFinding> findings = Review(text);
        TaskDefinitionFinding family = Assert.Single(findings, static f => f.JsonPath == "$.family");
        Assert.Null(family.Line);
        Assert.Null(family.Column);
        Assert.Equal(3, Assert.Single(findings, static f => f.JsonPath == "$.cpu").Line);
    }

    [Fact]
    public void Tags_from_elsewhere_are_merged_into_those_of_the_text()
    {
        Registration text = Of("{\"tags\":[{\"key\":\"a\",\"value\":\"1\",\"new\":2},{\"key\":\"b\",\"value\":\"1\"}]," + Containers + "}")
            .With(null, [new Tag { Key = "b", Value = "2" }, new Tag { Key = "c", Value = "3" }]);
        RegisterTaskDefinitionRequest request = text.Read();
        Assert.Equal(["a=1", "b=2", "c=3"], request.Tags!.Select(static tag => tag.ToString()));
        Assert.True(NewerMembers.Of(request.Tags![0])!.ContainsKey("new"));
    }

    [Fact]
    public void Tags_that_cannot_be_read_stay_for_the_review()
    {
        Registration text = Of("{\"family\":\"web\",\n\"tags\":[3]," + Containers + "}").With(null, [new Tag { Key = "b", Value = "2" }]);
        Assert.Equal(2, Assert.Single(Review(text), static f => f.JsonPath == "$.tags[0]").Line);
        Assert.Equal("$.tags[0]", Assert.Throws<EcsException>(text.Read).JsonPath);
    }

    [Fact]
    public void A_name_that_is_not_Unicode_is_an_error_of_ECS() =>
        Assert.Equal(
            "SerializationException", Assert.Throws<EcsException>(Of("""{"\ud800":1,"revision":2,"family":"\ud800"}""").Read).Code);

    [Fact]
    public void An_object_has_no_lines()
    {
        Registration text =
            RegistrationReader.OfObject(ObjectReaderTests.Map(("Family", "web"), ("ContainerDefintions", 1)), new ObjectInspector());
        Assert.NotEmpty(Review(text));
        Assert.All(Review(text), static finding => Assert.Null(finding.Line));
        Assert.Equal("web", text.Family);
    }

    private static Registration Of(string json) => RegistrationReader.OfJson(Encoding.UTF8.GetBytes(json));

    private static IReadOnlyList<TaskDefinitionFinding> Review(Registration text) => text.Review("000000000000", "us-east-1");
}
