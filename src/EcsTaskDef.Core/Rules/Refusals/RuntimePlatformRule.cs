using EcsTaskDef.Rules.Vocabulary;

namespace EcsTaskDef.Rules.Refusals;

/// <summary>
/// Processors: X86_64 or ARM64. Windows on ARM64 is accepted. Evidence: docs/ECS.md §3.3 [captured].
/// </summary>
internal static class RuntimePlatformRule
{
    public static readonly Rule CpuArchitecture = Rule.Refuses(nameof(SR.CpuArchitectureInvalid), "[captured]");

    public static void Check(Candidate candidate, Report report)
    {
        if (candidate.Request.RuntimePlatform?.CpuArchitecture is not (null or "" or CpuArchitectures.X64 or CpuArchitectures.Arm64))
            report.Add(CpuArchitecture, "$.runtimePlatform.cpuArchitecture");
    }
}
