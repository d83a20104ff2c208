using EcsTaskDef.Rules.Vocabulary;

namespace EcsTaskDef.Rules.Refusals;

/// <summary>
/// The containers fit into the task. Evidence: docs/ECS.md §3.3: container memory and CPU sum [bench][seen]; range of the
/// task's CPU [model], text by pattern [guess]. Of memory only the reservations are summed [seen 2025]: hard limits are
/// compared with the task one by one, and a limit does not stand in for a missing reservation [rec 2024]. Windows
/// containers ignore the task's size [model], so nothing is compared there.
/// </summary>
internal static class TaskSumRule
{
    public static readonly Rule CpuOutOfRange =
        Rule.RefusesParameter(nameof(SR.TaskCpuOutOfRange), "range [model], text by pattern [guess]");
    public static readonly Rule ContainerMemory = Rule.Refuses(nameof(SR.ContainerMemoryAboveTask), "[bench][seen]");
    public static readonly Rule CpuSum = Rule.Refuses(nameof(SR.CpuSumAboveTask), "[bench]");
    public static readonly Rule MemorySum = Rule.Refuses(nameof(SR.MemorySumAboveTask), "[seen]");

    private const long MinCpu = 128;
    private const long MaxCpu = 196608;

    public static void Check(Candidate candidate, Report report)
    {
        if (candidate.IsWindows) return;
        if (candidate.Cpu is { } units && !candidate.AsksFargate && units is < MinCpu or > MaxCpu) report.Add(CpuOutOfRange, "$.cpu");

        long cpu = 0, reserved = 0;
        for (int i = 0; i < candidate.Containers.Count; i++)
        {
            ContainerDefinition container = candidate.Containers[i];
            cpu += container.Cpu ?? 0;
            reserved += container.MemoryReservation ?? 0;
            if (container.Memory > candidate.Memory) report.Add(ContainerMemory, Candidate.Path(i) + ".memory", container.Name);
        }

        if (cpu > candidate.Cpu) report.Add(CpuSum, "$.cpu");
        if (reserved > candidate.Memory) report.Add(MemorySum, "$.memory");
    }
}
