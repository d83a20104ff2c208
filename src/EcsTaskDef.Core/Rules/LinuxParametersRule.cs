using EcsTaskDef.Errors;
using EcsTaskDef.Model;

namespace EcsTaskDef.Rules;

/// <summary>
/// Swap: swappiness 0 to 100, maxSwap 0 or more. Evidence: ECS semantics §3.3 [model], texts [guess].
/// </summary>
internal static class LinuxParametersRule
{
    public static readonly Rule Swappiness = Rule.Refuses(nameof(SR.SwappinessOutOfRange), "range [model], text [guess]");
    public static readonly Rule MaxSwap = Rule.Refuses(nameof(SR.MaxSwapNegative), "range [model], text [guess]");

    public static void Check(Candidate candidate, Report report)
    {
        for (int i = 0; i < candidate.Containers.Count; i++)
        {
            ContainerDefinition container = candidate.Containers[i];
            if (container.LinuxParameters is not { } linux) continue;
            if (linux.Swappiness is < 0 or > 100) report.Add(Swappiness, Candidate.Path(i) + ".linuxParameters.swappiness", container.Name);
            if (linux.MaxSwap < 0) report.Add(MaxSwap, Candidate.Path(i) + ".linuxParameters.maxSwap", container.Name);
        }
    }
}
