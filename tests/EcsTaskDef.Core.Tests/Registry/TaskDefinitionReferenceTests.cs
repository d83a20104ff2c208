using EcsTaskDef.Errors;
using EcsTaskDef.Registry;
using Xunit;

namespace EcsTaskDef.Core.Tests.Registry;

[Trait("Category", "Fast")]
public sealed class TaskDefinitionReferenceTests
{
    [Theory]
    [InlineData("web", "web", null, null)]
    [InlineData("web:3", "web", 3, null)]
    [InlineData("web:0003", "web", 3, null)]
    [InlineData("web:2147483647", "web", int.MaxValue, null)]
    [InlineData("arn:aws:ecs:eu-west-1:123456789012:task-definition/web:3", "web", 3, "aws eu-west-1 123456789012")]
    [InlineData("arn:aws-cn:ecs:cn-north-1:123456789012:task-definition/web", "web", null, "aws-cn cn-north-1 123456789012")]
    [InlineData("task-definition/web:3", "web", 3, null)]
    [InlineData("arn:aws:s3:eu-west-1:123456789012:task-definition/web:3", "arn:aws:s3:eu-west-1:123456789012:task-definition/web", 3, null)]
    [InlineData("a:b:3", "a:b", 3, null)]
    public void A_name_is_taken_apart(string text, string family, int? revision, string? place)
    {
        TaskDefinitionReference reference = TaskDefinitionReference.Parse(text);
        Assert.Equal(family, reference.Family);
        Assert.Equal(revision, reference.Revision);
        Assert.Equal(place, reference.Place is { } p ? $"{p.Partition} {p.Region} {p.Account}" : null);
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
    [InlineData("arn:aws:ecs:eu-west-1:123456789012:cluster/x")]
    public void A_revision_that_is_no_positive_number_is_refused(string text)
    {
        Assert.Null(TaskDefinitionReference.TryParse(text));
        EcsException refusal = Assert.Throws<EcsException>(() => TaskDefinitionReference.Parse(text));
        Assert.Equal(("InvalidParameterException", "Invalid task definition: Invalid revision number."), (refusal.Code, refusal.Message));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \t")]
    public void A_blank_name_is_refused(string? text)
    {
        EcsException refusal = Assert.Throws<EcsException>(() => TaskDefinitionReference.Parse(text));
        Assert.Equal(("InvalidParameterException", "Task Definition can not be blank."), (refusal.Code, refusal.Message));
    }
}
