using EcsTaskDef.Rules.Vocabulary;

namespace EcsTaskDef.Rules.Refusals;

/// <summary>
/// Task-level sizes can be read (<see cref="Model.TaskSize"/>). Evidence: docs/ECS.md §3.3: cpu
/// <c>Invalid 'cpu' setting for task.</c> [captured], memory by pattern [guess].
/// </summary>
internal static class TaskSizeRule
{
    public static readonly Rule Cpu = Rule.RefusesParameter(nameof(SR.CpuInvalid), "[captured]");
    public static readonly Rule Memory = Rule.RefusesParameter(nameof(SR.MemoryInvalid), "by pattern [guess]");

    public static void Check(Candidate candidate, Report report)
    {
        if (candidate.Request.Cpu is not null && candidate.Cpu is null) report.Add(Cpu, "$.cpu");
        if (candidate.Request.Memory is not null && candidate.Memory is null) report.Add(Memory, "$.memory");
    }
}
