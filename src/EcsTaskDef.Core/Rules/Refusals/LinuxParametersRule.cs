using EcsTaskDef.Rules.Vocabulary;

namespace EcsTaskDef.Rules.Refusals;

/// <summary>
/// Swap: swappiness 0 to 100, maxSwap 0 or more. Memory: a shared size of 0 or more MiB, a tmpfs of at least 1. Evidence:
/// docs/ECS.md §3.3 [model][kind], texts [guess].
/// </summary>
internal static class LinuxParametersRule
{
    public static readonly Rule Swappiness = Rule.Refuses(nameof(SR.SwappinessOutOfRange), "range [model], text [guess]");
    public static readonly Rule MaxSwap = Rule.Refuses(nameof(SR.MaxSwapNegative), "range [model], text [guess]");
    public static readonly Rule SharedMemory = Rule.Refuses(nameof(SR.SharedMemoryNegative), "rule [kind], text ours: [guess]");
    public static readonly Rule TmpfsSize = Rule.Refuses(nameof(SR.TmpfsSizeTooSmall), "rule [kind], text ours: [guess]");

    public static void Check(Candidate candidate, Report report)
    {
        for (int i = 0; i < candidate.Containers.Count; i++)
        {
            ContainerDefinition container = candidate.Containers[i];
            if (container.LinuxParameters is not { } linux) continue;
            string path = Candidate.Path(i) + ".linuxParameters";
            if (linux.Swappiness is < 0 or > 100) report.Add(Swappiness, path + ".swappiness", container.Name);
            if (linux.MaxSwap < 0) report.Add(MaxSwap, path + ".maxSwap", container.Name);
            if (linux.SharedMemorySize < 0) report.Add(SharedMemory, path + ".sharedMemorySize", container.Name);
            for (int j = 0; j < (linux.Tmpfs?.Count ?? 0); j++)
            {
                if (linux.Tmpfs![j].Size <= 0) report.Add(TmpfsSize, $"{path}.tmpfs[{j}].size", container.Name);
            }
        }
    }
}
