using EcsTaskDef.PowerShell.Input;

namespace EcsTaskDef.PowerShell.Tests;

[Trait("Category", "Fast")]
public sealed class ComparisonTests
{
    [Theory]
    [InlineData("web", true)]
    [InlineData("web-1_a:3", true)]
    [InlineData("arn:aws:ecs:eu-west-1:000000000000:task-definition/web:3", true)]
    [InlineData("web.json", false)]
    [InlineData("./web", false)]
    [InlineData("web:0", true)]
    [InlineData("web:", false)]
    [InlineData("c:web", false)]
    [InlineData("", false)]
    public void A_name_is_told_from_a_path(string text, bool isRevision) =>
        Assert.Equal(isRevision, ComparedText.CanBeRevision(text));
}
