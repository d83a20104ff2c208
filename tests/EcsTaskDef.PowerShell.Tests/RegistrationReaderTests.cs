using EcsTaskDef.PowerShell.Input;
using static EcsTaskDef.PowerShell.Tests.ObjectReaderTests;

namespace EcsTaskDef.PowerShell.Tests;

[Trait("Category", "Fast")]
public sealed class RegistrationReaderTests
{
    [Theory]
    [InlineData("""{"taskDefinition":{"family":"web","revision":3,"status":"ACTIVE"},"tags":[]}""")]
    [InlineData("""{"taskDefinition":{"family":"web"}}""")]
    [InlineData("""{"family":"web","taskDefinitionArn":"arn","revision":3,"compatibilities":["EC2"],"tags":[]}""")]
    public void A_description_becomes_a_registration(string json)
    {
        RegisterTaskDefinitionRequest request = Read(json);
        Assert.Equal("web", request.Family);
        Assert.Null(request.Tags);
        Assert.Null(NewerMembers.Of(request));
    }

    [Fact]
    public void The_tags_beside_a_description_come_along() =>
        Assert.Equal(
            "team=web",
            Assert.Single(Read("""{"taskDefinition":{"family":"web"},"tags":[{"key":"team","value":"web"}]}""").Tags!).ToString());

    [Fact]
    public void The_place_of_an_error_is_the_place_in_the_input()
    {
        EcsException error = Assert.Throws<EcsException>(() => Read("""{"taskDefinition":{"family":3}}"""));
        Assert.Equal("SerializationException", error.Code);
        Assert.Equal("$.taskDefinition.family", error.JsonPath);
        Assert.DoesNotContain("$.family", error.Advice ?? "", System.StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_list_of_tags_stays_in_a_registration() =>
        Assert.Empty(Read("""{"family":"web","tags":[]}""").Tags!);

    [Fact]
    public void An_object_may_be_wrapped_and_spelled_as_PowerShell_does()
    {
        RegisterTaskDefinitionRequest request = RegistrationReader.OfObject(
            Map(
                ("TaskDefinition", Map(("Family", "web"), ("Revision", 3), ("TaskDefinitionArn", "arn"))),
                ("Tags", new object[] { Map(("Key", "a"), ("Value", "b")) }), ("HttpStatusCode", 200)),
            new ObjectInspector()).Read();
        Assert.Equal("web", request.Family);
        Assert.Equal("a=b", request.Tags!.Single().ToString());
        Assert.Null(NewerMembers.Of(request));
    }

    [Fact]
    public void An_object_without_members_is_refused() =>
        Assert.Equal("NothingToRegister", Assert.Throws<EcsException>(() => RegistrationReader.OfObject(42, new ObjectInspector())).Code);

    private static RegisterTaskDefinitionRequest Read(string json) => RegistrationReader.OfJson(Encoding.UTF8.GetBytes(json)).Read();
}
