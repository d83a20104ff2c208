using EcsTaskDef.Rules.Vocabulary;

namespace EcsTaskDef.Rules.Refusals;

/// <summary>
/// Where a definition could run. EC2 always; FARGATE where all of Fargate's rules hold, asked for or not; EXTERNAL without
/// a network interface of its own and without a port mapping that has a name [rec 2023 to 2026]; MANAGED_INSTANCES for Linux
/// tasks of a size with awsvpc or host. Evidence: docs/ECS.md §3.5 [captured], the rule for MANAGED_INSTANCES derived from
/// it [guess]. The order is unstable in ECS; ours is fixed.
/// </summary>
internal static class CompatibilityRule
{
    public static IReadOnlyList<string> Compatibilities(Candidate candidate)
    {
        List<string> result = new(4);
        if (!candidate.IsAwsVpc && !HasNamedPort(candidate)) result.Add(Model.Compatibilities.External);
        result.Add(Model.Compatibilities.Ec2);
        if (FargateRules.Hold(candidate)) result.Add(Model.Compatibilities.Fargate);
        bool sized = candidate.Cpu is not null && candidate.Memory is not null;
        if (sized && !candidate.IsWindows && (candidate.IsAwsVpc || candidate.IsHost)) result.Add(Model.Compatibilities.ManagedInstances);
        return result;
    }

    // Names are for Service Connect, which external instances do not have.
    private static bool HasNamedPort(Candidate candidate)
    {
        for (int i = 0; i < candidate.Containers.Count; i++)
        {
            if (candidate.Containers[i].PortMappings is not { } ports) continue;
            for (int j = 0; j < ports.Count; j++)
            {
                if (!string.IsNullOrEmpty(ports[j].Name)) return true;
            }
        }

        return false;
    }
}
