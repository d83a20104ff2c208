using EcsTaskDef.Rules.Vocabulary;

namespace EcsTaskDef.Rules.Refusals;

/// <summary>
/// Every container knows its memory: its own (not zero) or the task's; the reservation is not above the limit.
/// Evidence: docs/ECS.md §3.3 [captured]; equal is allowed (§11, 5) [captured]; anything above 0 is accepted [rec][seen],
/// text for the rest [guess]. The 4 or 6 MiB of the model are Docker's, when the container starts, so they are advice.
/// </summary>
internal static class ContainerMemoryRule
{
    public static readonly Rule Missing = Rule.Refuses(nameof(SR.MemoryMissing), "[captured]");
    public static readonly Rule BelowReservation = Rule.Refuses(nameof(SR.MemoryBelowReservation), "[captured]");
    public static readonly Rule TooSmall = Rule.Refuses(nameof(SR.ContainerMemoryTooSmall), "limit [rec][seen], text ours: [guess]");

    public static readonly Rule Low = Rule.Warns(nameof(SR.ContainerMemoryLow), "limit [model]");

    private const int MinDockerMemory = 6;

    public static void Check(Candidate candidate, Report report)
    {
        for (int i = 0; i < candidate.Containers.Count; i++)
        {
            ContainerDefinition container = candidate.Containers[i];
            (int memory, int reservation) = (container.Memory ?? 0, container.MemoryReservation ?? 0);
            if (memory == 0 && reservation == 0 && candidate.Request.Memory is null)
            {
                report.Add(Missing, Candidate.Path(i), container.Name);
            }
            else if (container.Memory <= 0)
            {
                report.Add(TooSmall, Candidate.Path(i) + ".memory", "memory", container.Name);
            }
            else if (container.MemoryReservation <= 0)
            {
                report.Add(TooSmall, Candidate.Path(i) + ".memoryReservation", "memoryReservation", container.Name);
            }
            else if (memory != 0 && reservation > memory)
            {
                report.Add(BelowReservation, Candidate.Path(i) + ".memoryReservation", container.Name);
            }
        }
    }

    /// <summary>What is accepted and will not run everywhere.</summary>
    public static void Advise(Candidate candidate, Report report)
    {
        for (int i = 0; i < candidate.Containers.Count; i++)
        {
            if (candidate.Containers[i].Memory is { } memory and > 0 and < MinDockerMemory)
                report.Add(Low, Candidate.Path(i) + ".memory", candidate.Containers[i].Name, memory);
        }
    }
}
