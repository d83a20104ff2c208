using EcsTaskDef.Rules.Parsing;

namespace EcsTaskDef.Core.Tests.Model;

[Trait("Category", "Fast")]
public sealed class TaskDefinitionReferenceTests
{
    private static readonly Identifiers s_identifiers = new("eu-west-1", static () => "123456789012");

    [Theory]
    [InlineData("web", "web", null)]
    [InlineData("web:3", "web", 3)]
    [InlineData("web:0003", "web", 3)]
    [InlineData("web:2147483647", "web", int.MaxValue)]
    [InlineData("arn:3", "arn", 3)]
    [InlineData("arn:aws:ecs:eu-west-1:123456789012:task-definition/web:3", "web", 3)]
    [InlineData("arn:aws:ecs:eu-west-1:123456789012:task-definition/web", "web", null)]
    [InlineData("arn:aws:ecs:eu-west-1::task-definition/web:3", "web", 3)]
    [InlineData("task-definition/web:3", "web", 3)]
    public void A_name_is_parsed(string text, string family, int? revision)
    {
        foreach (bool toStart in new[] { false, true })
        {
            TaskDefinitionReference reference = s_identifiers.TaskDefinition(text, toStart);
            Assert.Equal((family, revision), (reference.Family, reference.Revision));
        }

        if (revision is null) Assert.Null(s_identifiers.TryRevision(text, out _));
        else Assert.Equal(
            (family, revision),
            (s_identifiers.TryRevision(text, out bool isElsewhere)!.Family, s_identifiers.TryRevision(text, out isElsewhere)!.Revision));
    }

    [Theory]
    [InlineData("web:")]
    [InlineData("web:0")]
    [InlineData("web:-1")]
    [InlineData("web:+1")]
    [InlineData("web: 1")]
    [InlineData("web:1 ")]
    [InlineData("web:x")]
    [InlineData("web:1,000")]
    [InlineData("web:٣")]
    [InlineData("web:2147483648")]
    public void A_revision_that_is_no_positive_number_is_refused(string text)
    {
        Assert.Null(s_identifiers.TryRevision(text, out _));
        EcsException refusal = Assert.Throws<EcsException>(() => s_identifiers.TaskDefinition(text, toStart: false));
        Assert.Equal(("InvalidParameterException", "Invalid task definition: Invalid revision number."), (refusal.Code, refusal.Message));
        refusal = Assert.Throws<EcsException>(() => s_identifiers.TaskDefinition(text, toStart: true));
        Assert.Equal(("InvalidParameterException", "Invalid revision number."), (refusal.Code, refusal.Message));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \t")]
    public void A_blank_name_is_refused(string? text)
    {
        EcsException refusal = Assert.Throws<EcsException>(() => s_identifiers.TaskDefinition(text, toStart: false));
        Assert.Equal(("InvalidParameterException", "Task Definition can not be blank."), (refusal.Code, refusal.Message));
    }
}
