using EcsTaskDef.Errors;
using EcsTaskDef.Model;

namespace EcsTaskDef.Rules;

/// <summary>
/// The containers fit into the task. Evidence: ECS semantics §3.3: container memory and CPU sum [bench]; memory sum [model],
/// text [guess]; range of the task's CPU [model], text by pattern [guess]. What a container takes is its reservation or,
/// without one, its limit. Windows containers ignore the task's size [model], so nothing is compared there.
/// </summary>
internal static class TaskSumRule
{
    public static readonly Rule CpuOutOfRange = Rule.RefusesParameter(nameof(SR.TaskCpuOutOfRange), "range [model], text by pattern [guess]");
    public static readonly Rule ContainerMemory = Rule.Refuses(nameof(SR.ContainerMemoryAboveTask), "[bench]");
    public static readonly Rule CpuSum = Rule.Refuses(nameof(SR.CpuSumAboveTask), "[bench]");
    public static readonly Rule MemorySum = Rule.Refuses(nameof(SR.MemorySumAboveTask), "rule [model], text [guess]");

    private const long MinCpu = 128;
    private const long MaxCpu = 196608;

    public static void Check(Candidate candidate, Report report)
    {
        if (candidate.IsWindows) return;
        if (candidate.Cpu is { } units && !candidate.AsksFargate && units is < MinCpu or > MaxCpu) report.Add(CpuOutOfRange, "$.cpu");

        long cpu = 0, memory = 0;
        bool isMemoryExceeded = false;
        for (int i = 0; i < candidate.Containers.Count; i++)
        {
            ContainerDefinition container = candidate.Containers[i];
            cpu += container.Cpu ?? 0;
            memory += container.MemoryReservation ?? container.Memory ?? 0;
            if (container.Memory > candidate.Memory)
            {
                isMemoryExceeded = true;
                report.Add(ContainerMemory, Candidate.Path(i) + ".memory", container.Name);
            }
        }

        if (cpu > candidate.Cpu) report.Add(CpuSum, "$.cpu");
        if (memory > candidate.Memory && !isMemoryExceeded) report.Add(MemorySum, "$.memory");
    }
}
