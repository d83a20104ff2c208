using EcsTaskDef.Storage.Json;

namespace EcsTaskDef.Core.Tests.Storage.Windows;

public sealed class DiskTroubleTests
{
    [Theory]
    [InlineData(4, "Close some programs")]
    [InlineData(5, "Give this user the right")]
    [InlineData(19, "mount it for writing")]
    [InlineData(21, "The drive is not ready")]
    [InlineData(23, "The disk reports errors")]
    [InlineData(29, "The disk reports errors")]
    [InlineData(31, "The disk reports errors")]
    [InlineData(32, "Close the program that has the file open")]
    [InlineData(33, "Close the program that has the file open")]
    [InlineData(39, "Make room")]
    [InlineData(112, "Make room")]
    [InlineData(123, "has a name that the file system does not take")]
    [InlineData(206, "Its path is too long")]
    [InlineData(1117, "The disk reports errors")]
    [InlineData(1295, "Make room")]
    [InlineData(1392, "The disk reports errors")]
    public void An_error_of_Windows_has_an_advice(int number, string advice) =>
        Assert.Contains(
            advice, DiskTrouble.Describe(new IOException("It does not work.", unchecked((int)0x80070000) | number)),
            StringComparison.Ordinal);

    [Theory]
    [InlineData(5, "The disk reports errors")]
    [InlineData(13, "Give this user the right")]
    [InlineData(21, "It does not work.")]
    [InlineData(28, "Make room")]
    [InlineData(32, "It does not work.")]
    public void A_number_of_Unix_is_not_taken_for_one_of_Windows(int number, string advice)
    {
        string text = DiskTrouble.Describe(new IOException("It does not work.", number));
        Assert.Contains(advice, text, StringComparison.Ordinal);
        Assert.DoesNotContain("drive", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Close the program", text, StringComparison.Ordinal);
    }
}
