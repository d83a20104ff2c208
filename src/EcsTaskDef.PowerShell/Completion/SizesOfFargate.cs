using System.Collections;

namespace EcsTaskDef.PowerShell.Completion;

/// <summary>Suggests the pairs of CPU and memory that Fargate has; other launch types take any.</summary>
internal static class SizesOfFargate
{
    /// <param name="member">Which of both is completed.</param>
    /// <param name="typed">The word so far.</param>
    /// <param name="line">The parameters on the line: the other one limits the choice.</param>
    public static IEnumerable<CompletionResult> Of(string member, string typed, IDictionary? line)
    {
        long? cpu = NumberOf(line, nameof(RegisterTaskDefinitionRequest.Cpu));
        long? memory = NumberOf(line, nameof(RegisterTaskDefinitionRequest.Memory));
        return member == nameof(RegisterTaskDefinitionRequest.Cpu)
            ? FargateSizes.Cpus
                .Where(one => memory is not { } given || FargateSizes.MemoriesOf(one).Any(size => size == given))
                .Select(one => Suggest(one, $"{one / 1024m:0.##} vCPU with {Range(FargateSizes.MemoriesOf(one))} MiB on Fargate", typed))
                .OfType<CompletionResult>()
            : (cpu is { } units ? FargateSizes.MemoriesOf(units) : FargateSizes.Cpus.SelectMany(static one => FargateSizes.MemoriesOf(one)))
                .Distinct().OrderBy(static one => one)
                .Select(one => Suggest(one, $"{one / 1024m:0.##} GB on Fargate with CPU {string.Join(", ", CpusOf(one, cpu))}", typed))
                .OfType<CompletionResult>();
    }

    private static IEnumerable<int> CpusOf(int memory, long? cpu) => FargateSizes.Cpus
        .Where(one => (cpu is null || one == cpu) && FargateSizes.MemoriesOf(one).Contains(memory));

    private static string Range(IReadOnlyList<int> sizes) => $"{sizes[0]} to {sizes[sizes.Count - 1]}";

    private static CompletionResult? Suggest(int value, string tooltip, string typed)
    {
        string text = value.ToString(CultureInfo.InvariantCulture);
        return Completion.Continues(text, typed) ? Completion.Of(text, tooltip) : null;
    }

    private static long? NumberOf(IDictionary? line, string name) => long.TryParse(
        PSValue.Text(line, name), NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? number : null;
}
