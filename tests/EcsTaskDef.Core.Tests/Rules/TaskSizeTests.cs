namespace EcsTaskDef.Core.Tests.Rules;

[Trait("Category", "Fast")]
public sealed class TaskSizeTests
{
    [Theory]
    [InlineData("256", "256")]
    [InlineData("0256", "256")]
    [InlineData("0.25 vCPU", "256")]
    [InlineData(".25vcpu", "256")]
    [InlineData("1 VCPU", "1024")]
    [InlineData("1.5 vCPU", "1536")]
    [InlineData("4  vCPU", "4096")]
    public void Units_and_vCPUs_are_sizes(string text, string units) => Assert.Equal(units, TaskSize.NormalizeCpu(text));

    [Theory]
    [InlineData("512", "512")]
    [InlineData("0.5 GB", "512")]
    [InlineData("2GB", "2048")]
    [InlineData("30 gb", "30720")]
    public void MiB_and_GB_are_sizes(string text, string mib) => Assert.Equal(mib, TaskSize.NormalizeMemory(text));

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("vCPU")]
    [InlineData(".vCPU")]
    [InlineData("1. vCPU")]
    [InlineData("0.25")]
    [InlineData("-256")]
    [InlineData("256 ")]
    [InlineData("256\n")]
    [InlineData("1,5 vCPU")]
    [InlineData("1e3")]
    [InlineData("٢٥٦")]
    [InlineData("1 GB")]
    public void Other_texts_are_no_cpu(string text) => Assert.Null(TaskSize.NormalizeCpu(text));

    [Theory]
    [InlineData("1 vCPU")]
    [InlineData("1 MB")]
    [InlineData("GB")]
    [InlineData("0.5")]
    public void Other_texts_are_no_memory(string text) => Assert.Null(TaskSize.NormalizeMemory(text));
}
