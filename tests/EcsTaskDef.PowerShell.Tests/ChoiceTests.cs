using EcsTaskDef.PowerShell.Input;

namespace EcsTaskDef.PowerShell.Tests;

[Trait("Category", "Fast")]
public class ChoiceTests
{
    [Theory]
    [InlineData("", new int[0])]
    [InlineData("  ", new int[0])]
    [InlineData("2", new[] { 1 })]
    [InlineData("1,3-5", new[] { 0, 2, 3, 4 })]
    [InlineData("5, 1 1", new[] { 0, 4 })]
    [InlineData("all", new[] { 0, 1, 2, 3, 4 })]
    [InlineData("ALL,2", new[] { 0, 1, 2, 3, 4 })]
    public void A_choice_is_numbers_ranges_or_all(string text, int[] chosen) => Assert.Equal(chosen, Choice.Parse(text, 5, single: false));

    [Theory]
    [InlineData("0")]
    [InlineData("6")]
    [InlineData("3-1")]
    [InlineData("1-")]
    [InlineData("-1")]
    [InlineData("x")]
    [InlineData("1-2-3")]
    [InlineData("99999999999")]
    public void Everything_else_is_none(string text) => Assert.Null(Choice.Parse(text, 5, single: false));

    [Fact]
    public void Of_one_there_is_one_at_most()
    {
        Assert.Null(Choice.Parse("1-2", 5, single: true));
        Assert.Equal(new[] { 2 }, Choice.Parse("3,3", 5, single: true));
    }
}
