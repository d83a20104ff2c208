using System.Collections.Generic;
using EcsTaskDef.Errors;
using EcsTaskDef.Model;

namespace EcsTaskDef.Rules;

/// <summary>
/// Task-level sizes can be read (<see cref="TaskSize"/>). Evidence: ECS semantics §3.3: cpu [captured], memory by pattern
/// [guess].
/// </summary>
internal static class TaskSizeRule
{
    public static IEnumerable<Finding> Check(RegisterTaskDefinitionRequest request)
    {
        if (request.Cpu is { } cpu && TaskSize.NormalizeCpu(cpu) is null)
            yield return Finding.InvalidParameter(nameof(TaskSizeRule), SR.CpuInvalid, "$.cpu", SR.AdviceCpu);
        if (request.Memory is { } memory && TaskSize.NormalizeMemory(memory) is null)
            yield return Finding.InvalidParameter(nameof(TaskSizeRule), SR.MemoryInvalid, "$.memory", SR.AdviceMemory);
    }
}
