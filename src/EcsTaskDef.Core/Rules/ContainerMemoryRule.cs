using EcsTaskDef.Errors;
using EcsTaskDef.Model;

namespace EcsTaskDef.Rules;

/// <summary>
/// Every container knows its memory: its own (not zero) or the task's; the reservation is not above the limit.
/// Evidence: ECS semantics §3.3 [captured]; equal is allowed (§11, 5) [captured]; at least 4 MiB with every Docker, text
/// [guess], and 6 with newer ones [model]: what only newer ones refuse is advice.
/// </summary>
internal static class ContainerMemoryRule
{
    public static readonly Rule Missing = Rule.Refuses(nameof(SR.MemoryMissing), "[captured]");
    public static readonly Rule BelowReservation = Rule.Refuses(nameof(SR.MemoryBelowReservation), "[captured]");
    public static readonly Rule TooSmall = Rule.Refuses(nameof(SR.ContainerMemoryTooSmall), "limit [model], text [guess]");

    public static readonly Rule Low = Rule.Warns(nameof(SR.ContainerMemoryLow), "limit [model]");

    private const int MinMemory = 4;
    private const int MinMemoryToday = 6;

    public static void Check(Candidate candidate, Report report)
    {
        for (int i = 0; i < candidate.Containers.Count; i++)
        {
            ContainerDefinition container = candidate.Containers[i];
            (int memory, int reservation) = (container.Memory ?? 0, container.MemoryReservation ?? 0);
            if (memory == 0 && reservation == 0)
            {
                if (candidate.Request.Memory is null) report.Add(Missing, Candidate.Path(i), container.Name);
            }
            else if (memory != 0 && memory < MinMemory)
            {
                report.Add(TooSmall, Candidate.Path(i) + ".memory", container.Name);
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
            if (candidate.Containers[i].Memory is { } memory and >= MinMemory and < MinMemoryToday)
                report.Add(Low, Candidate.Path(i) + ".memory", candidate.Containers[i].Name, memory);
        }
    }
}
