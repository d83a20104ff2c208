using EcsTaskDef.Comparison;
using EcsTaskDef.PowerShell.Parameters;
using EcsTaskDef.PowerShell.Views;
using Xunit;

namespace EcsTaskDef.PowerShell.Tests;

public sealed class ComparisonTests
{
    [Theory]
    [InlineData("web", true)]
    [InlineData("web-1_a:3", true)]
    [InlineData("arn:aws:ecs:eu-west-1:000000000000:task-definition/web:3", true)]
    [InlineData("web.json", false)]
    [InlineData("./web", false)]
    [InlineData("web:0", false)]
    [InlineData("c:web", false)]
    [InlineData("", false)]
    public void A_name_is_told_from_a_path(string text, bool isRevision) =>
        Assert.Equal(isRevision, ComparedText.CanBeRevision(text));

    [Theory]
    [InlineData(DifferenceKind.Added, null, "r", "+", "", "<r>")]
    [InlineData(DifferenceKind.Removed, "l", null, "-", "<l>", "")]
    [InlineData(DifferenceKind.Changed, "l", "r", "~", "<l>", "<r>")]
    [InlineData(DifferenceKind.Equal, "l", "l", "=", "l", "l")]
    public void What_differs_has_a_mark_and_a_colour(DifferenceKind kind, string? left, string? right, string mark, string shownLeft, string shownRight)
    {
        TaskDefinitionDifference difference = new() { Path = "p", Kind = kind, Left = left, Right = right };
        Assert.Equal(mark, DifferenceView.Mark(difference));
        Assert.Equal(shownLeft, DifferenceView.Left(difference, "<", ">"));
        Assert.Equal(shownRight, DifferenceView.Right(difference, "<", ">"));
        Assert.Equal(left ?? "", DifferenceView.Left(difference, null, null));
    }
}
